// Logarithm and exponential, step by step as in Elementary.swift.

#define LOG2_HIGH 0x1.62e42feep-1
#define LOG2_LOW 0x1.a39ef35793c76p-33

/// Of normal numbers.
INLINE v8d log_normal(v8d x) {
    v8u octaves = (bits_of(x) - 0x3FE6A09E667F3BCDu) & 0xFFF0000000000000u;
    v8d exponent = from_small((octaves + 0x8000000000000000u) >> 52) - 2048;
    v8d f = double_of(bits_of(x) - octaves) - 1;
    v8d s = f / (2 + f);
    v8d square = s * s;
    v8d fourth = square * square;
    v8d even = 2.0 / 23;
    even = even * fourth + 2.0 / 19;
    even = even * fourth + 2.0 / 15;
    even = even * fourth + 2.0 / 11;
    even = even * fourth + 2.0 / 7;
    even = even * fourth + 2.0 / 3;
    v8d odd = 2.0 / 21;
    odd = odd * fourth + 2.0 / 17;
    odd = odd * fourth + 2.0 / 13;
    odd = odd * fourth + 2.0 / 9;
    odd = odd * fourth + 2.0 / 5;
    v8d series = even + odd * square;
    v8d correction = s * (f - series * square);
    return exponent * LOG2_HIGH + (f - (correction - exponent * LOG2_LOW));
}

INLINE v8d log_lanes(v8d x) {
    v8d result = log_normal(x);
    v8l is_special = ~((x >= 0x1p-1022) & (x < __builtin_inf()));
    if (__builtin_expect(any(is_special), 0)) {
        v8l is_subnormal = (x > 0) & (x < 0x1p-1022);
        v8d scaled = log_normal(x * 0x1p54) - 54 * 0x1.62e42fefa39efp-1;
        result = is_subnormal ? scaled : result;
        result = x == 0 ? (v8d)-__builtin_inf() : result;
        result = x == __builtin_inf() ? x : result;
        result = ~(x >= 0) ? (v8d)__builtin_nan("") : result;
    }
    return result;
}

INLINE v8d exp_lanes(v8d x) {
    v8d shifted = x * 0x1.71547652b82fep0 + 0x1.8p52;
    v8d exponent = shifted - 0x1.8p52;
    v8d high = x - exponent * LOG2_HIGH;
    v8d low = exponent * LOG2_LOW;
    v8d r = high - low;
    v8d square = r * r;
    v8d even = 1.0 / 87178291200;
    even = even * square + 1.0 / 479001600;
    even = even * square + 1.0 / 3628800;
    even = even * square + 1.0 / 40320;
    even = even * square + 1.0 / 720;
    even = even * square + 1.0 / 24;
    even = even * square + 1.0 / 2;
    v8d odd = 1.0 / 6227020800;
    odd = odd * square + 1.0 / 39916800;
    odd = odd * square + 1.0 / 362880;
    odd = odd * square + 1.0 / 5040;
    odd = odd * square + 1.0 / 120;
    odd = odd * square + 1.0 / 6;
    v8d small = (even + odd * r) * square - low;
    v8d significand = 1 + (high + small);
    // In two steps, of which the first is exact however the exponent is split, so that neither factor overflows.
    v8u biased = bits_of(shifted) - 0x4338000000000000u + 2048;
    v8u half = (biased >> 1) - 1024 + 1023;
    v8u rest = biased - 2048 - (half - 1023) + 1023;
    v8d result = significand * double_of(half << 52) * double_of(rest << 52);
    v8l is_special = ~((x < 709.79) & (x > -745.14));
    if (__builtin_expect(any(is_special), 0)) {
        result = x >= 709.79 ? (v8d)__builtin_inf() : result;
        result = x <= -745.14 ? (v8d)0 : result;
        result = x != x ? x : result;
    }
    return result;
}

static void log_all(const double *x, size_t count, double *out) {
    for (size_t i = 0; i < count; i += 8) {
        size_t part = smaller(8, count - i);
        store_part(out + i, log_lanes(load_part(x + i, part)), part);
    }
}

static void exp_all(const double *x, size_t count, double *out) {
    for (size_t i = 0; i < count; i += 8) {
        size_t part = smaller(8, count - i);
        store_part(out + i, exp_lanes(load_part(x + i, part)), part);
    }
}

static void pow_all(const double *x, size_t count, double power, double *out) {
    // One after the other: the constants of both at once are more than the registers hold.
    for (size_t start = 0; start < count; start += 256) {
        size_t end = smaller(start + 256, count);
        for (size_t i = start; i < end; i += 8) {
            size_t part = smaller(8, end - i);
            store_part(out + i, power * log_lanes(load_part(x + i, part)), part);
        }
        exp_all(out + start, end - start, out + start);
    }
}
