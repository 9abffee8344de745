/// find, match, gmatch, gsub over the own matcher, and `rep` and `format` without their traps.
#include <string.h>

#include "bridge.h"
#include "libraries.h"
#include "patterns.h"

/// The largest string that `rep` makes.
#define MOST_BYTES ((size_t)1 << 31)

enum { SMALL = 64 };

/// Compiles the pattern at an argument: small ones into `room`, others into a userdata that is pushed.
static void compile(lua_State *L, pattern *result, pattern_item *room, const char *text, size_t count) {
    pattern_item *items = room;
    if (clb_pattern_items(count) > SMALL) {
        items = lua_newuserdatauv(L, clb_pattern_items(count) * sizeof *items, 0);
    } else {
        lua_pushnil(L);
    }
    clb_pattern_compile(result, items, text, count);
}

static void begin(matching *m, lua_State *L, const pattern *pattern, const char *text, size_t count) {
    m->L = L;
    m->pattern = pattern;
    m->begin = text;
    m->end = text + count;
    m->depth = 0;
    m->steps = 0;
}

/// Pushes a capture; capture 0 of a pattern without captures is the whole match.
static void push_capture(matching *m, int number, const char *start, const char *end) {
    if (number >= m->pattern->captures) {
        if (number != 0) {
            luaL_error(m->L, "invalid capture index %%%d", number + 1);
        }
        lua_pushlstring(m->L, start, (size_t)(end - start));
        return;
    }
    const capture *found = &m->captures[number];
    if (found->length == CAPTURE_POSITION) {
        lua_pushinteger(m->L, found->start - m->begin + 1);
    } else if (found->length == CAPTURE_OPEN) {
        luaL_error(m->L, "unfinished capture");
    } else {
        lua_pushlstring(m->L, found->start, (size_t)found->length);
    }
}

/// Pushes all captures; the whole match where there are none and `whole` is set.
static int push_captures(matching *m, const char *start, const char *end, int whole) {
    int count = m->pattern->captures == 0 && whole ? 1 : m->pattern->captures;
    luaL_checkstack(m->L, count, "too many captures");
    for (int number = 0; number < count; number++) {
        push_capture(m, number, start, end);
    }
    return count;
}

/// The offset that an `init` argument means: negative ones count from the end.
static size_t start_offset(lua_Integer position, size_t count) {
    if (position > 0) {
        return (size_t)position - 1;
    }
    if (position == 0 || position < -(lua_Integer)count) {
        return 0;
    }
    return count - (size_t)(-position);
}

static int has_specials(const char *text, size_t count) {
    for (size_t index = 0; index < count; index++) {
        if (text[index] != '\0' && strchr("^$*+?.([%-", text[index]) != NULL) {
            return 1;
        }
    }
    return 0;
}

static int find_or_match(lua_State *L, int is_find) {
    size_t count, pattern_count;
    const char *text = luaL_checklstring(L, 1, &count);
    const char *source = luaL_checklstring(L, 2, &pattern_count);
    size_t start = start_offset(luaL_optinteger(L, 3, 1), count);
    if (start > count) {
        lua_pushnil(L);
        return 1;
    }
    if (is_find && (lua_toboolean(L, 4) || !has_specials(source, pattern_count))) {
        clb_charge(L, (count - start) / 16 + 1);
        const char *found = memmem(text + start, count - start, source, pattern_count);
        if (found == NULL) {
            lua_pushnil(L);
            return 1;
        }
        lua_pushinteger(L, found - text + 1);
        lua_pushinteger(L, found - text + (lua_Integer)pattern_count);
        return 2;
    }
    int is_anchored = pattern_count > 0 && source[0] == '^';
    pattern_item room[SMALL];
    pattern compiled;
    compile(L, &compiled, room, source + is_anchored, pattern_count - (size_t)is_anchored);
    matching m;
    begin(&m, L, &compiled, text, count);
    for (const char *at = text + start; at <= m.end; at++) {
        const char *end = clb_pattern_match(&m, at);
        if (end != NULL) {
            clb_pattern_settle(&m);
            if (!is_find) {
                return push_captures(&m, at, end, 1);
            }
            lua_pushinteger(L, at - text + 1);
            lua_pushinteger(L, end - text);
            return push_captures(&m, at, end, 0) + 2;
        }
        if (is_anchored) {
            break;
        }
    }
    clb_pattern_settle(&m);
    lua_pushnil(L);
    return 1;
}

