// Rounding to 12 significant digits, step by step as in Rounding.swift.

static const double powers_of_ten[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                         1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// 10^power for powers 0...15.
INLINE v8d power_of_ten(v8l power) {
#ifdef LEVEL_AVX512
    __m512d low = _mm512_loadu_pd(powers_of_ten), high = _mm512_loadu_pd(powers_of_ten + 8);
    return (v8d)_mm512_permutex2var_pd(low, (__m512i)power, high);
#else
    v8d result;
    for (int lane = 0; lane < 8; lane++) result[lane] = powers_of_ten[power[lane]];
    return result;
#endif
}

/// x · 10^power for powers -22...22.
INLINE v8d shifted(v8d x, v8l power) {
    v8d factor;
    for (int lane = 0; lane < 8; lane++) factor[lane] = powers_of_ten[power[lane] < 0 ? -power[lane] : power[lane]];
    return power >= 0 ? x * factor : x / factor;
}

/// The whole number below x or x itself, from 0 to 2^51.
INLINE v8d whole_part(v8d x) {
#if defined(LEVEL_TARGET) || !defined(__x86_64__)
    return __builtin_elementwise_trunc(x);
#else
    // SSE2 has no instruction for it, and the C library is not asked.
    v8d whole = (x + 0x1p52) - 0x1p52;
    return whole > x ? whole - 1 : whole;
#endif
}

static size_t round12(double *values, size_t count) {
    for (size_t i = 0; i < count; i += 8) {
        size_t part = smaller(8, count - i);
        v8d x = load_part(values + i, part);
        v8d magnitude = absolute(x);
        // 308 · 2^18 keeps the shifted number above 0, so that the shift needs no sign.
        v8u scaled = (bits_of(magnitude) >> 52) * 78913u + (308u * 262144u - 1023u * 78913u);
        v8l power = 11 + 308 - __builtin_convertvector(scaled >> 18, v8l);
        v8l is_kept = ~(magnitude > 0) | ~(magnitude < __builtin_inf());
        if (__builtin_expect(any(~is_kept & ((power <= -22) | (power > 22))), 0)) return i;
        power = is_kept ? (v8l)1 : power;
        v8d rounded;
        if (__builtin_expect(any((power < 1) | (power > 15)), 0)) {
            v8l less = shifted(magnitude, power) + 0.5 < 1e12 ? power : power - 1;
            rounded = shifted(whole_part(shifted(magnitude, less) + 0.5), -less);
        } else {
            v8d factor = power_of_ten(power);
            factor = magnitude * factor + 0.5 < 1e12 ? factor : power_of_ten(power - 1);
            rounded = whole_part(magnitude * factor + 0.5) / factor;
        }
        rounded = x < 0 ? -rounded : rounded;
        rounded = is_kept ? (x == 0 ? (v8d)0 : x) : rounded;
        store_part(values + i, rounded, part);
    }
    return count;
}
