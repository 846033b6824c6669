import ArgumentParser
import Mizan

/// What a verb reads before it can begin: a model of either form and its dataset.
struct LoadedModel {
    let model: AnyModel
    let dataset: Dataset
    /// The model file, as the user wrote it.
    let file: String
    /// The dataset's folder, as the user or the model wrote it.
    let folder: String
    let warnings: [Finding]

    /// Reads a model and its dataset; every finding of both is printed before the verb stops.
    init(_ path: String, data: String?) throws {
        file = LoadedModel.modelFile(path)
        let bytes = try Disk.bytes(of: file)
        let model = Result { [file] () throws(Findings) in try AnyModel.read(bytes, file: file) }
        let folder = data ?? LoadedModel.relative((try? model.get())?.data, to: file)
        guard let folder else {
            throw model.findings
        }
        guard let contents = try Disk.dataset(in: folder) else {
            throw DiskError("read", folder)
        }
        let dataset = Result { () throws(Findings) in try Dataset.read(contents) }
        guard case .success(let read) = dataset, case .success(let model) = model else {
            throw Findings(model.findings.list + dataset.findings.list)
        }
        let checked =
            switch model {
            case .need(let model): model.checked(against: read.dataset, file: file)
            case .index(let model): model.checked(against: read.dataset)
            }
        warnings = read.warnings + checked.filter { $0.severity == .warning }
        if checked.contains(where: { $0.severity == .error }) { throw Findings(read.warnings + checked) }
        self.model = model
        self.folder = folder
        self.dataset = read.dataset
    }

    /// `models/need` stands for `models/need/model.yaml`.
    static func modelFile(_ path: String) -> String {
        if path.hasSuffix(".yaml") || path.hasSuffix(".yml") { return path }
        return path.hasSuffix("/") ? path + "model.yaml" : path + "/model.yaml"
    }

    private static func relative(_ path: String?, to file: String) -> String? {
        guard let path else { return nil }
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return file[..<slash] + "/" + path
    }
}

/// A model that weighs evidence about each unit, and its dataset.
struct Run {
    let model: Model
    let dataset: Dataset
    /// The model file, as the user wrote it.
    let file: String
    /// The dataset's folder, as the user or the model wrote it.
    let folder: String
    let warnings: [Finding]

    init(_ model: Model, _ loaded: LoadedModel) {
        self.model = model.fitted(to: loaded.dataset)
        (dataset, file, folder) = (loaded.dataset, loaded.file, loaded.folder)
        warnings = loaded.warnings
    }

    /// - Throws: a usage error where the model is of the other form, which the verb does not know.
    init(_ path: String, data: String?) throws {
        let loaded = try LoadedModel(path, data: data)
        guard case .need(let model) = loaded.model else {
            throw ValidationError("\(loaded.file) is an index model, which this verb does not read")
        }
        self.init(model, loaded)
    }

    /// The period asked for, or the last one that the model has figures of.
    func period(_ text: String?) throws -> Period {
        guard let text else {
            guard let last = model.lastPeriod(in: dataset) else {
                throw ValidationError("the dataset has no observation that the model reads")
            }
            return last
        }
        return try Period.named(text)
    }
}

extension Result where Failure == Findings {
    fileprivate var findings: Findings {
        if case .failure(let findings) = self { return findings }
        return Findings([])
    }
}

extension RunOptions {
    func run() throws -> Run { try Run(model, data: data) }

    func loaded() throws -> LoadedModel { try LoadedModel(model, data: data) }

    /// The edition of these options.
    func edition(_ run: Run) throws -> Edition {
        guard at == nil, let asOf, let known = Vintage(asOf: asOf)?.lastYear else {
            return try edition(run, at: run.period(at))
        }
        // Without --at, the last period that was known on the date.
        return try edition(run, at: min(run.period(nil), Period(year: known)))
    }

    /// - Parameter mayBeEmpty: whether a period without a figure is no finding.
    func edition(_ run: Run, at period: Period, mayBeEmpty: Bool = false) throws -> Edition {
        let edition = Edition(
            of: run.model, from: run.dataset, at: period, vintage: try vintage, selection: try selection(run),
            audience: audience)
        if !mayBeEmpty, !edition.panel.hasFigures {
            throw Findings([
                Finding(
                    .noDataAtPeriod, file: run.file, message: "no unit has a figure at \(period)",
                    hint: "the dataset covers \(run.dataset.years)")
            ])
        }
        if edition.isEmpty { throw noUnit(run, edition.selection) }
        return edition
    }

