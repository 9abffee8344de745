/// Table functions on raw lengths: no metamethod can make them run for ever, and read-only tables stay as they are.
#include <string.h>

#include "bridge.h"
#include "libraries.h"

/// The table to read at an argument, behind a read-only one if need be; its place on the stack.
static int readable(lua_State *L, int argument) {
    luaL_checktype(L, argument, LUA_TTABLE);
    clb_push_unfrozen(L, argument);
    lua_replace(L, argument);
    return argument;
}

static void check_writable(lua_State *L, int argument) {
    luaL_checktype(L, argument, LUA_TTABLE);
    if (clb_is_frozen(L, argument)) {
        luaL_error(L, "table is read-only: what a plugin shares between calls cannot be changed in them; copy it first");
    }
}

static void charge_elements(lua_State *L, lua_Integer count) {
    clb_charge(L, count > 0 ? (uint64_t)count / 8 + 1 : 1);
}

static int own_insert(lua_State *L) {
    check_writable(L, 1);
    lua_Integer end = (lua_Integer)lua_rawlen(L, 1) + 1;
    switch (lua_gettop(L)) {
    case 2: break;
    case 3: {
        lua_Integer position = luaL_checkinteger(L, 2);
        luaL_argcheck(L, (lua_Unsigned)position - 1u < (lua_Unsigned)end, 2, "position out of bounds");
        charge_elements(L, end - position);
        for (lua_Integer place = end; place > position; place--) {
            lua_rawgeti(L, 1, place - 1);
            lua_rawseti(L, 1, place);
        }
        end = position;
        break;
    }
    default: return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    lua_rawseti(L, 1, end);
    return 0;
}

static int own_remove(lua_State *L) {
    check_writable(L, 1);
    lua_Integer size = (lua_Integer)lua_rawlen(L, 1);
    lua_Integer position = luaL_optinteger(L, 2, size);
    if (lua_gettop(L) >= 2) {
        luaL_argcheck(L, (lua_Unsigned)size + 1u - (lua_Unsigned)position <= (lua_Unsigned)size
                             || position == size + 1 || (size == 0 && position == 0),
                      2, "position out of bounds");
    }
    lua_rawgeti(L, 1, position);
    charge_elements(L, size - position);
    for (; position < size; position++) {
        lua_rawgeti(L, 1, position + 1);
        lua_rawseti(L, 1, position);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, position);
    return 1;
}

static int own_move(lua_State *L) {
    lua_Integer first = luaL_checkinteger(L, 2);
    lua_Integer last = luaL_checkinteger(L, 3);
    lua_Integer to = luaL_checkinteger(L, 4);
    int target = lua_isnoneornil(L, 5) ? 1 : 5;
    check_writable(L, target);
    readable(L, 1);
    if (last >= first) {
        luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3, "too many elements to move");
        lua_Integer count = last - first + 1;
        luaL_argcheck(L, to <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
        luaL_argcheck(L, count <= 1 << 28, 3, "too many elements to move");
        charge_elements(L, count);
        int is_same = target == 1 || lua_rawequal(L, 1, target);
        if (to > last || to <= first || !is_same) {
            for (lua_Integer place = 0; place < count; place++) {
                lua_rawgeti(L, 1, first + place);
                lua_rawseti(L, target, to + place);
            }
        } else {
            for (lua_Integer place = count - 1; place >= 0; place--) {
                lua_rawgeti(L, 1, first + place);
                lua_rawseti(L, target, to + place);
            }
        }
    }
    lua_pushvalue(L, target);
    return 1;
}

static int own_concat(lua_State *L) {
    readable(L, 1);
    size_t separator_count;
    const char *separator = luaL_optlstring(L, 2, "", &separator_count);
    lua_Integer first = luaL_optinteger(L, 3, 1);
    lua_Integer last = luaL_optinteger(L, 4, (lua_Integer)lua_rawlen(L, 1));
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    if (last >= first) {
        charge_elements(L, (lua_Integer)((lua_Unsigned)last - (lua_Unsigned)first) / 64);
    }
    for (lua_Integer place = first; place <= last; place++) {
        lua_rawgeti(L, 1, place);
        if (!lua_isstring(L, -1)) {
            return luaL_error(L, "invalid value (at index %I) in table for 'concat'", (LUAI_UACINT)place);
        }
        luaL_addvalue(&out);
        if (place < last) {
            luaL_addlstring(&out, separator, separator_count);
        }
        if (place == LUA_MAXINTEGER) {
            break;
        }
    }
    luaL_pushresult(&out);
    return 1;
}

static int own_unpack(lua_State *L) {
    lua_Integer first = luaL_optinteger(L, 2, 1);
    int is_table = lua_type(L, 1) == LUA_TTABLE;
    if (is_table) {
        readable(L, 1);
    }
    lua_Integer last = luaL_opt(L, luaL_checkinteger, 3, is_table ? (lua_Integer)lua_rawlen(L, 1) : luaL_len(L, 1));
    if (first > last) {
        return 0;
    }
    lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
    if (count >= 1000000 || !lua_checkstack(L, (int)++count)) {
        return luaL_error(L, "too many results to unpack");
    }
    for (; first < last; first++) {
        lua_geti(L, 1, first);
    }
    lua_geti(L, 1, last);
    return (int)count;
}

// Sorting: a stable merge sort, whose cost does not depend on the comparison

/// Whether the value at `a` goes before the one at `b`, by the function at 2 or by `<`.
static int goes_before(lua_State *L, int a, int b) {
    if (lua_isnil(L, 2)) {
        return lua_compare(L, a, b, LUA_OPLT);
    }
    lua_pushvalue(L, 2);
    lua_pushvalue(L, a);
    lua_pushvalue(L, b);
    lua_call(L, 2, 1);
    int before = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return before;
}

/// Merges the runs [low, middle) and [middle, high) of the table at `from` into the table at `to`.
static void merge_runs(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle, lua_Integer high) {
    lua_Integer left = low, right = middle;
    clb_charge(L, (uint64_t)(high - low));
    for (lua_Integer place = low; place < high; place++) {
        int takes_right;
        if (left >= middle) {
            takes_right = 1;
        } else if (right >= high) {
            takes_right = 0;
        } else {
            lua_rawgeti(L, from, left);
            lua_rawgeti(L, from, right);
            int top = lua_gettop(L);
            /* Only a right element that is really less goes first: equal ones keep their order. */
            takes_right = goes_before(L, top, top - 1);
            lua_settop(L, top - 2);
        }
        lua_rawgeti(L, from, takes_right ? right++ : left++);
        lua_rawseti(L, to, place);
    }
}

static int own_sort(lua_State *L) {
    check_writable(L, 1);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    luaL_argcheck(L, count < 1 << 27, 1, "array too big");
    if (count < 2) {
        return 0;
    }
    if (!lua_isnoneornil(L, 2)) {
        luaL_checktype(L, 2, LUA_TFUNCTION);
    }
    lua_settop(L, 2);
    /* Sorted in two tables of our own: a comparison that changes the table, or that is inconsistent, does no harm. */
    lua_createtable(L, (int)count, 0);
    lua_createtable(L, (int)count, 0);
    for (lua_Integer place = 1; place <= count; place++) {
        lua_rawgeti(L, 1, place);
        lua_rawseti(L, 3, place);
    }
    int from = 3, to = 4;
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer low = 1; low <= count; low += 2 * width) {
            lua_Integer middle = low + width <= count ? low + width : count + 1;
            lua_Integer high = low + 2 * width <= count ? low + 2 * width : count + 1;
            merge_runs(L, from, to, low, middle, high);
        }
        int other = from;
        from = to;
        to = other;
    }
    for (lua_Integer place = 1; place <= count; place++) {
        lua_rawgeti(L, from, place);
        lua_rawseti(L, 1, place);
    }
    return 0;
}

void clb_install_table_functions(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"insert", own_insert}, {"remove", own_remove}, {"move", own_move}, {"concat", own_concat},
        {"unpack", own_unpack}, {"sort", own_sort},     {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
