// Batcher's odd-even merge sort of keys, the lanes side by side, first key first.
//
// Steps of a merge are taken two or three at a time, so that a key is loaded and stored once for them, not once each:
// memory, not comparing, is what bounds the sort. Included once for each kind of key, with NETWORK(name) what a
// function is called for that kind, KEY a register of such keys, KEY_PARTS the registers of all lanes of a key,
// KEY_FIRST and KEY_SECOND the one of two keys that comes first and the other, KEY_LAST one that comes after all.
//
// Reference: [Batcher1968]

INLINE void NETWORK(order)(KEY *first, KEY *second) {
    KEY a = *first, b = *second;
    *first = KEY_FIRST(a, b);
    *second = KEY_SECOND(a, b);
}

/// One part of the lanes of `count` keys; those beyond come after all others.
typedef struct {
    KEY *keys;
    size_t count;
} NETWORK(column);

INLINE KEY NETWORK(key_at)(NETWORK(column) column, size_t place, int may_be_beyond) {
    if (may_be_beyond && place >= column.count) return (KEY)KEY_LAST;
    return column.keys[place * KEY_PARTS];
}

INLINE void NETWORK(set_key)(NETWORK(column) column, size_t place, KEY key, int may_be_beyond) {
    if (may_be_beyond && place >= column.count) return;
    column.keys[place * KEY_PARTS] = key;
}

/// Merges two sorted runs of 4 keys.
INLINE void NETWORK(merge_four)(KEY u[8]) {
    for (int i = 0; i < 4; i++) NETWORK(order)(&u[i], &u[i + 4]);
    for (int i = 2; i < 4; i++) NETWORK(order)(&u[i], &u[i + 2]);
    for (int i = 1; i < 7; i += 2) NETWORK(order)(&u[i], &u[i + 1]);
}

/// Sorts 16 keys that follow each other.
INLINE void NETWORK(sort_block)(NETWORK(column) column, size_t start) {
    KEY u[16];
    for (int i = 0; i < 16; i++) u[i] = NETWORK(key_at)(column, start + (size_t)i, 0);
    for (int i = 0; i < 16; i += 2) NETWORK(order)(&u[i], &u[i + 1]);
    for (int i = 0; i < 16; i += 4) {
        NETWORK(order)(&u[i], &u[i + 2]);
        NETWORK(order)(&u[i + 1], &u[i + 3]);
        NETWORK(order)(&u[i + 1], &u[i + 2]);
    }
    NETWORK(merge_four)(u);
    NETWORK(merge_four)(u + 8);
    for (int i = 0; i < 8; i++) NETWORK(order)(&u[i], &u[i + 8]);
    for (int i = 4; i < 8; i++) NETWORK(order)(&u[i], &u[i + 4]);
    for (int i = 2; i < 14; i += 4) {
        NETWORK(order)(&u[i], &u[i + 2]);
        NETWORK(order)(&u[i + 1], &u[i + 3]);
    }
    for (int i = 1; i < 15; i += 2) NETWORK(order)(&u[i], &u[i + 1]);
    for (int i = 0; i < 16; i++) NETWORK(set_key)(column, start + (size_t)i, u[i], 0);
}

/// The first three steps of the merge of two runs of `length`: over distances length, length / 2, length / 4.
INLINE void NETWORK(begin_merge)(NETWORK(column) column, size_t start, size_t length, int may_be_beyond) {
    size_t part = length / 4;
    for (size_t i = start; i < start + part; i++) {
        KEY u[8];
        for (size_t m = 0; m < 8; m++) u[m] = NETWORK(key_at)(column, i + m * part, may_be_beyond);
        NETWORK(merge_four)(u);
        for (size_t m = 0; m < 8; m++) NETWORK(set_key)(column, i + m * part, u[m], may_be_beyond);
    }
}

