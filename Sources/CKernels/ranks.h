// Competition ranks of the units in each lane, as competitionRanks gives them.

/// Units up to which lanes are sorted side by side.
#define NETWORK_UNITS 4096

/// A word that falls as the score rises, NaN last; both zeros alike.
INLINE uint64_t descending_word(double score) {
    if (score != score) return ~(uint64_t)0;
    uint64_t bits = __builtin_bit_cast(uint64_t, score + 0.0);
    return bits >> 63 ? bits : ~bits & 0x7FFFFFFFFFFFFFFFu;
}

/// Writes the ranks of one lane from its units in order.
INLINE void rank_entries(const ck_entry *entries, size_t units, size_t lanes, uint32_t *ranks) {
    uint32_t rank = 1;
    for (size_t place = 0; place < units; place++) {
        if (place > 0 && entries[place].key != entries[place - 1].key) rank = (uint32_t)place + 1;
        ranks[entries[place].unit * lanes] = entries[place].key == ~(uint64_t)0 ? 0 : rank;
    }
}

/// One lane by itself: a radix sort, byte by byte, that leaves out bytes which all keys share.
static void rank_by_radix(const double *scores, size_t units, size_t lanes, uint32_t *ranks, ck_entry *entries) {
    uint32_t counts[8][256] = {{0}};
    ck_entry *from = entries, *to = entries + units;
    for (size_t unit = 0; unit < units; unit++) {
        uint64_t key = descending_word(scores[unit * lanes]);
        from[unit] = (ck_entry){key, (uint32_t)unit};
        for (int byte = 0; byte < 8; byte++) counts[byte][key >> (8 * byte) & 255]++;
    }
    for (int byte = 0; byte < 8; byte++) {
        uint32_t *places = counts[byte], sum = 0;
        if (places[from[0].key >> (8 * byte) & 255] == units) continue;
        for (int value = 0; value < 256; value++) {
            uint32_t count = places[value];
            places[value] = sum;
            sum += count;
        }
        for (size_t unit = 0; unit < units; unit++) to[places[from[unit].key >> (8 * byte) & 255]++] = from[unit];
        ck_entry *other = from;
        from = to;
        to = other;
    }
    rank_entries(from, units, lanes, ranks);
}

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

/// One lane whose keys are sorted: an insertion sort by the whole scores sets right what the keys left open.
static void rank_by_insertion(const double *scores, size_t units, size_t lanes, uint32_t *ranks, const double *keys,
                              uint64_t low, ck_entry *entries) {
    for (size_t place = 0; place < units; place++) {
        uint32_t unit = (uint32_t)(__builtin_bit_cast(uint64_t, keys[place * 8]) & low);
        uint64_t key = descending_word(scores[unit * lanes]);
        size_t to = place;
        for (; to > 0 && entries[to - 1].key > key; to--) entries[to] = entries[to - 1];
        entries[to] = (ck_entry){key, unit};
    }
    rank_entries(entries, units, lanes, ranks);
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
    sort_lanes(keys, places);
    v8l unsettled = kinds.has_missing ? rank_keys(scores, units, lanes, part, group, keys, low, 1)
                                      : rank_keys(scores, units, lanes, part, group, keys, low, 0);
    for (size_t unit = 0; unit < units; unit++)
        for (size_t lane = 0; lane < part; lane++) ranks[unit * lanes + lane] = group[unit * 8 + lane];
    if (!any(unsettled)) return;
    ck_entry *entries = (ck_entry *)(group + units * 8);
    for (size_t lane = 0; lane < part; lane++)
        if (unsettled[lane])
            rank_by_insertion(scores + lane, units, lanes, ranks + lane, (const double *)keys + lane, low, entries);
}

static void competition_ranks(const double *scores, size_t units, size_t lanes, uint32_t *ranks, void *scratch) {
    if (units == 0) return;
    uint64_t low = 1;
    while (low + 1 < units) low = 2 * low + 1;
    size_t lane = 0;
    if (units <= NETWORK_UNITS) {
        for (; lane + 8 <= lanes; lane += 8) rank_group(scores + lane, units, lanes, 8, low, ranks + lane, scratch);
        if (lane < lanes) rank_group(scores + lane, units, lanes, lanes - lane, low, ranks + lane, scratch);
        return;
    }
    for (; lane < lanes; lane++) rank_by_radix(scores + lane, units, lanes, ranks + lane, scratch);
}
