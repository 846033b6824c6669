// Competition ranks of up to 256 units by keys of 32 bits, 16 lanes at once: the place of the score between the largest
// and the smallest of its lane, in 24 bits, then the number of the unit.

#ifdef HAS_WORD_KEYS

#define WORD_UNITS 256
/// What the place of a missing score is, and the largest place of others.
#define MISSING_PLACE 0xFFFFFFu
#define LAST_PLACE 0xFFFFFEu
/// Lanes left unsettled by their keys up to which each is settled by itself.
#define FEW_LANES 2

typedef uint32_t v16w __attribute__((ext_vector_type(16)));
typedef int32_t v16i __attribute__((ext_vector_type(16)));

/// How the scores of 8 lanes become places.
typedef struct {
    v8d largest, scale;
} place_scale;

/// - Returns: whether every score can be placed: none is infinite or near it, and none differ by too little.
INLINE int find_scale(const double *scores, size_t units, size_t lanes, place_scale *scale, v8l *missing) {
    v8d largest = -__builtin_inf(), smallest = __builtin_inf();
    for (size_t unit = 0; unit < units; unit++) {
        v8d score = load(scores + unit * lanes);
        *missing |= score != score;
        // A missing score is neither above nor below another.
        largest = score > largest ? score : largest;
        smallest = score < smallest ? score : smallest;
    }
    v8d range = largest - smallest;
    v8l is_empty = ~(range > 0);
    scale->largest = largest;
    scale->scale = is_empty ? (v8d)0 : LAST_PLACE / range;
    v8l is_fit = (absolute(largest) < 0x1p1000) & (absolute(smallest) < 0x1p1000) & (is_empty | (range > 0x1p-900));
    // Where all is missing, nothing is to be placed.
    return !any(~(is_fit | (smallest > largest)));
}

INLINE void make_words(const double *scores, size_t units, size_t lanes, place_scale scale, uint32_t *keys) {
    for (size_t unit = 0; unit < units; unit++) {
        v8d score = load(scores + unit * lanes);
        // Adding 2^52 leaves the nearest whole number in the last bits.
        v8d place = (scale.largest - score) * scale.scale + 0x1p52;
        v8w bits = __builtin_convertvector(bits_of(place), v8w);
        v8w is_known = __builtin_convertvector(score == score, v8w);
        v8w key = (bits << 8 | (~is_known & 0xFFFFFF00u)) | (uint32_t)unit;
        __builtin_memcpy(keys + unit * 16, &key, sizeof key);
    }
}

/// Keys of one place are told apart or joined by their scores.
///
/// - Returns: the lanes where the neighbours tie; those where they do not are marked in `unsettled`.
static v16i settled_words(const double *scores, size_t lanes, v16w key, v16w above, v16i doubted, v16i *unsettled) {
    for (size_t lane = 0; lane < 16; lane++) {
        if (!doubted[lane]) continue;
        const double *column = scores + lane;
        if (column[(key[lane] & 255) * lanes] == column[(above[lane] & 255) * lanes]) continue;
        doubted[lane] = 0;
        (*unsettled)[lane] = -1;
    }
    return doubted;
}

/// Ranks (units × 16) from sorted keys.
///
/// - Returns: the lanes that are still to be ranked by whole scores.
INLINE v16i rank_words(const double *scores, size_t units, size_t lanes, uint32_t *ranks, const v16w *keys,
                       int has_missing) {
    const v16w lane_numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    v16i unsettled = 0;
    v16w rank = 0, above = ~keys[0];
    for (size_t place = 0; place < units; place++) {
        v16w key = keys[place];
        uint32_t to[16];
        v16w cells = (key & 255) * 16 + lane_numbers;
        __builtin_memcpy(to, &cells, sizeof to);
        v16i is_missing = has_missing ? (v16i)(key >= MISSING_PLACE << 8) : (v16i)0;
        v16i is_tied = (v16i)((key ^ above) < 256) & ~is_missing;
        if (__builtin_expect(has_missing || __builtin_reduce_or(is_tied) != 0, 0)) {
            is_tied = settled_words(scores, lanes, key, above, is_tied, &unsettled);
            rank = is_tied ? rank : (v16w)(uint32_t)(place + 1);
            v16w shown = is_missing ? (v16w)0 : rank;
            for (int lane = 0; lane < 16; lane++) ranks[to[lane]] = shown[lane];
        } else {
            rank = (uint32_t)(place + 1);
            for (int lane = 0; lane < 16; lane++) ranks[to[lane]] = (uint32_t)(place + 1);
        }
        above = key;
    }
    return unsettled;
}

/// 16 lanes of all units.
///
/// - Returns: false, and nothing is ranked, where the places are too coarse for the scores.
static int rank_word_group(const double *scores, size_t units, size_t lanes, uint32_t *ranks, void *scratch) {
    place_scale left, right;
    v8l missing = 0;
    if (!find_scale(scores, units, lanes, &left, &missing)) return 0;
    if (!find_scale(scores + 8, units, lanes, &right, &missing)) return 0;
    v16w *keys = scratch;
    size_t places = (units + CK_BLOCK - 1) / CK_BLOCK * CK_BLOCK;
    make_words(scores, units, lanes, left, (uint32_t *)keys);
    make_words(scores + 8, units, lanes, right, (uint32_t *)keys + 8);
    for (size_t place = units; place < places; place++) keys[place] = UINT32_MAX;
    sort_words(keys, places);
    uint32_t *group = (uint32_t *)(keys + places);
    v16i unsettled = any(missing) ? rank_words(scores, units, lanes, group, keys, 1)
                                  : rank_words(scores, units, lanes, group, keys, 0);
    if (-__builtin_reduce_add(unsettled) > FEW_LANES) return 0;
    for (size_t unit = 0; unit < units; unit++)
        __builtin_memcpy(ranks + unit * lanes, group + unit * 16, 16 * sizeof *group);
    ck_entry *entries = (ck_entry *)(group + units * 16);
    for (size_t lane = 0; lane < 16; lane++) {
        if (!unsettled[lane]) continue;
        for (size_t place = 0; place < units; place++) entries[place].unit = keys[place][lane] & 255;
        rank_by_insertion(scores + lane, units, lanes, ranks + lane, entries);
    }
    return 1;
}

#endif
