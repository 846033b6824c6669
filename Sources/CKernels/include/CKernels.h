// Loops over consecutive replicates ("lanes"), compiled once for each level of the processor.
//
// Goals, in order: the same bits as the scalar Swift functions of MizanNumerics at every level; speed.
// Hence no fused multiply-add, no reordered sum, no function of the C library's mathematics.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Where one random number of each replicate comes from: a key of Philox, a position, the first replicate.
typedef struct {
    uint32_t key0, key1;
    uint64_t position;
    uint32_t replicate;
} ck_draw;

/// The kernels of one level. Arrays do not overlap, unless "in place" is said.
typedef struct {
    void (*uniforms)(ck_draw draw, size_t count, double *out);
    /// -log of the uniform numbers.
    void (*exponentials)(ck_draw draw, size_t count, double *out);
    void (*normals)(ck_draw draw, size_t count, double *out);
    void (*gammas)(ck_draw draw, size_t count, double shape, double *out);

    /// In place or from one array to another.
    void (*log)(const double *x, size_t count, double *out);
    void (*exp)(const double *x, size_t count, double *out);
    /// exp(power · log(x)).
    void (*pow)(const double *x, size_t count, double power, double *out);
    /// To 12 significant digits, in place, up to a number that needs another way: how many were done,
    /// a multiple of 8 or `count`.
    size_t (*round12)(double *x, size_t count);

    /// sums[i] += weights[i] · value.
    void (*add_scaled)(double *sums, const double *weights, double value, size_t count);
    /// sums[i] += weights[i] · values[i].
    void (*add_products)(double *sums, const double *weights, const double *values, size_t count);
    /// Weighted means: values (units × children), weights (children × lanes) -> (units × lanes).
    /// `scratch` is aligned to 64 bytes and has ck_mean_scratch(units, children) of them.
    void (*means)(const double *values, const double *weights, size_t units, size_t children, size_t lanes,
                  double threshold, double *out, void *scratch);
    /// The same where values differ by lane: child c has values[offsets[c] ...], (units × lanes).
    /// `weight_stride` is `lanes`, or 0 for weights (children) that all lanes share.
    void (*lane_means)(const double *values, const size_t *offsets, const double *weights, size_t weight_stride,
                       size_t units, size_t children, size_t lanes, double threshold, double *out);

    /// Competition ranks, largest first, NaN = 0: (units × lanes) -> (units × lanes).
    /// `scratch` is aligned to 64 bytes and has ck_rank_scratch(units) of them.
    void (*ranks)(const double *scores, size_t units, size_t lanes, uint32_t *ranks, void *scratch);
    /// counts[unit · bins + rank - 1] += 1 for each rank from 1 to bins.
    void (*count_ranks)(const uint32_t *ranks, size_t units, size_t lanes, size_t bins, uint32_t *counts);
    /// For units i < j with ranks above 0: pairs += 2 where i ranks before j, += 1 where they tie; row by row
    /// without the diagonal. `scratch` is aligned to 64 bytes and has ck_pair_scratch(units) of them.
    void (*count_pairs)(const uint32_t *ranks, size_t units, size_t lanes, uint32_t *pairs, void *scratch);
} ck_kernels;

enum { ck_baseline = 0, ck_avx2 = 1, ck_avx512 = 2 };

/// The kernels of a level; NULL where this processor or this build has it not.
const ck_kernels *_Nullable ck_kernels_of(int level);

/// Those that every build has.
const ck_kernels *ck_baseline_kernels(void);

size_t ck_mean_scratch(size_t units, size_t children);
size_t ck_rank_scratch(size_t units);
size_t ck_pair_scratch(size_t units);

#pragma clang assume_nonnull end

#endif
