// What the levels and the sizes of their scratch memory share.
#ifndef CK_LAYOUT_H
#define CK_LAYOUT_H

#include <stdint.h>

/// A unit beside a word that sorts as its score does.
typedef struct {
    uint64_t key;
    uint32_t unit;
} ck_entry;

/// A vector of 8 lanes, in bytes, and how many lanes one tile of means has at most.
#define CK_VECTOR 64
#define CK_MEAN_LANES 64

/// Keys are sorted in blocks of so many.
#define CK_BLOCK 16

/// Replicates whose pairs are counted at once.
#define CK_PAIR_LANES 256

#endif
