// Weighted means, child by child in their order, as GroupTree.swift takes them row by row.

#ifdef LEVEL_AVX512
#define MEAN_VECTORS 8
#else
#define MEAN_VECTORS 2
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

INLINE void add_child(mean_parts *parts, v8d weight, v8d value) {
    v8l is_counted = weight > 0;
    v8l is_known = is_counted & (value == value);
    parts->sum = is_known ? parts->sum + weight * value : parts->sum;
    parts->total = is_known ? parts->total + weight : parts->total;
    parts->known = is_known ? parts->known + 1 : parts->known;
    parts->size = is_counted ? parts->size + 1 : parts->size;
}

INLINE v8d mean_of(mean_parts parts, double threshold) {
    v8l is_enough = parts.known > 0;
    if (threshold > 0) is_enough &= parts.known / parts.size >= threshold;
    return is_enough ? parts.sum / parts.total : (v8d)__builtin_nan("");
}

static void lane_means(const double *values, const size_t *offsets, const double *weights, size_t weight_stride,
                       size_t units, size_t children, size_t lanes, double threshold, double *out) {
    for (size_t unit = 0; unit < units; unit++) {
        for (size_t lane = 0; lane < lanes; lane += 8) {
            size_t part = smaller(8, lanes - lane), place = unit * lanes + lane;
            mean_parts parts = {0, 0, 0, 0};
            for (size_t child = 0; child < children; child++) {
                v8d weight = weight_stride ? load_part(weights + child * weight_stride + lane, part)
                                           : (v8d)weights[child];
                add_child(&parts, weight, load_part(values + offsets[child] + place, part));
            }
            store_part(out + place, mean_of(parts, threshold), part);
        }
    }
}

/// The mean of one unit in 8 lanes whatever its values and weights.
INLINE v8d any_mean(const double *values, const double *weights, size_t children, size_t lanes, size_t part,
                    double threshold) {
    mean_parts parts = {0, 0, 0, 0};
    for (size_t child = 0; child < children; child++)
        add_child(&parts, load_part(weights + child * lanes, part), values[child]);
    return mean_of(parts, threshold);
}

/// One unit in MEAN_VECTORS vectors of lanes, all weights above 0, from the `count` children in `list`.
INLINE void tile_means(const double *values, const double *weights, const uint32_t *list, size_t count, size_t lanes,
                       const v8d *complete_totals, double *out) {
    v8d sums[MEAN_VECTORS], totals[MEAN_VECTORS];
    for (int v = 0; v < MEAN_VECTORS; v++) sums[v] = 0;
    for (size_t k = 0; k < count; k++) {
        v8d value = values[list[k]];
        const double *row = weights + list[k] * lanes;
        for (int v = 0; v < MEAN_VECTORS; v++) sums[v] += load(row + 8 * v) * value;
    }
    if (complete_totals) {
        for (int v = 0; v < MEAN_VECTORS; v++) store(out + 8 * v, sums[v] / complete_totals[v]);
        return;
    }
    for (int v = 0; v < MEAN_VECTORS; v++) totals[v] = 0;
    for (size_t k = 0; k < count; k++)
        for (int v = 0; v < MEAN_VECTORS; v++) totals[v] += load(weights + list[k] * lanes + 8 * v);
    for (int v = 0; v < MEAN_VECTORS; v++) store(out + 8 * v, sums[v] / totals[v]);
}

/// Writes the places of the known among `count` values to `list`.
///
/// - Returns: how many there are; none of them is infinite if `is_finite` stays as it was.
INLINE size_t known_children(const double *values, size_t count, uint32_t *list, int *is_finite) {
    size_t found = 0;
    for (size_t child = 0; child < count; child++) {
        list[found] = (uint32_t)child;
        found += values[child] == values[child];
        if (__builtin_fabs(values[child]) == __builtin_inf()) *is_finite = 0;
    }
    return found;
}

static void means(const double *values, const double *weights, size_t units, size_t children, size_t lanes,
                  double threshold, uint32_t *list, double *out) {
    const size_t width = 8 * MEAN_VECTORS;
    size_t lane = 0;
    for (; lane + width <= lanes; lane += width) {
        v8d totals[MEAN_VECTORS];
        v8l are_positive = -1;
        for (int v = 0; v < MEAN_VECTORS; v++) totals[v] = 0;
        for (size_t child = 0; child < children; child++)
            for (int v = 0; v < MEAN_VECTORS; v++) {
                v8d weight = load(weights + child * lanes + lane + 8 * v);
                are_positive &= weight > 0;
                totals[v] += weight;
            }
        int have_weight = !any(~are_positive);
        for (size_t unit = 0; unit < units; unit++) {
            const double *row = values + unit * children;
            double *to = out + unit * lanes + lane;
            int is_finite = 1;
            size_t known = known_children(row, children, list, &is_finite);
            if (__builtin_expect(!have_weight || !is_finite || known == 0, 0)) {
                for (size_t v = 0; v < MEAN_VECTORS; v++)
                    store(to + 8 * v, any_mean(row, weights + lane + 8 * v, children, lanes, 8, threshold));
            } else if (threshold > 0 && !((double)known / (double)children >= threshold)) {
                for (size_t v = 0; v < MEAN_VECTORS; v++) store(to + 8 * v, __builtin_nan(""));
            } else {
                tile_means(row, weights + lane, list, known, lanes, known == children ? totals : NULL, to);
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
