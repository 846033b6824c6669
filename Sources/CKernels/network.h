// Batcher's odd-even merge sort of keys, the lanes side by side, largest key first.
//
// Steps of a merge are taken two or three at a time, so that a key is loaded and stored once for them, not once each:
// memory, not comparing, is what bounds the sort. Reference: [Batcher1968]

/// As many lanes as a register holds; the lanes of a key are sorted part by part where that is fewer than 8.
#ifdef LEVEL_AVX512
#define KEY_LANES 8
#elif defined(LEVEL_TARGET)
#define KEY_LANES 4
#else
#define KEY_LANES 2
#endif
#define KEY_PARTS (8 / KEY_LANES)
typedef double vkey __attribute__((ext_vector_type(KEY_LANES)));

INLINE void order(vkey *first, vkey *second) {
    vkey a = *first, b = *second;
    *first = a > b ? a : b;
    *second = a < b ? a : b;
}

/// One part of the lanes of `count` keys; those beyond count as smaller than all others.
typedef struct {
    vkey *keys;
    size_t count;
} key_column;

INLINE vkey key_at(key_column column, size_t place, int may_be_beyond) {
    if (may_be_beyond && place >= column.count) return -__builtin_inf();
    return column.keys[place * KEY_PARTS];
}

INLINE void set_key(key_column column, size_t place, vkey key, int may_be_beyond) {
    if (may_be_beyond && place >= column.count) return;
    column.keys[place * KEY_PARTS] = key;
}

/// Merges two sorted runs of 4 keys.
INLINE void merge_four(vkey u[8]) {
    for (int i = 0; i < 4; i++) order(&u[i], &u[i + 4]);
    for (int i = 2; i < 4; i++) order(&u[i], &u[i + 2]);
    for (int i = 1; i < 7; i += 2) order(&u[i], &u[i + 1]);
}

/// Sorts 16 keys that follow each other.
INLINE void sort_block(key_column column, size_t start) {
    vkey u[16];
    for (int i = 0; i < 16; i++) u[i] = key_at(column, start + (size_t)i, 0);
    for (int i = 0; i < 16; i += 2) order(&u[i], &u[i + 1]);
    for (int i = 0; i < 16; i += 4) {
        order(&u[i], &u[i + 2]);
        order(&u[i + 1], &u[i + 3]);
        order(&u[i + 1], &u[i + 2]);
    }
    merge_four(u);
    merge_four(u + 8);
    for (int i = 0; i < 8; i++) order(&u[i], &u[i + 8]);
    for (int i = 4; i < 8; i++) order(&u[i], &u[i + 4]);
    for (int i = 2; i < 14; i += 4) {
        order(&u[i], &u[i + 2]);
        order(&u[i + 1], &u[i + 3]);
    }
    for (int i = 1; i < 15; i += 2) order(&u[i], &u[i + 1]);
    for (int i = 0; i < 16; i++) set_key(column, start + (size_t)i, u[i], 0);
}

/// The first three steps of the merge of two runs of `length`: over distances length, length / 2, length / 4.
INLINE void begin_merge(key_column column, size_t start, size_t length, int may_be_beyond) {
    size_t part = length / 4;
    for (size_t i = start; i < start + part; i++) {
        vkey u[8];
        for (size_t m = 0; m < 8; m++) u[m] = key_at(column, i + m * part, may_be_beyond);
        merge_four(u);
        for (size_t m = 0; m < 8; m++) set_key(column, i + m * part, u[m], may_be_beyond);
    }
}

/// The steps over distances 2 · part and part in a block of `size` keys.
INLINE void two_steps(key_column column, size_t start, size_t size, size_t part, int may_be_beyond) {
    for (size_t i = start; i < start + part; i++) {
        vkey u1 = key_at(column, i + part, may_be_beyond);
        size_t place = i + 2 * part, last = i + size - 2 * part;
        for (; place < last; place += 4 * part) {
            vkey u2 = key_at(column, place, may_be_beyond), u3 = key_at(column, place + part, may_be_beyond);
            vkey u4 = key_at(column, place + 2 * part, may_be_beyond);
            vkey u5 = key_at(column, place + 3 * part, may_be_beyond);
            order(&u2, &u4);
            order(&u3, &u5);
            order(&u1, &u2);
            order(&u3, &u4);
            set_key(column, place - part, u1, may_be_beyond);
            set_key(column, place, u2, may_be_beyond);
            set_key(column, place + part, u3, may_be_beyond);
            set_key(column, place + 2 * part, u4, may_be_beyond);
            u1 = u5;
        }
        vkey u2 = key_at(column, place, may_be_beyond);
        order(&u1, &u2);
        set_key(column, place - part, u1, may_be_beyond);
        set_key(column, place, u2, may_be_beyond);
    }
}

/// The steps over distances 4 · part, 2 · part and part in a block of `size` keys.
INLINE void three_steps(key_column column, size_t start, size_t size, size_t part, int may_be_beyond) {
    for (size_t i = start; i < start + part; i++) {
        // u[0...2] are under way from the window before, at 1, 2 and 3 parts after its start.
        vkey u[11];
        for (size_t m = 0; m < 3; m++) u[m] = key_at(column, i + (m + 1) * part, may_be_beyond);
        size_t place = i + part, last = i + size - 7 * part;
        for (; place < last; place += 8 * part) {
            for (size_t m = 3; m < 11; m++) u[m] = key_at(column, place + m * part, may_be_beyond);
            for (int m = 3; m < 7; m++) order(&u[m], &u[m + 4]);
            order(&u[1], &u[3]);
            order(&u[2], &u[4]);
            order(&u[5], &u[7]);
            order(&u[6], &u[8]);
            for (int m = 0; m < 8; m += 2) order(&u[m], &u[m + 1]);
            for (size_t m = 0; m < 8; m++) set_key(column, place + m * part, u[m], may_be_beyond);
            for (int m = 0; m < 3; m++) u[m] = u[m + 8];
        }
        for (size_t m = 3; m < 7; m++) u[m] = key_at(column, place + m * part, may_be_beyond);
        order(&u[1], &u[3]);
        order(&u[2], &u[4]);
        for (int m = 0; m < 6; m += 2) order(&u[m], &u[m + 1]);
        for (size_t m = 0; m < 7; m++) set_key(column, place + m * part, u[m], may_be_beyond);
    }
}

INLINE void merge(key_column column, size_t start, size_t length, int may_be_beyond) {
    begin_merge(column, start, length, may_be_beyond);
    size_t steps = 0, part = length / 4;
    while (part >> (steps + 1)) steps++;
    // Twos until the rest is threes; at least two steps are left after the first three of 16 keys and more.
    while (steps % 3 != 0) {
        part /= 4;
        steps -= 2;
        two_steps(column, start, 2 * length, part, may_be_beyond);
    }
    for (; steps > 0; steps -= 3) {
        part /= 8;
        three_steps(column, start, 2 * length, part, may_be_beyond);
    }
}

/// - Parameter count: a multiple of CK_BLOCK.
static void sort_lanes(v8d *keys, size_t count) {
    for (size_t part = 0; part < KEY_PARTS; part++) {
        key_column column = {(vkey *)keys + part, count};
        for (size_t start = 0; start < count; start += CK_BLOCK) sort_block(column, start);
        for (size_t length = CK_BLOCK; length < count; length *= 2) {
            size_t start = 0;
            for (; start + 2 * length <= count; start += 2 * length) merge(column, start, length, 0);
            if (start + length < count) merge(column, start, length, 1);
        }
    }
}
