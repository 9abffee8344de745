/// Lua patterns: a compiler to items with character sets, and a backtracking matcher that counts its steps.
#include <string.h>

#include "bridge.h"
#include "patterns.h"

enum { OP_SET, OP_OPEN, OP_POSITION, OP_CLOSE, OP_BALANCE, OP_FRONTIER, OP_BACK, OP_END, OP_ERROR, OP_DONE };

/// As in Lua, so deep may repeated items follow one another.
enum { MOST_DEPTH = 200, CHARGE_EVERY = 1024 };

// Sets of characters, without a locale

static void set_add(uint64_t set[4], unsigned char c) { set[c >> 6] |= (uint64_t)1 << (c & 63); }

static int set_has(const uint64_t set[4], unsigned char c) { return (int)(set[c >> 6] >> (c & 63)) & 1; }

static void set_add_range(uint64_t set[4], unsigned first, unsigned last) {
    for (unsigned c = first; c <= last; c++) {
        set_add(set, (unsigned char)c);
    }
}

static void set_invert(uint64_t set[4]) {
    for (int word = 0; word < 4; word++) {
        set[word] = ~set[word];
    }
}

/// Adds the class of a letter; any other character stands for itself.
static void set_add_class(uint64_t set[4], unsigned char letter) {
    uint64_t class[4] = {0};
    switch (letter | 0x20) {
    case 'a': set_add_range(class, 'a', 'z'), set_add_range(class, 'A', 'Z'); break;
    case 'c': set_add_range(class, 0, 31), set_add(class, 127); break;
    case 'd': set_add_range(class, '0', '9'); break;
    case 'g': set_add_range(class, 33, 126); break;
    case 'l': set_add_range(class, 'a', 'z'); break;
    case 'p':
        set_add_range(class, 33, 47), set_add_range(class, 58, 64), set_add_range(class, 91, 96),
            set_add_range(class, 123, 126);
        break;
    case 's': set_add_range(class, 9, 13), set_add(class, ' '); break;
    case 'u': set_add_range(class, 'A', 'Z'); break;
    case 'w': set_add_range(class, 'a', 'z'), set_add_range(class, 'A', 'Z'), set_add_range(class, '0', '9'); break;
    case 'x': set_add_range(class, '0', '9'), set_add_range(class, 'a', 'f'), set_add_range(class, 'A', 'F'); break;
    default: set_add(set, letter); return;
    }
    if (letter < 'a' && letter >= 'A') {
        set_invert(class);
    } else if (letter < 'A') {
        /* Not a letter at all: `| 0x20` made it look like one. */
        set_add(set, letter);
        return;
    }
    for (int word = 0; word < 4; word++) {
        set[word] |= class[word];
    }
}

// Compiling

typedef struct compiler {
    const char *at;
    const char *end;
    const char *fault;
} compiler;

/// The closing bracket of a set whose content begins at `at`: the first `]` that is not the first character, and that no
/// `%` stands before. NULL where there is none.
static const char *bracket_end(const char *at, const char *end) {
    for (int first = 1;; first = 0) {
        if (at >= end) {
            return NULL;
        }
        if (*at == ']' && !first) {
            return at;
        }
        at += *at == '%' ? 2 : 1;
    }
}

/// Reads `[…]`, behind the bracket.
static void compile_bracket(compiler *in, uint64_t set[4]) {
    int inverted = in->at < in->end && *in->at == '^';
    const char *at = in->at + inverted;
    const char *close = bracket_end(at, in->end);
    if (close == NULL) {
        in->fault = "malformed pattern (missing ']')";
        return;
    }
    while (at < close) {
        unsigned char c = (unsigned char)*at++;
        if (c == '%') {
            set_add_class(set, (unsigned char)*at++);
        } else if (at + 1 < close && *at == '-') {
            unsigned char last = (unsigned char)at[1];
            at += 2;
            if (c <= last) {
                set_add_range(set, c, last);
            }
        } else {
            set_add(set, c);
        }
    }
    if (inverted) {
        set_invert(set);
    }
    in->at = close + 1;
}

/// Reads one character class; the character is still ahead.
static void compile_single(compiler *in, pattern_item *item) {
    unsigned char c = (unsigned char)*in->at++;
    item->op = OP_SET;
    switch (c) {
    case '.': memset(item->set, 0xFF, sizeof item->set); break;
    case '[': compile_bracket(in, item->set); break;
    case '%':
        if (in->at >= in->end) {
            in->fault = "malformed pattern (ends with '%')";
        } else {
            set_add_class(item->set, (unsigned char)*in->at++);
        }
        break;
    default: set_add(item->set, c);
    }
    if (in->fault == NULL && in->at < in->end && strchr("*+-?", *in->at) != NULL && *in->at != '\0') {
        item->repeat = (uint8_t)*in->at++;
    }
}

