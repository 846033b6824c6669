// Weighted means, child by child in their order, as GroupTree.swift takes them row by row.

// So many vectors of lanes that sums of two units stay in registers.
#ifdef LEVEL_AVX512
#define MEAN_VECTORS 8
#elif defined(LEVEL_TARGET)
#define MEAN_VECTORS 2
#else
#define MEAN_VECTORS 1
#endif

static void add_scaled(double *sums, const double *weights, double value, size_t count) {
    for (size_t i = 0; i < count; i += 8) {
        size_t part = smaller(8, count - i);
        store_part(sums + i, load_part(sums + i, part) + load_part(weights + i, part) * value, part);
    }
}

static void add_products(double *sums, const double *weights, const double *values, size_t count) {
    for (size_t i = 0; i < count; i += 8) {
        size_t part = smaller(8, count - i);
        v8d product = load_part(weights + i, part) * load_part(values + i, part);
        store_part(sums + i, load_part(sums + i, part) + product, part);
    }
}

/// What the mean of 8 lanes is made from, where weights of 0 and missing values are left out lane by lane.
typedef struct {
    v8d sum, total, known, size;
} mean_parts;

INLINE v8d where(v8l mask, v8d x) { return double_of(bits_of(x) & (v8u)mask); }

/// Adding 0 for what is left out changes no sum, since none is ever -0. `counts`: known and size are needed.
INLINE void add_child(mean_parts *parts, v8d weight, v8d value, int counts) {
    v8l is_counted = weight > 0;
    v8l is_known = is_counted & (value == value);
    parts->sum += where(is_known, weight * value);
    parts->total += where(is_known, weight);
    if (!counts) return;
    parts->known += where(is_known, 1);
    parts->size += where(is_counted, 1);
}

INLINE v8d mean_of(mean_parts parts, double threshold, int counts) {
    v8l is_enough = parts.total > 0;
    if (counts) is_enough &= parts.known / parts.size >= threshold;
    return is_enough ? parts.sum / parts.total : (v8d)__builtin_nan("");
}

INLINE void lane_means_of(const double *values, const size_t *offsets, const double *weights, size_t weight_stride,
                          size_t units, size_t children, size_t lanes, double threshold, int counts, double *out) {
    for (size_t unit = 0; unit < units; unit++) {
        for (size_t lane = 0; lane < lanes; lane += 8) {
            size_t part = smaller(8, lanes - lane), place = unit * lanes + lane;
            mean_parts parts = {0, 0, 0, 0};
            for (size_t child = 0; child < children; child++) {
                v8d weight = weight_stride ? load_part(weights + child * weight_stride + lane, part)
                                           : (v8d)weights[child];
                add_child(&parts, weight, load_part(values + offsets[child] + place, part), counts);
            }
            store_part(out + place, mean_of(parts, threshold, counts), part);
        }
    }
}

static void lane_means(const double *values, const size_t *offsets, const double *weights, size_t weight_stride,
                       size_t units, size_t children, size_t lanes, double threshold, double *out) {
    if (threshold > 0)
        lane_means_of(values, offsets, weights, weight_stride, units, children, lanes, threshold, 1, out);
    else
        lane_means_of(values, offsets, weights, weight_stride, units, children, lanes, 0, 0, out);
}

/// The mean of one unit in 8 lanes whatever its values and weights.
INLINE v8d any_mean(const double *values, const double *weights, size_t children, size_t lanes, size_t part,
                    double threshold) {
    mean_parts parts = {0, 0, 0, 0};
    for (size_t child = 0; child < children; child++)
        add_child(&parts, load_part(weights + child * lanes, part), values[child], 1);
    return mean_of(parts, threshold, 1);
}

/// `count` units in MEAN_VECTORS vectors of lanes, all of their values finite and all weights above 0. Weights lie
/// (children × vectors), so that those of a child share no line of the cache with others.
INLINE void complete_means(const double *values, size_t count, const v8d *weights, size_t children, size_t lanes,
                           const v8d *totals, double *out) {
    v8d sums[2][MEAN_VECTORS];
    for (size_t u = 0; u < count; u++)
        for (int v = 0; v < MEAN_VECTORS; v++) sums[u][v] = 0;
    for (size_t child = 0; child < children; child++)
        for (size_t u = 0; u < count; u++)
            for (int v = 0; v < MEAN_VECTORS; v++)
                sums[u][v] += weights[child * MEAN_VECTORS + v] * values[u * children + child];
    for (size_t u = 0; u < count; u++)
        for (int v = 0; v < MEAN_VECTORS; v++) store(out + u * lanes + 8 * v, sums[u][v] / totals[v]);
}

