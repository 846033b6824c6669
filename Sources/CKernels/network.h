// Batcher's odd-even merge sort of keys, the lanes side by side, largest key first.
// Reference: [Batcher1968]

INLINE void order(v8d *first, v8d *second) {
    v8d a = *first, b = *second;
    *first = a > b ? a : b;
    *second = a < b ? a : b;
}

/// Merges neighbouring runs of `length` keys, each sorted, into runs of twice that.
static void merge_runs(v8d *keys, size_t count, size_t length) {
    for (size_t start = 0; start + length < count; start += 2 * length) {
        size_t end = smaller(length, count - start - length);
        for (size_t i = start; i < start + end; i++) order(keys + i, keys + i + length);
    }
    for (size_t step = length / 2; step > 0; step /= 2) {
        for (size_t block = 0; block < count; block += 2 * length) {
            size_t last = block + 2 * length - step;
            for (size_t start = block + step; start < last && start + step < count; start += 2 * step) {
                size_t end = smaller(step, count - start - step);
                for (size_t i = start; i < start + end; i++) order(keys + i, keys + i + step);
            }
        }
    }
}

static void sort_lanes(v8d *keys, size_t count) {
    for (size_t length = 1; length < count; length *= 2) merge_runs(keys, count, length);
}