static void compile_balance(compiler *in, pattern_item *item) {
    if (in->end - in->at < 2) {
        in->fault = "malformed pattern (missing arguments to '%b')";
        return;
    }
    item->op = OP_BALANCE;
    item->x = (uint8_t)in->at[0];
    item->y = (uint8_t)in->at[1];
    in->at += 2;
}

static void compile_frontier(compiler *in, pattern_item *item) {
    if (in->at >= in->end || *in->at != '[') {
        in->fault = "missing '[' after '%f' in pattern";
        return;
    }
    in->at += 1;
    item->op = OP_FRONTIER;
    compile_bracket(in, item->set);
}

/// What captures are open while compiling: items follow one another, so that this is known before any match.
typedef struct nesting {
    int open[CLB_MOST_CAPTURES];
    int depth;
    int is_closed[CLB_MOST_CAPTURES];
    int count;
} nesting;

static void compile_open(compiler *in, pattern_item *item, nesting *captures) {
    if (captures->count >= CLB_MOST_CAPTURES) {
        in->fault = "too many captures";
        return;
    }
    item->x = (uint8_t)captures->count;
    if (in->at < in->end && *in->at == ')') {
        in->at += 1;
        item->op = OP_POSITION;
        captures->is_closed[captures->count++] = 1;
    } else {
        item->op = OP_OPEN;
        captures->open[captures->depth++] = captures->count;
        captures->is_closed[captures->count++] = 0;
    }
}

static void compile_close(compiler *in, pattern_item *item, nesting *captures) {
    if (captures->depth == 0) {
        in->fault = "invalid pattern capture";
        return;
    }
    int number = captures->open[--captures->depth];
    captures->is_closed[number] = 1;
    item->op = OP_CLOSE;
    item->x = (uint8_t)number;
}

static const char *const back_faults[10] = {
    "invalid capture index %0", "invalid capture index %1", "invalid capture index %2", "invalid capture index %3",
    "invalid capture index %4", "invalid capture index %5", "invalid capture index %6", "invalid capture index %7",
    "invalid capture index %8", "invalid capture index %9",
};

static void compile_back(compiler *in, pattern_item *item, const nesting *captures, int digit) {
    int number = digit - 1;
    if (number < 0 || number >= captures->count || !captures->is_closed[number]) {
        in->fault = back_faults[digit];
        return;
    }
    item->op = OP_BACK;
    item->x = (uint8_t)number;
}

static void compile_item(compiler *in, pattern_item *item, nesting *captures) {
    char c = *in->at;
    char next = in->at + 1 < in->end ? in->at[1] : '\0';
    if (c == '(') {
        in->at += 1;
        compile_open(in, item, captures);
    } else if (c == ')') {
        in->at += 1;
        compile_close(in, item, captures);
    } else if (c == '$' && in->at + 1 == in->end) {
        in->at += 1;
        item->op = OP_END;
    } else if (c == '%' && next == 'b') {
        in->at += 2;
        compile_balance(in, item);
    } else if (c == '%' && next == 'f') {
        in->at += 2;
        compile_frontier(in, item);
    } else if (c == '%' && next >= '0' && next <= '9') {
        in->at += 2;
        compile_back(in, item, captures, next - '0');
    } else {
        compile_single(in, item);
    }
}

void clb_pattern_compile(pattern *result, pattern_item *items, const char *text, size_t count) {
    compiler in = {text, text + count, NULL};
    nesting captures = {{0}, 0, {0}, 0};
    pattern_item *item = items;
    while (in.at < in.end) {
        memset(item, 0, sizeof *item);
        compile_item(&in, item, &captures);
        if (in.fault != NULL) {
            item->op = OP_ERROR;
            item->text = in.fault;
            item += 1;
            break;
        }
        item += 1;
    }
    memset(item, 0, sizeof *item);
    item->op = OP_DONE;
    result->items = items;
    result->captures = captures.count;
}

// Matching

static void charge(matching *m, uint32_t steps) {
    m->steps += steps;
    if (m->steps >= CHARGE_EVERY) {
        uint32_t owed = m->steps;
        m->steps = 0;
        clb_charge(m->L, owed);
    }
}

void clb_pattern_settle(matching *m) {
    uint32_t owed = m->steps + 1;
    m->steps = 0;
    clb_charge(m->L, owed);
}

static const char *match(matching *m, const pattern_item *item, const char *at);

