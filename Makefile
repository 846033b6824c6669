# What people type. `make` alone lists it.

MODEL ?= models/need
ARGS ?=
MIZAN := .build/release/mizan
DOCS_TESTS := $(shell ls Tests/MizanTests/Docs | sed -n 's/Tests\.swift$$//p' | paste -sd '|')
SWIFT_FILES := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.DELETE_ON_ERROR:
.PHONY: help rank release test check check-all lint format docs docs-check notebooks sanitize bench bootstrap

help:
	@echo 'make rank        build what is needed and print the ranking of $(MODEL) (ARGS="--top 20")'
	@echo 'make test        build with warnings as errors, run every test'
	@echo 'make check       format lint, notebooks, every test, those of docs/ too: what CI runs'
	@echo 'make check-all   the same, then the tests under sanitizers, then the benchmarks'
	@echo 'make docs        write the generated pages of docs/'
	@echo 'make bench       time the main operations beside their peers'
	@echo 'make lint        check the format of the source; make format mends it'
	@echo 'make bootstrap   install what the build needs from the system'

# The table alone goes to standard output, so that it can be piped.
rank: release
	@$(MIZAN) rank $(MODEL) $(ARGS)

# Made when a source is newer or was removed: a folder is newer then. SwiftPM alone takes a second to see
# that it has nothing to do.
release: .build/release.stamp

.build/release.stamp: $(shell find Package.swift Sources)
	@scripts/bootstrap
	@swift build -c release --product mizan >&2
	@touch $@

# Swift Testing's runner alone, and what tested code writes to standard error apart, so that the one summary is
# the last line; where a test fails, the rest is printed too.
test: bootstrap
	@swift build --build-tests
	@swift test --skip-build --disable-xctest 2>.build/test-errors.txt || { cat .build/test-errors.txt >&2; exit 1; }

check: lint notebooks
	@$(MAKE) --no-print-directory test

# Spark and the tests that take minutes too.
check-all:
	@scripts/cluster-engines spark
	@$(MAKE) --no-print-directory check MIZAN_LONG_TESTS=1
	@$(MAKE) --no-print-directory sanitize bench

lint: bootstrap
	@swift format lint --strict --recursive --parallel $(wildcard $(SWIFT_FILES))

format: bootstrap
	@swift format --in-place --recursive --parallel $(wildcard $(SWIFT_FILES))

# The tests that compare the pages write them instead.
docs: bootstrap
	@RECORD_SNAPSHOTS=1 swift test --disable-xctest --filter GeneratedPagesTests

# The pages of docs/ are checked by tests like any others; this runs those alone.
docs-check: bootstrap
	@swift test --disable-xctest --filter 'MizanTests\.($(DOCS_TESTS))Tests'

notebooks: release
	@$(MIZAN) notebook check README.md notebooks-md

# Own folders: a sanitizer rebuilds everything. Leaks are not looked for, since the test runner has some.
sanitize: bootstrap
	@ASAN_OPTIONS=detect_leaks=0 swift test --disable-xctest --sanitize address --scratch-path .build-address
	@swift test --disable-xctest --sanitize thread --scratch-path .build-thread

# Touched, since SwiftPM does not see by itself that the package beside it has new files.
bench: bootstrap
	@scripts/bench-peers
	@touch Benchmarks/Package.swift
	@swift run -c release --package-path Benchmarks Benchmarks $(ARGS)

bootstrap:
	@scripts/bootstrap
