// Random numbers of consecutive replicates, step by step as in Philox.swift, NormalQuantile.swift and DrawStream.swift.

/// Replicates whose rejected candidates are gathered and made again together.
#define CHUNK 256

INLINE v8d unit_of(v8u high, v8u low) {
    // The bits below 1 of a number from 1 to 2; what is taken away leaves the middle of the part, exactly.
    return double_of((high << 20) | (low >> 12) | 0x3FF0000000000000u) - (1 - 0x1p-53);
}

/// The two uniform numbers of the blocks of one position and attempt, for 8 replicates.
INLINE void pairs_of(ck_draw draw, v8u replicate, uint32_t attempt, v8d *first, v8d *second) {
    v8u low = 0xFFFFFFFFu;
    v8u a = draw.position & 0xFFFFFFFFu, b = draw.position >> 32, c = replicate, d = attempt;
    uint32_t key0 = draw.key0, key1 = draw.key1;
#pragma clang loop unroll(full)
    for (int round = 0; round < 10; round++) {
        v8u x = (a & low) * 0xD2511F53u, y = (c & low) * 0xCD9E8D57u;
        a = (y >> 32) ^ b ^ (uint64_t)key0;
        b = y & low;
        c = (x >> 32) ^ d ^ (uint64_t)key1;
        d = x & low;
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
    *first = unit_of(a, b);
    *second = unit_of(c, d);
}

INLINE v8u replicates_from(uint32_t first) { return (v8u){0, 1, 2, 3, 4, 5, 6, 7} + first; }

static void uniforms(ck_draw draw, size_t count, double *out) {
    for (size_t i = 0; i < count; i += 8) {
        v8d first, second;
        pairs_of(draw, replicates_from(draw.replicate + (uint32_t)i), 0, &first, &second);
        store_part(out + i, first, smaller(8, count - i));
    }
}

static void exponentials(ck_draw draw, size_t count, double *out) {
    // One after the other: the constants of both at once are more than the registers hold.
    uniforms(draw, count, out);
    for (size_t i = 0; i < count; i += 8) {
        size_t part = smaller(8, count - i);
        store_part(out + i, -log_normal(load_part(out + i, part)), part);
    }
}

INLINE v8d polynomial(const double *c, v8d r) {
    v8d high = ((c[7] * r + c[6]) * r + c[5]) * r + c[4];
    return (((high * r + c[3]) * r + c[2]) * r + c[1]) * r + c[0];
}

INLINE v8d ratio(const double above[8], const double below[8], v8d r) {
    return polynomial(above, r) / polynomial(below, r);
}

static const double central_above[8] = {
    3.387132872796366608,     133.14166789178437745,    1971.5909503065514427,    13731.693765509461125,
    45921.953931549871457,    67265.770927008700853,    33430.575583588128105,    2509.0809287301226727};
static const double central_below[8] = {
    1,                        42.313330701600911252,    687.1870074920579083,     5394.1960214247511077,
    21213.794301586595867,    39307.89580009271061,     28729.085735721942674,    5226.495278852545925};
static const double outer_above[8] = {
    1.42343711074968357734,   4.6303378461565452959,    5.7694972214606914055,    3.64784832476320460504,
    1.27045825245236838258,   0.24178072517745061177,   0.0227238449892691845833, 7.7454501427834140764e-4};
static const double outer_below[8] = {
    1,                        2.05319162663775882187,   1.6763848301838038494,    0.68976733498510000455,
    0.14810397642748007459,   0.0151986665636164571966, 5.475938084995344946e-4,  1.05075007164441684324e-9};
static const double far_above[8] = {
    6.6579046435011037772,    5.4637849111641143699,    1.7848265399172913358,    0.29656057182850489123,
    0.026532189526576123093,  0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
static const double far_below[8] = {
    1,                        0.59983220655588793769,   0.13692988092273580531,   0.0148753612908506148525,
    7.868691311456132591e-4,  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15};

/// The quantile of p from 0 to 1, both excluded, beyond 0.425 of the median.
INLINE v8d tail_quantile(v8d p) {
    v8d from_median = p - 0.5;
    v8d tail = from_median < 0 ? p : 1 - p;
    v8d r = __builtin_elementwise_sqrt(-log_normal(tail));
    v8d size = ratio(outer_above, outer_below, r - 1.6);
    v8l is_far = r > 5;
    if (__builtin_expect(any(is_far), 0)) size = is_far ? ratio(far_above, far_below, r - 5) : size;
    return from_median < 0 ? -size : size;
}

/// Standard normal quantiles of at most CHUNK numbers between 0 and 1, in place; there is room for 7 more.
static void quantiles(double *p, size_t count) {
    uint32_t places[CHUNK + 8];
    double tails[CHUNK + 8];
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        double from_median = p[i] - 0.5;
        places[found] = (uint32_t)i;
        tails[found] = p[i];
        found += !(from_median <= 0.425 && from_median >= -0.425);
    }
    for (size_t i = 0; i < count; i += 8) {
        v8d from_median = load(p + i) - 0.5;
        store(p + i, from_median * ratio(central_above, central_below, 0.180625 - from_median * from_median));
    }
    // What fills the last vector up is any number of the tail.
    for (size_t i = found; i % 8 != 0; i++) tails[i] = 0x1p-10;
    for (size_t i = 0; i < found; i += 8) store(tails + i, tail_quantile(load(tails + i)));
    for (size_t i = 0; i < found; i++) p[places[i]] = tails[i];
}

static void normals(ck_draw draw, size_t count, double *out) {
    double p[CHUNK + 8];
    for (size_t start = 0; start < count; start += CHUNK) {
        size_t part = smaller(CHUNK, count - start);
        for (size_t i = 0; i < part; i += 8) {
            v8d first, second;
            pairs_of(draw, replicates_from(draw.replicate + (uint32_t)(start + i)), 0, &first, &second);
            store(p + i, first);
        }
        quantiles(p, part);
        __builtin_memcpy(out + start, p, part * sizeof *p);
    }
}

/// One candidate of each of `count` replicates: those accepted go to `out`, the others to the front of `pending`.
///
/// - Returns: how many are still pending.
static size_t gamma_attempt(ck_draw draw, uint32_t attempt, double d, double c, uint32_t *pending, size_t count,
                            double *out) {
    double x[CHUNK + 8], second[CHUNK + 8], cube[CHUNK + 8];
    int64_t doubted[CHUNK + 8], rejected[CHUNK + 8];
    uint32_t places[CHUNK + 8];
    for (size_t i = count; i % 8 != 0; i++) pending[i] = pending[0];
    for (size_t i = 0; i < count; i += 8) {
        v8w places_of;
        v8d first, other;
        __builtin_memcpy(&places_of, pending + i, sizeof places_of);
        v8w replicate = places_of + draw.replicate;
        pairs_of(draw, __builtin_convertvector(replicate, v8u), attempt, &first, &other);
        store(x + i, first);
        store(second + i, other);
    }
    quantiles(x, count);
    for (size_t i = 0; i < count; i += 8) {
        v8d root = 1 + c * load(x + i);
        v8d v = root * root * root;
        v8d square = load(x + i) * load(x + i);
        v8l is_inside = load(second + i) < 1 - 0.0331 * square * square;
        v8l is_doubted = (root > 0) & ~is_inside;
        v8l is_rejected = ~((root > 0) & is_inside);
        store(x + i, square);
        store(cube + i, v);
        __builtin_memcpy(doubted + i, &is_doubted, sizeof is_doubted);
        __builtin_memcpy(rejected + i, &is_rejected, sizeof is_rejected);
    }
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        places[found] = (uint32_t)i;
        found += (size_t)-doubted[i];
    }
    for (size_t i = 0; i < found; i += 8) {
        v8d u = 0.5, square = 1, v = 1;
        size_t part = smaller(8, found - i);
        for (size_t lane = 0; lane < part; lane++) {
            u[lane] = second[places[i + lane]];
            square[lane] = x[places[i + lane]];
            v[lane] = cube[places[i + lane]];
        }
        v8l fails = ~(log_lanes(u) < 0.5 * square + d * (1 - v + log_lanes(v)));
        for (size_t lane = 0; lane < part; lane++) rejected[places[i + lane]] = fails[lane];
    }
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t place = pending[i];
        out[place] = d * cube[i];
        pending[left] = place;
        left += (size_t)-rejected[i];
    }
    return left;
}

