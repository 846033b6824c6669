// Tables of how often a unit has a rank, and of which of two units ranks before the other.

typedef int16_t v32s __attribute__((ext_vector_type(32)));

static void count_ranks(const uint32_t *ranks, size_t units, size_t lanes, size_t bins, uint32_t *counts) {
    // Several units in turn: the next replicate often gives a unit the rank it had, and would wait for its count.
    size_t unit = 0;
    for (; unit + 4 <= units; unit += 4) {
        const uint32_t *from = ranks + unit * lanes;
        uint32_t *to = counts + unit * bins;
        for (size_t lane = 0; lane < lanes; lane++) {
            uint32_t a = from[lane], b = from[lanes + lane], c = from[2 * lanes + lane], d = from[3 * lanes + lane];
            if (a) to[a - 1]++;
            if (b) to[bins + b - 1]++;
            if (c) to[2 * bins + c - 1]++;
            if (d) to[3 * bins + d - 1]++;
        }
    }
    for (; unit < units; unit++)
        for (size_t lane = 0; lane < lanes; lane++) {
            uint32_t rank = ranks[unit * lanes + lane];
            if (rank) counts[unit * bins + rank - 1]++;
        }
}

#define PAIR_VECTORS (CK_PAIR_LANES / 32)

/// Adds 1 plus the sign of `after - before` in each lane, nothing in lanes where one of them is 0.
INLINE int32_t pair_sum(const v32s *before, const v32s *after) {
    v32s sum = 0;
    for (int v = 0; v < PAIR_VECTORS; v++) {
        v32s difference = after[v] - before[v];
        v32s sign = __builtin_elementwise_max(__builtin_elementwise_min(difference, (v32s)1), (v32s)-1);
        sum += sign;
    }
    return __builtin_reduce_add(sum);
}

INLINE int32_t partial_pair_sum(const v32s *before, const v32s *after) {
    v32s sum = 0;
    for (int v = 0; v < PAIR_VECTORS; v++) {
        v32s difference = after[v] - before[v];
        v32s sign = __builtin_elementwise_max(__builtin_elementwise_min(difference, (v32s)1), (v32s)-1);
        sum += (sign + 1) & (before[v] != 0) & (after[v] != 0);
    }
    return __builtin_reduce_add(sum);
}

static void count_pairs(const uint32_t *ranks, size_t units, size_t lanes, uint32_t *pairs, void *scratch) {
    v32s *table = scratch;
    for (size_t start = 0; start < lanes; start += CK_PAIR_LANES) {
        size_t part = smaller(CK_PAIR_LANES, lanes - start);
        int is_whole = part == CK_PAIR_LANES;
        for (size_t unit = 0; unit < units; unit++) {
            int16_t *row = (int16_t *)(table + unit * PAIR_VECTORS);
            int is_ranked = 1;
            for (size_t lane = 0; lane < CK_PAIR_LANES; lane++)
                row[lane] = lane < part ? (int16_t)ranks[unit * lanes + start + lane] : 0;
            for (size_t lane = 0; lane < part; lane++) is_ranked &= row[lane] != 0;
            is_whole &= is_ranked;
        }
        uint32_t *pair = pairs;
        for (size_t i = 0; i < units; i++) {
            const v32s *before = table + i * PAIR_VECTORS;
            if (is_whole)
                for (size_t j = i + 1; j < units; j++)
                    *pair++ += (uint32_t)(CK_PAIR_LANES + pair_sum(before, table + j * PAIR_VECTORS));
            else
                for (size_t j = i + 1; j < units; j++)
                    *pair++ += (uint32_t)partial_pair_sum(before, table + j * PAIR_VECTORS);
        }
    }
}
