/// `pairs`, `next` and the raw functions: keys in a fixed order, through read-only tables.
///
/// Order: integers ascending, floats ascending, strings by bytes, false, true, then keys of other types. Those have
/// nothing but an address to order them by, so a table that has several of them cannot be visited.
#include <stdlib.h>
#include <string.h>

#include "bridge.h"
#include "libraries.h"

typedef struct key {
    int rank; ///< 0 integer, 1 float, 2 string, 3 false, 4 true
    lua_Integer integer;
    lua_Number number;
    const char *bytes;
    size_t count;
} key;

static int compare_keys(const void *first, const void *second) {
    const key *a = first, *b = second;
    if (a->rank != b->rank) {
        return a->rank - b->rank;
    }
    switch (a->rank) {
    case 0: return (a->integer > b->integer) - (a->integer < b->integer);
    case 1: return (a->number > b->number) - (a->number < b->number);
    case 2: {
        size_t common = a->count < b->count ? a->count : b->count;
        int order = memcmp(a->bytes, b->bytes, common);
        return order != 0 ? order : (a->count > b->count) - (a->count < b->count);
    }
    default: return 0;
    }
}

/// Reads the key on top; 0 for one of another type.
static int read_key(lua_State *L, key *result) {
    memset(result, 0, sizeof *result);
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        result->rank = lua_isinteger(L, -1) ? 0 : 1;
        result->integer = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
        result->number = lua_tonumber(L, -1);
        return 1;
    case LUA_TSTRING:
        result->rank = 2;
        result->bytes = lua_tolstring(L, -1, &result->count);
        return 1;
    case LUA_TBOOLEAN: result->rank = lua_toboolean(L, -1) ? 4 : 3; return 1;
    default: return 0;
    }
}

static void push_key(lua_State *L, const key *key) {
    switch (key->rank) {
    case 0: lua_pushinteger(L, key->integer); break;
    case 1: lua_pushnumber(L, key->number); break;
    case 2: lua_pushlstring(L, key->bytes, key->count); break;
    default: lua_pushboolean(L, key->rank == 4);
    }
}

/// Pushes a list of the table's keys in order. The key of another type, if there is one, comes last.
static void push_sorted_keys(lua_State *L, int table) {
    table = lua_absindex(L, table);
    /* The keys' bytes must stay while they are sorted, whatever is collected meanwhile. */
    clb_push_strong(L, table);
    table = lua_gettop(L);
    size_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
        lua_pop(L, 1);
        count += 1;
    }
    key *keys = lua_newuserdatauv(L, count * sizeof *keys + 1, 0);
    size_t sorted = 0;
    lua_pushnil(L); /* the place of a key of another type */
    int other = lua_gettop(L);
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
        lua_pop(L, 1);
        if (read_key(L, &keys[sorted])) {
            sorted += 1;
        } else if (lua_isnil(L, other)) {
            lua_pushvalue(L, -1);
            lua_replace(L, other);
        } else {
            luaL_error(L, "pairs cannot order two keys of type %s: use strings or numbers as keys",
                       luaL_typename(L, -1));
        }
    }
    qsort(keys, sorted, sizeof *keys, compare_keys);
    lua_createtable(L, (int)(sorted + 1), 0);
    for (size_t position = 0; position < sorted; position++) {
        push_key(L, &keys[position]);
        lua_rawseti(L, -2, (lua_Integer)position + 1);
    }
    if (!lua_isnil(L, other)) {
        lua_pushvalue(L, other);
        lua_rawseti(L, -2, (lua_Integer)sorted + 1);
    }
    lua_replace(L, table);
    lua_settop(L, table);
}

/// Whether the keys are just 1…n: no order is to be made.
static int is_sequence(lua_State *L, int table) {
    lua_Unsigned length = lua_rawlen(L, table);
    if (length == 0) {
        return 0;
    }
    /* Lua visits the array part first and in order; the key behind the last one tells whether there is more. */
    lua_pushinteger(L, (lua_Integer)length);
    if (lua_next(L, table) != 0) {
        lua_pop(L, 2);
        return 0;
    }
    lua_pushnil(L);
    if (lua_next(L, table) == 0) {
        return 0;
    }
    int begins = lua_isinteger(L, -2) && lua_tointeger(L, -2) == 1;
    lua_pop(L, 2);
    if (!begins) {
        return 0;
    }
    /* The first and the last are in place; a hash part could still be between them only if it held integers. */
    lua_pushinteger(L, 1);
    lua_Integer expected = 2;
    while (lua_next(L, table) != 0) {
        lua_pop(L, 1);
        if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) != expected) {
            lua_pop(L, 1);
            return 0;
        }
        expected += 1;
    }
    return 1;
}

/// The step of a loop over a sequence. Upvalues: the table, so that no argument need be trusted, and its length at first.
static int sequence_next(lua_State *L) {
    lua_Integer key = luaL_optinteger(L, 2, 0);
    lua_Integer length = lua_tointeger(L, lua_upvalueindex(2));
    while (key < length) {
        key += 1;
        /* A hole made during the loop is passed over. */
        if (lua_rawgeti(L, lua_upvalueindex(1), key) != LUA_TNIL) {
            lua_pushinteger(L, key);
            lua_insert(L, -2);
            return 2;
        }
        lua_pop(L, 1);
    }
    lua_pushnil(L);
    return 1;
}