static int own_find(lua_State *L) { return find_or_match(L, 1); }
static int own_match(lua_State *L) { return find_or_match(L, 0); }

/// The state of a `gmatch` loop; text and items are kept by upvalues.
typedef struct global_match {
    const char *text;
    size_t count;
    const char *at;
    const char *last; ///< the end of the last match: an empty match is not found there again
    pattern compiled;
} global_match;

static int next_match(lua_State *L) {
    global_match *g = lua_touserdata(L, lua_upvalueindex(1));
    matching m;
    begin(&m, L, &g->compiled, g->text, g->count);
    for (const char *at = g->at; at <= m.end; at++) {
        const char *end = clb_pattern_match(&m, at);
        if (end != NULL && end != g->last) {
            g->at = g->last = end;
            clb_pattern_settle(&m);
            return push_captures(&m, at, end, 1);
        }
    }
    g->at = m.end + 1;
    clb_pattern_settle(&m);
    return 0;
}

int clb_is_match_step(lua_CFunction function) { return function == next_match; }

static int own_gmatch(lua_State *L) {
    size_t count, pattern_count;
    const char *text = luaL_checklstring(L, 1, &count);
    const char *source = luaL_checklstring(L, 2, &pattern_count);
    size_t start = start_offset(luaL_optinteger(L, 3, 1), count);
    lua_settop(L, 2);
    if (start > count) {
        start = count + 1;
    }
    size_t items = clb_pattern_items(pattern_count) * sizeof(pattern_item);
    global_match *g = lua_newuserdatauv(L, sizeof *g + items, 0);
    *g = (global_match){text, count, text + start, NULL, {NULL, 0}};
    clb_pattern_compile(&g->compiled, (pattern_item *)(g + 1), source, pattern_count);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, next_match, 3);
    return 1;
}

/// Appends a replacement string with its %0 … %9.
static void add_template(matching *m, luaL_Buffer *out, const char *start, const char *end) {
    size_t count;
    const char *template = lua_tolstring(m->L, 3, &count);
    for (size_t index = 0; index < count; index++) {
        if (template[index] != '%') {
            luaL_addchar(out, template[index]);
            continue;
        }
        char c = ++index < count ? template[index] : '\0';
        if (c == '%') {
            luaL_addchar(out, '%');
        } else if (c == '0') {
            luaL_addlstring(out, start, (size_t)(end - start));
        } else if (c >= '1' && c <= '9') {
            if (c - '1' >= m->pattern->captures && c != '1') {
                luaL_error(m->L, "invalid capture index %%%d in replacement string", c - '0');
            }
            push_capture(m, c - '1', start, end);
            luaL_tolstring(m->L, -1, NULL);
            lua_remove(m->L, -2);
            luaL_addvalue(out);
        } else {
            luaL_error(m->L, "invalid use of '%%' in replacement string");
        }
    }
}

/// Appends what replaces one match. Whether anything changed.
static int add_replacement(matching *m, luaL_Buffer *out, const char *start, const char *end, int type) {
    lua_State *L = m->L;
    switch (type) {
    case LUA_TFUNCTION: {
        lua_pushvalue(L, 3);
        int count = push_captures(m, start, end, 1);
        lua_call(L, count, 1);
        clb_check(L);
        break;
    }
    case LUA_TTABLE:
        push_capture(m, 0, start, end);
        lua_gettable(L, 3);
        break;
    default: add_template(m, out, start, end); return 1;
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        luaL_addlstring(out, start, (size_t)(end - start));
        return 0;
    }
    if (!lua_isstring(L, -1)) {
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    }
    luaL_addvalue(out);
    return 1;
}

