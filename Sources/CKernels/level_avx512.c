#if defined(__x86_64__)
#define LEVEL_TABLE ck_kernels_avx512
#define LEVEL_TARGET "avx512f,avx512dq,avx512bw,avx512vl"
#define LEVEL_AVX512 1
#include "level.h"
#endif