/// The same of one unit that knows only the `count` children in `list`.
INLINE void partial_means(const double *values, const v8d *weights, const uint32_t *list, size_t count, double *out) {
    v8d sums[MEAN_VECTORS], totals[MEAN_VECTORS];
    for (int v = 0; v < MEAN_VECTORS; v++) sums[v] = totals[v] = 0;
    for (size_t k = 0; k < count; k++)
        for (int v = 0; v < MEAN_VECTORS; v++) {
            v8d weight = weights[list[k] * MEAN_VECTORS + v];
            sums[v] += weight * values[list[k]];
            totals[v] += weight;
        }
    for (int v = 0; v < MEAN_VECTORS; v++) store(out + 8 * v, sums[v] / totals[v]);
}

/// How many of the values are known; UINT32_MAX where one is infinite.
INLINE uint32_t known_children(const double *values, size_t count) {
    v8l known = 0, infinite = 0;
    size_t child = 0;
    for (; child + 8 <= count; child += 8) {
        v8d x = load(values + child);
        known -= x == x;
        infinite |= absolute(x) == __builtin_inf();
    }
    for (; child < count; child++) {
        known[0] += values[child] == values[child];
        infinite[0] |= __builtin_fabs(values[child]) == __builtin_inf();
    }
    return any(infinite) ? UINT32_MAX : (uint32_t)__builtin_reduce_add(known);
}

INLINE size_t list_known(const double *values, size_t count, uint32_t *list) {
    size_t found = 0;
    for (size_t child = 0; child < count; child++) {
        list[found] = (uint32_t)child;
        found += values[child] == values[child];
    }
    return found;
}

/// The lanes of one tile: weights packed and summed.
///
/// - Returns: whether all of them are above 0.
INLINE int pack_weights(const double *weights, size_t children, size_t lanes, v8d *packed, v8d *totals) {
    v8l are_positive = -1;
    for (int v = 0; v < MEAN_VECTORS; v++) totals[v] = 0;
    for (size_t child = 0; child < children; child++)
        for (int v = 0; v < MEAN_VECTORS; v++) {
            v8d weight = load(weights + child * lanes + 8 * v);
            packed[child * MEAN_VECTORS + v] = weight;
            are_positive &= weight > 0;
            totals[v] += weight;
        }
    return !any(~are_positive);
}

static void means(const double *values, const double *weights, size_t units, size_t children, size_t lanes,
                  double threshold, double *out, void *scratch) {
    const size_t width = 8 * MEAN_VECTORS;
    v8d *packed = scratch;
    uint32_t *known = (uint32_t *)(packed + children * MEAN_VECTORS), *list = known + units;
    for (size_t unit = 0; unit < units; unit++) known[unit] = known_children(values + unit * children, children);
    size_t lane = 0;
    for (; lane + width <= lanes; lane += width) {
        v8d totals[MEAN_VECTORS];
        int have_weight = pack_weights(weights + lane, children, lanes, packed, totals);
        for (size_t unit = 0; unit < units; unit++) {
            const double *row = values + unit * children;
            double *to = out + unit * lanes + lane;
            if (__builtin_expect(!have_weight || known[unit] > children || known[unit] == 0, 0)) {
                for (size_t v = 0; v < MEAN_VECTORS; v++)
                    store(to + 8 * v, any_mean(row, weights + lane + 8 * v, children, lanes, 8, threshold));
            } else if (known[unit] == children) {
                int are_two = unit + 1 < units && known[unit + 1] == children;
                if (are_two)
                    complete_means(row, 2, packed, children, lanes, totals, to);
                else
                    complete_means(row, 1, packed, children, lanes, totals, to);
                unit += (size_t)are_two;
            } else if (threshold > 0 && !((double)known[unit] / (double)children >= threshold)) {
                for (size_t v = 0; v < MEAN_VECTORS; v++) store(to + 8 * v, __builtin_nan(""));
            } else {
                partial_means(row, packed, list, list_known(row, children, list), to);
            }
        }
    }
    for (; lane < lanes; lane += 8) {
        size_t part = smaller(8, lanes - lane);
        for (size_t unit = 0; unit < units; unit++)
            store_part(out + unit * lanes + lane,
                       any_mean(values + unit * children, weights + lane, children, lanes, part, threshold), part);
    }
}
