// What is sorted: for any number of units doubles, for a few words, of which twice as many lanes fit a register.

#ifdef LEVEL_AVX512
#define KEY_BYTES 64
#elif defined(LEVEL_TARGET)
#define KEY_BYTES 32
#else
#define KEY_BYTES 16
#endif

typedef double double_keys __attribute__((ext_vector_type(KEY_BYTES / 8)));
#define NETWORK(name) name##_doubles
#define KEY double_keys
#define KEY_PARTS (CK_VECTOR / KEY_BYTES)
#define KEY_FIRST(a, b) (a > b ? a : b)
#define KEY_SECOND(a, b) (a < b ? a : b)
#define KEY_LAST -__builtin_inf()
#include "network.h"

// SSE2 alone cannot compare words without a sign.
#if defined(LEVEL_TARGET) || !defined(__x86_64__)
#define HAS_WORD_KEYS 1
typedef uint32_t word_keys __attribute__((ext_vector_type(KEY_BYTES / 4)));
#define NETWORK(name) name##_words
#define KEY word_keys
#define KEY_PARTS (CK_VECTOR / KEY_BYTES)
#define KEY_FIRST(a, b) __builtin_elementwise_min(a, b)
#define KEY_SECOND(a, b) __builtin_elementwise_max(a, b)
#define KEY_LAST UINT32_MAX
#include "network.h"
#endif