/// As many as possible first, then fewer.
static const char *match_most(matching *m, const pattern_item *item, const char *at, ptrdiff_t least) {
    ptrdiff_t count = 0;
    while (at + count < m->end && set_has(item->set, (unsigned char)at[count])) {
        count += 1;
    }
    charge(m, (uint32_t)(count < 1 << 20 ? count : 1 << 20) + 1);
    for (; count >= least; count--) {
        const char *end = match(m, item + 1, at + count);
        if (end != NULL) {
            return end;
        }
    }
    return NULL;
}

/// As few as possible first, then more.
static const char *match_least(matching *m, const pattern_item *item, const char *at) {
    for (;;) {
        const char *end = match(m, item + 1, at);
        if (end != NULL) {
            return end;
        }
        charge(m, 1);
        if (at >= m->end || !set_has(item->set, (unsigned char)*at)) {
            return NULL;
        }
        at += 1;
    }
}

static const char *match_repeated(matching *m, const pattern_item *item, const char *at) {
    switch (item->repeat) {
    case '*': return match_most(m, item, at, 0);
    case '+': return match_most(m, item, at, 1);
    case '-': return match_least(m, item, at);
    default:
        if (at < m->end && set_has(item->set, (unsigned char)*at)) {
            const char *end = match(m, item + 1, at + 1);
            if (end != NULL) {
                return end;
            }
        }
        return match(m, item + 1, at);
    }
}

static const char *match_balance(matching *m, const pattern_item *item, const char *at) {
    if (at >= m->end || (uint8_t)*at != item->x) {
        return NULL;
    }
    int open = 1;
    const char *place = at + 1;
    for (; place < m->end; place++) {
        uint8_t c = (uint8_t)*place;
        if (c == item->y) {
            if (--open == 0) {
                charge(m, (uint32_t)(place - at < 1 << 20 ? place - at : 1 << 20));
                return place + 1;
            }
        } else if (c == item->x) {
            open += 1;
        }
    }
    charge(m, (uint32_t)(place - at < 1 << 20 ? place - at : 1 << 20));
    return NULL;
}

static const char *match_back(matching *m, const pattern_item *item, const char *at) {
    const capture *back = &m->captures[item->x];
    size_t length = back->length >= 0 ? (size_t)back->length : 0;
    if (back->length == CAPTURE_POSITION) {
        /* Lua compares with the length of a position capture, which no text can have. */
        return NULL;
    }
    charge(m, (uint32_t)(length < 1 << 20 ? length : 1 << 20) / 16 + 1);
    if ((size_t)(m->end - at) >= length && memcmp(back->start, at, length) == 0) {
        return at + length;
    }
    return NULL;
}

static const char *match(matching *m, const pattern_item *item, const char *at) {
    if (++m->depth > MOST_DEPTH) {
        luaL_error(m->L, "pattern too complex");
    }
    const char *result = NULL;
    for (;; item++) {
        charge(m, 1);
        switch (item->op) {
        case OP_SET:
            if (item->repeat != 0) {
                if (at >= m->end || !set_has(item->set, (unsigned char)*at)) {
                    if (item->repeat == '+') {
                        goto finished;
                    }
                    break; /* not once: on to the next item, without going deeper */
                }
                result = match_repeated(m, item, at);
                goto finished;
            }
            if (at >= m->end || !set_has(item->set, (unsigned char)*at)) {
                goto finished;
            }
            at += 1;
            break;
        case OP_OPEN: m->captures[item->x] = (capture){at, CAPTURE_OPEN}; break;
        case OP_POSITION: m->captures[item->x] = (capture){at, CAPTURE_POSITION}; break;
        case OP_CLOSE: m->captures[item->x].length = at - m->captures[item->x].start; break;
        case OP_BALANCE:
            at = match_balance(m, item, at);
            if (at == NULL) {
                goto finished;
            }
            break;
        case OP_FRONTIER: {
            unsigned char before = at == m->begin ? 0 : (unsigned char)at[-1];
            unsigned char here = at < m->end ? (unsigned char)*at : 0;
            if (set_has(item->set, before) || !set_has(item->set, here)) {
                goto finished;
            }
            break;
        }
        case OP_BACK:
            at = match_back(m, item, at);
            if (at == NULL) {
                goto finished;
            }
            break;
        case OP_END:
            result = at == m->end ? at : NULL;
            goto finished;
        case OP_ERROR: luaL_error(m->L, "%s", item->text); break;
        default: result = at; goto finished;
        }
    }
finished:
    m->depth -= 1;
    return result;
}

const char *clb_pattern_match(matching *m, const char *at) {
    m->depth = 0;
    return match(m, m->pattern->items, at);
}
