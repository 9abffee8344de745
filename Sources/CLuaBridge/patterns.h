/// Lua patterns, compiled to a list of items and matched with a step budget. See the reference manual, §6.4.1.
#ifndef CHANCERY_PATTERNS_H
#define CHANCERY_PATTERNS_H

#include <stddef.h>
#include <stdint.h>

#include <lua.h>

enum { CLB_MOST_CAPTURES = 32 };

/// One item of a pattern.
typedef struct pattern_item {
    uint8_t op;
    uint8_t repeat;   ///< 0 once, or one of * + - ?
    uint8_t x, y;     ///< a capture's number, a balance's two characters
    const char *text; ///< an error's message
    uint64_t set[4];  ///< the characters that match
} pattern_item;

/// A compiled pattern; the items are elsewhere.
typedef struct pattern {
    pattern_item *items;
    int captures;
} pattern;

/// Where a capture begins and how long it is; a position capture has no length.
typedef struct capture {
    const char *start;
    ptrdiff_t length;
} capture;

enum { CAPTURE_POSITION = -2, CAPTURE_OPEN = -1 };

/// One match under way.
typedef struct matching {
    lua_State *L;
    const pattern *pattern;
    const char *begin, *end;
    int depth;
    uint32_t steps;
    capture captures[CLB_MOST_CAPTURES];
} matching;

/// The number of items that a pattern of so many bytes needs at most.
static inline size_t clb_pattern_items(size_t bytes) { return bytes + 2; }

/// Compiles a pattern into `items`, which has room for `clb_pattern_items`. Faults become items that raise when a match
/// reaches them, as in Lua.
void clb_pattern_compile(pattern *result, pattern_item *items, const char *text, size_t count);

/// Matches at one place: the end of the match, or NULL.
const char *clb_pattern_match(matching *m, const char *at);

/// Settles the steps that were not charged yet.
void clb_pattern_settle(matching *m);

#endif