static int own_gsub(lua_State *L) {
    size_t count, pattern_count;
    const char *text = luaL_checklstring(L, 1, &count);
    const char *source = luaL_checklstring(L, 2, &pattern_count);
    int type = lua_type(L, 3);
    luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
                     "string/function/table");
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)count + 1);
    lua_settop(L, 3);
    int is_anchored = pattern_count > 0 && source[0] == '^';
    pattern_item room[SMALL];
    pattern compiled;
    compile(L, &compiled, room, source + is_anchored, pattern_count - (size_t)is_anchored);
    matching m;
    begin(&m, L, &compiled, text, count);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    const char *at = text, *last = NULL;
    lua_Integer made = 0;
    int changed = 0;
    while (made < most) {
        const char *end = clb_pattern_match(&m, at);
        if (end != NULL && end != last) {
            made += 1;
            changed |= add_replacement(&m, &out, at, end, type);
            at = last = end;
        } else if (at < m.end) {
            luaL_addchar(&out, *at++);
        } else {
            break;
        }
        if (is_anchored) {
            break;
        }
    }
    clb_pattern_settle(&m);
    if (changed) {
        luaL_addlstring(&out, at, (size_t)(m.end - at));
        luaL_pushresult(&out);
    } else {
        lua_pushvalue(L, 1);
    }
    lua_pushinteger(L, made);
    return 2;
}

static int own_rep(lua_State *L) {
    size_t count, separator_count;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer times = luaL_checkinteger(L, 2);
    const char *separator = luaL_optlstring(L, 3, "", &separator_count);
    if (times <= 0 || (count == 0 && separator_count == 0)) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((lua_Unsigned)times > MOST_BYTES / (count + separator_count)) {
        return luaL_error(L, "resulting string too large");
    }
    size_t total = (size_t)times * (count + separator_count) - separator_count;
    luaL_Buffer out;
    char *place = luaL_buffinitsize(L, &out, total);
    for (lua_Integer number = 1; number <= times; number++) {
        memcpy(place, text, count);
        place += count;
        if (number < times) {
            memcpy(place, separator, separator_count);
            place += separator_count;
        }
    }
    luaL_pushresultsize(&out, total);
    return 1;
}

/// `format` without addresses: `%p` is refused, and what has no text of its own is named by its type.
static int own_format(lua_State *L) {
    int count = lua_gettop(L);
    size_t length;
    const char *format = luaL_checklstring(L, 1, &length);
    for (size_t index = 0; index < length; index++) {
        if (format[index] != '%') {
            continue;
        }
        index += 1;
        while (index < length && strchr("-+ #0123456789.", format[index]) != NULL && format[index] != '\0') {
            index += 1;
        }
        if (index < length && format[index] == 'p') {
            return luaL_error(L, "'%%p' is not allowed: addresses differ from run to run");
        }
    }
    for (int argument = 2; argument <= count; argument++) {
        switch (lua_type(L, argument)) {
        case LUA_TTABLE:
        case LUA_TFUNCTION:
        case LUA_TUSERDATA:
        case LUA_TTHREAD:
            clb_tostring(L, argument, NULL);
            lua_replace(L, argument);
            break;
        default: break;
        }
        lua_settop(L, count);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, count, 1);
    return 1;
}

void clb_install_string_functions(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"find", own_find}, {"match", own_match}, {"gmatch", own_gmatch},
        {"gsub", own_gsub}, {"rep", own_rep},     {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
    lua_getfield(L, -1, "format");
    lua_pushcclosure(L, own_format, 1);
    lua_setfield(L, -2, "format");
}