/// The logarithms of what makes gamma numbers of `shape` + 1 such of a shape below 1.
static void small_factors(ck_draw draw, size_t count, double shape, double *out) {
    uniforms(draw, count, out);
    for (size_t i = 0; i < count; i += 8) {
        size_t part = smaller(8, count - i);
        v8d factor = log_normal(load_part(out + i, part)) / shape;
        store_part(out + i, factor > -0x1.fffffffffffffp1023 ? factor : (v8d)-0x1.fffffffffffffp1023, part);
    }
}

static void gammas(ck_draw draw, size_t count, double shape, double *out) {
    int is_small = shape < 1;
    double d = (is_small ? shape + 1 : shape) - 1.0 / 3;
    double c = 1 / __builtin_elementwise_sqrt(9 * d);
    uint32_t pending[CHUNK + 8];
    for (size_t start = 0; start < count; start += CHUNK) {
        size_t part = smaller(CHUNK, count - start);
        ck_draw here = draw;
        here.replicate += (uint32_t)start;
        for (size_t i = 0; i < part; i++) pending[i] = (uint32_t)i;
        size_t left = part;
        for (uint32_t attempt = 1; left > 0; attempt++)
            left = gamma_attempt(here, attempt, d, c, pending, left, out + start);
        if (!is_small) continue;
        double factors[CHUNK];
        small_factors(here, part, shape, factors);
        exp_all(factors, part, factors);
        for (size_t i = 0; i < part; i++) out[start + i] *= factors[i];
    }
}
