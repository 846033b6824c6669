#include "CKernels.h"
#include "layout.h"

extern const ck_kernels ck_kernels_baseline;
#if defined(__x86_64__)
extern const ck_kernels ck_kernels_avx2;
extern const ck_kernels ck_kernels_avx512;
#endif

const ck_kernels *ck_kernels_of(int level) {
    if (level == ck_baseline) return &ck_kernels_baseline;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (level == ck_avx2 && __builtin_cpu_supports("avx2")) return &ck_kernels_avx2;
    if (level == ck_avx512 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        return &ck_kernels_avx512;
#endif
    return NULL;
}

const ck_kernels *ck_baseline_kernels(void) { return &ck_kernels_baseline; }

size_t ck_mean_scratch(size_t units, size_t children) {
    return children * CK_MEAN_LANES * sizeof(double) + (units + children) * sizeof(uint32_t);
}

size_t ck_rank_scratch(size_t units) {
    size_t keys = (units + CK_BLOCK) * CK_VECTOR, ranks = units * 16 * sizeof(uint32_t);
    size_t network = keys + ranks + units * sizeof(ck_entry), sort = 2 * units * sizeof(ck_entry);
    return network > sort ? network : sort;
}

size_t ck_pair_scratch(size_t units) { return units * CK_PAIR_LANES * sizeof(int16_t); }