/// The step of a loop over sorted keys. Upvalues: the keys, the place, the table.
static int sorted_next(lua_State *L) {
    lua_Integer place = lua_tointeger(L, lua_upvalueindex(2));
    for (;;) {
        place += 1;
        if (lua_rawgeti(L, lua_upvalueindex(1), place) == LUA_TNIL) {
            return 1;
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(3)) != LUA_TNIL) {
            lua_pushinteger(L, place);
            lua_replace(L, lua_upvalueindex(2));
            return 2;
        }
        lua_pop(L, 2); /* taken out during the loop */
    }
}

int clb_is_pairs_step(lua_CFunction function) { return function == sequence_next || function == sorted_next; }

void clb_push_pairs(lua_State *L, int table, int shown) {
    table = lua_absindex(L, table);
    shown = lua_absindex(L, shown);
    if (is_sequence(L, table)) {
        lua_pushvalue(L, table);
        lua_pushinteger(L, (lua_Integer)lua_rawlen(L, table));
        lua_pushcclosure(L, sequence_next, 2);
    } else {
        push_sorted_keys(L, table);
        lua_pushinteger(L, 0);
        lua_pushvalue(L, table);
        lua_pushcclosure(L, sorted_next, 3);
    }
    lua_pushvalue(L, shown);
    lua_pushnil(L);
}

static int own_pairs(lua_State *L) {
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    if (clb_is_frozen(L, 1)) {
        /* The real table is never handed out. */
        clb_push_unfrozen(L, 1);
        clb_push_pairs(L, 2, 1);
        return 3;
    }
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    clb_push_pairs(L, 1, 1);
    return 3;
}

static const char key_snapshot; ///< the last table that `next` went over, its keys, and their places

/// `next` in the same order: the keys of the last table are kept, so that a whole loop costs one sort.
static int own_next(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    clb_push_unfrozen(L, 1);
    lua_replace(L, 1);
    if (lua_isnil(L, 2)) {
        lua_pushnil(L);
        if (lua_next(L, 1) == 0) {
            lua_pushnil(L);
            return 1;
        }
        lua_settop(L, 2);
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_snapshot);
    int fresh = 1;
    if (lua_istable(L, 3) && !lua_isnil(L, 2)) {
        lua_rawgeti(L, 3, 1);
        fresh = !lua_rawequal(L, -1, 1);
        lua_pop(L, 1);
    }
    if (fresh) {
        lua_settop(L, 2);
        lua_createtable(L, 3, 0);
        lua_pushvalue(L, 1);
        lua_rawseti(L, 3, 1);
        push_sorted_keys(L, 1);
        lua_newtable(L);
        for (lua_Integer place = 1; lua_rawgeti(L, 4, place) != LUA_TNIL; place++) {
            lua_pushinteger(L, place);
            lua_rawset(L, 5);
        }
        lua_settop(L, 5);
        lua_rawseti(L, 3, 3);
        lua_rawseti(L, 3, 2);
        lua_pushvalue(L, 3);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &key_snapshot);
    }
    lua_Integer place = 0;
    lua_rawgeti(L, 3, 2);
    if (!lua_isnil(L, 2)) {
        lua_rawgeti(L, 3, 3);
        lua_pushvalue(L, 2);
        if (lua_rawget(L, -2) == LUA_TNIL) {
            return luaL_error(L, "invalid key to 'next'");
        }
        place = lua_tointeger(L, -1);
        lua_settop(L, 4);
    }
    while (lua_rawgeti(L, 4, ++place) != LUA_TNIL) {
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL) {
            return 2;
        }
        lua_pop(L, 2);
    }
    return 1;
}

static int ipairs_step(lua_State *L) {
    lua_Integer position = luaL_checkinteger(L, 2);
    position = (lua_Integer)((lua_Unsigned)position + 1);
    lua_pushinteger(L, position);
    return lua_geti(L, 1, position) == LUA_TNIL ? 1 : 2;
}

static int own_ipairs(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushcfunction(L, ipairs_step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

static int own_rawget(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    clb_push_unfrozen(L, 1);
    lua_replace(L, 1);
    lua_rawget(L, 1);
    return 1;
}

static int own_rawset(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    luaL_checkany(L, 3);
    if (clb_is_frozen(L, 1)) {
        return luaL_error(L, "attempt to change a read-only table");
    }
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

static int own_rawlen(lua_State *L) {
    int type = lua_type(L, 1);
    luaL_argexpected(L, type == LUA_TTABLE || type == LUA_TSTRING, 1, "table or string");
    clb_push_unfrozen(L, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

void clb_install_pairs(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"pairs", own_pairs},   {"next", own_next},     {"ipairs", own_ipairs}, {"rawget", own_rawget},
        {"rawset", own_rawset}, {"rawlen", own_rawlen}, {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
