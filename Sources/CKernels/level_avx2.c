#if defined(__x86_64__)
#define LEVEL_TABLE ck_kernels_avx2
#define LEVEL_TARGET "avx2"
#include "level.h"
#endif