/// The steps over distances 2 · part and part in a block of `size` keys.
INLINE void NETWORK(two_steps)(NETWORK(column) column, size_t start, size_t size, size_t part, int may_be_beyond) {
    for (size_t i = start; i < start + part; i++) {
        KEY u1 = NETWORK(key_at)(column, i + part, may_be_beyond);
        size_t place = i + 2 * part, last = i + size - 2 * part;
        for (; place < last; place += 4 * part) {
            KEY u2 = NETWORK(key_at)(column, place, may_be_beyond), u3 = NETWORK(key_at)(column, place + part, may_be_beyond);
            KEY u4 = NETWORK(key_at)(column, place + 2 * part, may_be_beyond);
            KEY u5 = NETWORK(key_at)(column, place + 3 * part, may_be_beyond);
            NETWORK(order)(&u2, &u4);
            NETWORK(order)(&u3, &u5);
            NETWORK(order)(&u1, &u2);
            NETWORK(order)(&u3, &u4);
            NETWORK(set_key)(column, place - part, u1, may_be_beyond);
            NETWORK(set_key)(column, place, u2, may_be_beyond);
            NETWORK(set_key)(column, place + part, u3, may_be_beyond);
            NETWORK(set_key)(column, place + 2 * part, u4, may_be_beyond);
            u1 = u5;
        }
        KEY u2 = NETWORK(key_at)(column, place, may_be_beyond);
        NETWORK(order)(&u1, &u2);
        NETWORK(set_key)(column, place - part, u1, may_be_beyond);
        NETWORK(set_key)(column, place, u2, may_be_beyond);
    }
}

/// The steps over distances 4 · part, 2 · part and part in a block of `size` keys.
INLINE void NETWORK(three_steps)(NETWORK(column) column, size_t start, size_t size, size_t part, int may_be_beyond) {
    for (size_t i = start; i < start + part; i++) {
        // u[0...2] are under way from the window before, at 1, 2 and 3 parts after its start.
        KEY u[11];
        for (size_t m = 0; m < 3; m++) u[m] = NETWORK(key_at)(column, i + (m + 1) * part, may_be_beyond);
        size_t place = i + part, last = i + size - 7 * part;
        for (; place < last; place += 8 * part) {
            for (size_t m = 3; m < 11; m++) u[m] = NETWORK(key_at)(column, place + m * part, may_be_beyond);
            for (int m = 3; m < 7; m++) NETWORK(order)(&u[m], &u[m + 4]);
            NETWORK(order)(&u[1], &u[3]);
            NETWORK(order)(&u[2], &u[4]);
            NETWORK(order)(&u[5], &u[7]);
            NETWORK(order)(&u[6], &u[8]);
            for (int m = 0; m < 8; m += 2) NETWORK(order)(&u[m], &u[m + 1]);
            for (size_t m = 0; m < 8; m++) NETWORK(set_key)(column, place + m * part, u[m], may_be_beyond);
            for (int m = 0; m < 3; m++) u[m] = u[m + 8];
        }
        for (size_t m = 3; m < 7; m++) u[m] = NETWORK(key_at)(column, place + m * part, may_be_beyond);
        NETWORK(order)(&u[1], &u[3]);
        NETWORK(order)(&u[2], &u[4]);
        for (int m = 0; m < 6; m += 2) NETWORK(order)(&u[m], &u[m + 1]);
        for (size_t m = 0; m < 7; m++) NETWORK(set_key)(column, place + m * part, u[m], may_be_beyond);
    }
}

INLINE void NETWORK(merge)(NETWORK(column) column, size_t start, size_t length, int may_be_beyond) {
    NETWORK(begin_merge)(column, start, length, may_be_beyond);
    size_t steps = 0, part = length / 4;
    while (part >> (steps + 1)) steps++;
    // Twos until the rest is threes; at least two steps are left after the first three of 16 keys and more.
    while (steps % 3 != 0) {
        part /= 4;
        steps -= 2;
        NETWORK(two_steps)(column, start, 2 * length, part, may_be_beyond);
    }
    for (; steps > 0; steps -= 3) {
        part /= 8;
        NETWORK(three_steps)(column, start, 2 * length, part, may_be_beyond);
    }
}

/// - Parameter count: a multiple of CK_BLOCK.
static void NETWORK(sort)(void *keys, size_t count) {
    for (size_t part = 0; part < KEY_PARTS; part++) {
        NETWORK(column) column = {(KEY *)keys + part, count};
        for (size_t start = 0; start < count; start += CK_BLOCK) NETWORK(sort_block)(column, start);
        for (size_t length = CK_BLOCK; length < count; length *= 2) {
            size_t start = 0;
            for (; start + 2 * length <= count; start += 2 * length) NETWORK(merge)(column, start, length, 0);
            if (start + length < count) NETWORK(merge)(column, start, length, 1);
        }
    }
}

#undef NETWORK
#undef KEY
#undef KEY_PARTS
#undef KEY_FIRST
#undef KEY_SECOND
#undef KEY_LAST