    /// The edition of an index model: always of all its units, since they set each other's scale.
    func edition(of model: IndexModel, _ loaded: LoadedModel) throws -> IndexEdition {
        try edition(from: source(of: model, loaded))
    }

    func edition(from source: IndexSource) throws -> IndexEdition {
        guard let period = try at.map(Period.named) ?? source.periods.last else {
            throw ValidationError("the dataset has no observation that the model reads")
        }
        return try IndexEdition(from: source, at: period)
    }

    func source(of model: IndexModel, _ loaded: LoadedModel) throws -> IndexSource {
        try withoutEffect([
            ("--scope", scope != nil), ("--category", category != nil), ("--region", region != nil),
            ("--state", state != nil),
        ])
        return IndexSource(
            of: model, from: loaded.dataset, vintage: try vintage, audience: audience)
    }

    var vintage: Vintage {
        get throws {
            guard let asOf else { return Vintage() }
            guard let then = Vintage(asOf: asOf) else {
                throw ValidationError("--as-of takes a date: 2024-06-30")
            }
            return then
        }
    }

    /// No unit is of all that was asked for; where the scope alone is why, says so.
    private func noUnit(_ run: Run, _ selection: Edition.Selection) -> ValidationError {
        let wanted = [selection.scope?.rawValue, selection.category, selection.region, selection.state]
            .compactMap(\.self).joined(separator: ", ")
        var open = selection
        open.scope = nil
        let isElsewhere = run.dataset.units.contains {
            $0.kind == run.model.units.kind && open.holds($0)
        }
        return ValidationError(
            "no unit of the model is \(wanted)" + (isElsewhere ? "; --scope all has some" : ""))
    }
}

extension RunOptions {
    /// The units that the options choose.
    ///
    /// - Throws: a usage error for a name that no unit of the model's kind has, with the nearest that one has.
    func selection(_ run: Run) throws -> Edition.Selection {
        let units = run.dataset.units.filter { $0.kind == run.model.units.kind }
        func known(_ name: String?, _ what: String, _ key: (Dataset.Unit) -> String?) throws -> String? {
            guard let name else { return nil }
            let names = Set(units.compactMap(key)).sorted()
            guard names.contains(name) else { throw unknown(what, name, names) }
            return name
        }
        return Edition.Selection(
            scope: scope.map { $0.scope } ?? run.model.units.scope,
            category: try known(category, "category", \.category),
            region: try known(region, "region", \.region), state: try known(state, "state", \.country))
    }
}

extension ReplicateOptions {
    /// The doubt of an edition; nil without replicates.
    func uncertainty(of edition: Edition, isApart: Bool = true) throws(Findings) -> Uncertainty? {
        guard replicates > 0 else { return nil }
        return try Uncertainty(
            of: edition, replicates: replicates, seed: draws.seed, threads: draws.threadCount,
            isApart: isApart
        ).known(of: edition.model.name)
    }
}

extension ReplicateOptions {
    /// The doubt of an edition of an index; nil without replicates, or where the model states none.
    func uncertainty(of edition: IndexEdition, isApart: Bool = true) throws(Findings) -> Uncertainty? {
        guard replicates > 0 else { return nil }
        return try Uncertainty(
            of: edition, replicates: replicates, seed: draws.seed, threads: draws.threadCount,
            isApart: isApart)?.known(of: edition.model.name)
    }
}

extension Uncertainty {
    /// The doubt itself, unless all replicates failed: there are no ranks without bands.
    fileprivate func known(of model: String) throws(Findings) -> Uncertainty {
        guard tally.hasNothing else { return self }
        throw Findings([tally.nothing(in: model)])
    }
}

/// Refuses options that an index model, which ranks all of its units, cannot heed.
func withoutEffect(_ options: [(name: String, isGiven: Bool)]) throws {
    for option in options where option.isGiven {
        throw ValidationError("\(option.name) has no effect on an index model")
    }
}

/// A name that is not there, with the nearest that is.
func unknown(_ what: String, _ name: String, _ names: [String]) -> ValidationError {
    let near = Spelling.nearest(to: name, in: names).map { "; did you mean '\($0)'?" } ?? ""
    return ValidationError("there is no \(what) '\(name)'\(near)")
}

extension Period {
    /// The period that an option gives.
    static func named(_ text: String) throws -> Period {
        guard let period = Period(text) else {
            throw ValidationError("--at takes a year, quarter or month: 2024, 2024-Q3, 2024-07")
        }
        return period
    }
}
