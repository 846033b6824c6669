// What the levels and the sizes of their scratch memory share.
#ifndef CK_LAYOUT_H
#define CK_LAYOUT_H

#include <stdint.h>

/// A unit beside a word that sorts as its score does.
typedef struct {
    uint64_t key;
    uint32_t unit;
} ck_entry;

/// Replicates whose pairs are counted at once.
#define CK_PAIR_LANES 256

#endif
