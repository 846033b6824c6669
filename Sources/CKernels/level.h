// All kernels, for the level whose file includes this: LEVEL_TABLE names its table, LEVEL_TARGET what its functions
// may use of the processor.
#include <stddef.h>
#include <stdint.h>
#ifdef LEVEL_AVX512
#include <immintrin.h>
#endif

#include "CKernels.h"
#include "layout.h"

#pragma STDC FP_CONTRACT OFF
// Vectors are passed to inlined functions alone, so that no call depends on how wide registers are.
#pragma clang diagnostic ignored "-Wpsabi"
#ifdef LEVEL_TARGET
#pragma clang attribute push(__attribute__((target(LEVEL_TARGET))), apply_to = function)
#endif

#include "lanes.h"
#include "elementary.h"
#include "draws.h"
#include "rounding.h"
#include "means.h"
#include "keys.h"
#include "sorting.h"
#include "word_ranks.h"
#include "ranks.h"
#include "counting.h"

#ifdef LEVEL_TARGET
#pragma clang attribute pop
#endif

extern const ck_kernels LEVEL_TABLE;
const ck_kernels LEVEL_TABLE = {
    .uniforms = uniforms,
    .exponentials = exponentials,
    .normals = normals,
    .gammas = gammas,
    .log = log_all,
    .exp = exp_all,
    .pow = pow_all,
    .round12 = round12,
    .add_scaled = add_scaled,
    .add_products = add_products,
    .means = means,
    .lane_means = lane_means,
    .ranks = competition_ranks,
    .count_ranks = count_ranks,
    .count_pairs = count_pairs,
};
