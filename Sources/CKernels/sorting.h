// One lane by itself: its units in the order of their whole scores.

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

/// One lane whose units are nearly in order in `entries`: an insertion sort by whole scores sets right what is not.
static void rank_by_insertion(const double *scores, size_t units, size_t lanes, uint32_t *ranks, ck_entry *entries) {
    for (size_t place = 0; place < units; place++) {
        uint32_t unit = entries[place].unit;
        uint64_t key = descending_word(scores[unit * lanes]);
        size_t to = place;
        for (; to > 0 && entries[to - 1].key > key; to--) entries[to] = entries[to - 1];
        entries[to] = (ck_entry){key, unit};
    }
    rank_entries(entries, units, lanes, ranks);
}
