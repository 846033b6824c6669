// Tables of how often a unit has a rank, and of which of two units ranks before the other.

typedef int16_t v32s __attribute__((ext_vector_type(32)));

static void count_ranks(const uint32_t *ranks, size_t units, size_t lanes, size_t bins, uint32_t *counts) {
    // Several units in turn: the next replicate often gives a unit the rank it had, and would wait for its count.
    size_t unit = 0;
    for (; unit + 4 <= units; unit += 4) {
        const uint32_t *from = ranks + unit * lanes;
        uint32_t *to = counts + unit * bins;
        for (size_t lane = 0; lane < lanes; lane++) {
            // A rank of 0 wraps around to the largest number.
            uint32_t a = from[lane] - 1, b = from[lanes + lane] - 1;
            uint32_t c = from[2 * lanes + lane] - 1, d = from[3 * lanes + lane] - 1;
            if (a < bins) to[a]++;
            if (b < bins) to[bins + b]++;
            if (c < bins) to[2 * bins + c]++;
            if (d < bins) to[3 * bins + d]++;
        }
    }
    for (; unit < units; unit++)
        for (size_t lane = 0; lane < lanes; lane++) {
            uint32_t bin = ranks[unit * lanes + lane] - 1;
            if (bin < bins) counts[unit * bins + bin]++;
        }
}

#define PAIR_VECTORS (CK_PAIR_LANES / 32)

INLINE v32s sign_of(v32s x) {
    return __builtin_elementwise_max(__builtin_elementwise_min(x, (v32s)1), (v32s)-1);
}

/// The signs of `after - before`, added up; lanes that both leave 0 add nothing.
INLINE uint32_t sign_sum(const v32s *before, const v32s *after, size_t vectors) {
    v32s sum = 0;
    for (size_t v = 0; v < vectors; v++) sum += sign_of(after[v] - before[v]);
    return (uint32_t)(int32_t)__builtin_reduce_add(sum);
}

/// 1 plus the sign of `after - before`, added up over the lanes where neither is 0.
INLINE uint32_t ranked_sum(const v32s *before, const v32s *after, size_t vectors) {
    v32s sum = 0;
    for (size_t v = 0; v < vectors; v++)
        sum += (sign_of(after[v] - before[v]) + 1) & (before[v] != 0) & (after[v] != 0);
    return (uint32_t)(int32_t)__builtin_reduce_add(sum);
}

/// Ranks of `part` lanes as words of 16 bits, filled up with 0.
///
/// - Returns: whether the unit has a rank in all of them.
INLINE int narrow_ranks(const uint32_t *ranks, size_t part, size_t vectors, int16_t *row) {
    int is_ranked = 1;
    for (size_t lane = 0; lane < part; lane++) {
        row[lane] = (int16_t)ranks[lane];
        is_ranked &= ranks[lane] != 0;
    }
    for (size_t lane = part; lane < vectors * 32; lane++) row[lane] = 0;
    return is_ranked;
}

INLINE void add_pairs(const v32s *table, const uint8_t *are_ranked, size_t units, size_t part, size_t vectors,
                      uint32_t *pairs) {
    for (size_t i = 0; i < units; i++) {
        const v32s *before = table + i * PAIR_VECTORS;
        for (size_t j = i + 1; j < units; j++) {
            const v32s *after = table + j * PAIR_VECTORS;
            if (are_ranked[i] & are_ranked[j])
                *pairs++ += (uint32_t)part + sign_sum(before, after, vectors);
            else
                *pairs++ += ranked_sum(before, after, vectors);
        }
    }
}

static void count_pairs(const uint32_t *ranks, size_t units, size_t lanes, uint32_t *pairs, void *scratch) {
    v32s *table = scratch;
    uint8_t *are_ranked = (uint8_t *)(table + units * PAIR_VECTORS);
    for (size_t start = 0; start < lanes; start += CK_PAIR_LANES) {
        size_t part = smaller(CK_PAIR_LANES, lanes - start), vectors = (part + 31) / 32;
        for (size_t unit = 0; unit < units; unit++) {
            int16_t *row = (int16_t *)(table + unit * PAIR_VECTORS);
            are_ranked[unit] = (uint8_t)narrow_ranks(ranks + unit * lanes + start, part, vectors, row);
        }
        if (vectors == PAIR_VECTORS)
            add_pairs(table, are_ranked, units, part, PAIR_VECTORS, pairs);
        else
            add_pairs(table, are_ranked, units, part, vectors, pairs);
    }
}
