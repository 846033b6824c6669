// Vectors of 8 lanes; where registers are narrower, the compiler takes several.

#define INLINE static inline __attribute__((always_inline))

typedef double v8d __attribute__((ext_vector_type(8)));
typedef int64_t v8l __attribute__((ext_vector_type(8)));
typedef uint64_t v8u __attribute__((ext_vector_type(8)));
typedef uint32_t v8w __attribute__((ext_vector_type(8)));

INLINE v8u bits_of(v8d x) { return __builtin_bit_cast(v8u, x); }
INLINE v8d double_of(v8u x) { return __builtin_bit_cast(v8d, x); }

INLINE v8d load(const double *from) {
    v8d x;
    __builtin_memcpy(&x, from, sizeof x);
    return x;
}

INLINE void store(double *to, v8d x) { __builtin_memcpy(to, &x, sizeof x); }

/// The first `count` lanes, 1...8; the others are 1, which every kernel can take.
INLINE v8d load_part(const double *from, size_t count) {
    if (count == 8) return load(from);
    v8d x = 1;
    for (size_t lane = 0; lane < count; lane++) x[lane] = from[lane];
    return x;
}

INLINE void store_part(double *to, v8d x, size_t count) {
    if (count == 8) {
        store(to, x);
        return;
    }
    for (size_t lane = 0; lane < count; lane++) to[lane] = x[lane];
}

INLINE int any(v8l mask) { return __builtin_reduce_or(mask) != 0; }

INLINE v8d absolute(v8d x) { return double_of(bits_of(x) & 0x7FFFFFFFFFFFFFFFu); }

INLINE size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

/// Numbers 0 ..< 2^51 as doubles, without an instruction that only some levels have.
INLINE v8d from_small(v8u x) { return double_of(x | 0x4330000000000000u) - 0x1p52; }
