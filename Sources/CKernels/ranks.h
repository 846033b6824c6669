// Competition ranks of the units in each lane, as competitionRanks gives them.

/// Units up to which lanes are sorted side by side.
#define NETWORK_UNITS 4096

/// What 8 lanes hold beside plain numbers.
typedef struct {
    int has_missing, has_huge;
} key_kinds;

/// Scores as keys: doubles in their order whose last bits are replaced by the number of the unit.
INLINE key_kinds make_keys(const double *scores, size_t units, size_t lanes, size_t part, uint64_t low, v8d *keys) {
    v8l missing = 0, huge = 0;
    for (size_t unit = 0; unit < units; unit++) {
        v8d score = load_part(scores + unit * lanes, part) + 0.0;
        v8l is_missing = score != score;
        missing |= is_missing;
        huge |= absolute(score) >= 0x1p1023;
        keys[unit] = double_of((bits_of(is_missing ? (v8d)-0x1p1023 : score) & ~low) | unit);
    }
    return (key_kinds){any(missing), any(huge)};
}

/// Keys of one score but for its last bits, parted or joined by the whole score: a lane where they are not in order
/// is marked in `unsettled`.
///
/// - Returns: in which lanes the neighbours tie.
static v8l settled_ties(const double *scores, size_t lanes, size_t part, v8u units, v8u above, v8l doubted,
                        v8l *unsettled) {
    for (size_t lane = 0; lane < part; lane++) {
        if (!doubted[lane]) continue;
        if (scores[units[lane] * lanes + lane] == scores[above[lane] * lanes + lane]) continue;
        doubted[lane] = 0;
        (*unsettled)[lane] = -1;
    }
    return doubted;
}

/// Ranks from sorted keys, place by place: (units × 8), whatever the number of lanes of the scores.
///
/// - Returns: the lanes that are still to be ranked by whole scores.
INLINE v8l rank_keys(const double *scores, size_t units, size_t lanes, size_t part, uint32_t *ranks, const v8d *keys,
                     uint64_t low, int has_missing) {
    v8l unsettled = 0;
    v8u rank = 0, above = ~bits_of(keys[0]);
    for (size_t place = 0; place < units; place++) {
        v8u key = bits_of(keys[place]);
        v8l is_missing = has_missing ? (v8l)(keys[place] <= -0x1p1023) : (v8l)0;
        v8l is_tied = (v8l)(((key ^ above) & ~low) == 0) & ~is_missing;
        if (__builtin_expect(any(is_tied), 0))
            is_tied = settled_ties(scores, lanes, part, key & low, above & low, is_tied, &unsettled);
        rank = is_tied ? rank : (v8u)(place + 1);
        above = key;
        v8u unit = key & low;
        v8u shown = is_missing ? (v8u)0 : rank;
        for (size_t lane = 0; lane < 8; lane++) ranks[unit[lane] * 8 + lane] = (uint32_t)shown[lane];
    }
    return unsettled;
}

/// `part` lanes, 1...8, of all units.
INLINE void rank_group(const double *scores, size_t units, size_t lanes, size_t part, uint64_t low, uint32_t *ranks,
                       void *scratch) {
    v8d *keys = scratch;
    size_t places = (units + CK_BLOCK - 1) / CK_BLOCK * CK_BLOCK;
    uint32_t *group = (uint32_t *)(keys + places);
    key_kinds kinds = make_keys(scores, units, lanes, part, low, keys);
    if (kinds.has_huge) {
        for (size_t lane = 0; lane < part; lane++)
            rank_by_radix(scores + lane, units, lanes, ranks + lane, scratch);
        return;
    }
    for (size_t place = units; place < places; place++) keys[place] = -__builtin_inf();
    sort_doubles(keys, places);
    v8l unsettled = kinds.has_missing ? rank_keys(scores, units, lanes, part, group, keys, low, 1)
                                      : rank_keys(scores, units, lanes, part, group, keys, low, 0);
    for (size_t unit = 0; unit < units; unit++)
        for (size_t lane = 0; lane < part; lane++) ranks[unit * lanes + lane] = group[unit * 8 + lane];
    if (!any(unsettled)) return;
    ck_entry *entries = (ck_entry *)(group + units * 8);
    for (size_t lane = 0; lane < part; lane++) {
        if (!unsettled[lane]) continue;
        const uint64_t *sorted = (const uint64_t *)keys + lane;
        for (size_t place = 0; place < units; place++) entries[place].unit = (uint32_t)(sorted[place * 8] & low);
        rank_by_insertion(scores + lane, units, lanes, ranks + lane, entries);
    }
}

static void competition_ranks(const double *scores, size_t units, size_t lanes, uint32_t *ranks, void *scratch) {
    if (units == 0) return;
    uint64_t low = 1;
    while (low + 1 < units) low = 2 * low + 1;
    size_t lane = 0;
    if (units <= NETWORK_UNITS) {
#ifdef HAS_WORD_KEYS
        for (; units <= WORD_UNITS && lane + 16 <= lanes; lane += 16) {
            if (rank_word_group(scores + lane, units, lanes, ranks + lane, scratch)) continue;
            for (size_t half = lane; half <= lane + 8; half += 8)
                rank_group(scores + half, units, lanes, 8, low, ranks + half, scratch);
        }
#endif
        for (; lane + 8 <= lanes; lane += 8) rank_group(scores + lane, units, lanes, 8, low, ranks + lane, scratch);
        if (lane < lanes) rank_group(scores + lane, units, lanes, lanes - lane, low, ranks + lane, scratch);
        return;
    }
    for (; lane < lanes; lane++) rank_by_radix(scores + lane, units, lanes, ranks + lane, scratch);
}
