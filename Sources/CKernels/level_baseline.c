// What every processor of the architecture has: SSE2 on x86-64, NEON on arm64.
#define LEVEL_TABLE ck_kernels_baseline
#include "level.h"
