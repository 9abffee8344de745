/// Counters: a table of counts behind a metatable, at the speed of Lua's tables.
#include <stdlib.h>
#include <string.h>

#include "bridge.h"
#include "libraries.h"

/// A counter is a userdata, so that no raw access reaches the table of counts, which is its user value.
typedef struct counter {
    int is_frozen;
} counter;

static counter *test_counter(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) {
        return NULL;
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_counter);
    int is_counter = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is_counter ? lua_touserdata(L, index) : NULL;
}

int clb_counter_table(lua_State *L, int index) {
    if (test_counter(L, index) == NULL) {
        return 0;
    }
    lua_getiuservalue(L, index, 1);
    return 1;
}

void clb_freeze_counter(lua_State *L, int index) {
    counter *found = test_counter(L, index);
    if (found != NULL) {
        found->is_frozen = 1;
    }
}

static void check_writable(lua_State *L) {
    counter *found = test_counter(L, 1);
    if (found != NULL && found->is_frozen) {
        luaL_error(L, "this counter is read-only: make one with chancery.counter()");
    }
}

/// Pushes the counts of argument 1, which must be a counter.
static int check_counts(lua_State *L, int argument) {
    if (!clb_counter_table(L, argument)) {
        luaL_error(L, "expected a counter as argument %d, got %s: call its methods with a colon, as counter:add(key)",
                   argument, luaL_typename(L, argument));
    }
    return lua_gettop(L);
}

static void check_key(lua_State *L, int index) {
    int type = lua_type(L, index);
    if (type == LUA_TNUMBER && !lua_isinteger(L, index)) {
        lua_Integer whole;
        if (!lua_tointegerx(L, index, NULL) && lua_tonumber(L, index) != 0) {
            luaL_error(L, "a counter counts strings or integers, not %f", lua_tonumber(L, index));
        }
        whole = lua_tointeger(L, index);
        lua_pushinteger(L, whole);
        lua_replace(L, index);
    } else if (type != LUA_TSTRING && type != LUA_TNUMBER) {
        luaL_error(L, "a counter counts strings or integers, not %s", luaL_typename(L, index));
    }
}

static int counter_add(lua_State *L) {
    check_writable(L);
    check_key(L, 2);
    if (lua_isnoneornil(L, 3)) {
        lua_settop(L, 2);
        lua_pushinteger(L, 1);
    } else {
        luaL_checknumber(L, 3);
        lua_settop(L, 3);
    }
    int counts = check_counts(L, 1);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, counts) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_pushvalue(L, 3);
    } else {
        lua_pushvalue(L, 3);
        lua_arith(L, LUA_OPADD);
    }
    lua_pushvalue(L, 2);
    lua_insert(L, -2);
    lua_rawset(L, counts);
    lua_settop(L, 1);
    return 1;
}

static int counter_get(lua_State *L) {
    check_key(L, 2);
    int counts = check_counts(L, 1);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, counts) == LUA_TNIL) {
        lua_pushinteger(L, 0);
    }
    return 1;
}

static int counter_total(lua_State *L) {
    int counts = check_counts(L, 1);
    lua_pushinteger(L, 0);
    lua_pushnil(L);
    while (lua_next(L, counts) != 0) {
        lua_pushvalue(L, counts + 1);
        lua_arith(L, LUA_OPADD);
        lua_replace(L, counts + 1);
    }
    lua_settop(L, counts + 1);
    return 1;
}

static int counter_distinct(lua_State *L) {
    int counts = check_counts(L, 1);
    lua_Integer count = 0;
    lua_pushnil(L);
    while (lua_next(L, counts) != 0) {
        lua_pop(L, 1);
        count += 1;
    }
    lua_pushinteger(L, count);
    return 1;
}

static int counter_merge(lua_State *L) {
    check_writable(L);
    lua_settop(L, 2);
    int counts = check_counts(L, 1);
    int other = check_counts(L, 2);
    lua_pushnil(L);
    while (lua_next(L, other) != 0) {
        lua_pushvalue(L, -2);
        if (lua_rawget(L, counts) != LUA_TNIL) {
            lua_arith(L, LUA_OPADD);
        } else {
            lua_pop(L, 1);
        }
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, counts);
    }
    lua_settop(L, 1);
    return 1;
}

/// A row while it is sorted.
typedef struct row {
    double number;
    int64_t integer_key;
    const char *key; ///< NULL for integers
    size_t length;
} row;

static int compare_keys(const row *a, const row *b) {
    if (a->key == NULL || b->key == NULL) {
        if (a->key == NULL && b->key == NULL) {
            return (a->integer_key > b->integer_key) - (a->integer_key < b->integer_key);
        }
        return a->key == NULL ? -1 : 1;
    }
    size_t common = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->key, b->key, common);
    return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

static int by_key(const void *a, const void *b) { return compare_keys(a, b); }

static int by_count(const void *first, const void *second) {
    const row *a = first, *b = second;
    if (a->number != b->number) {
        return a->number < b->number ? 1 : -1;
    }
    return compare_keys(a, b);
}

/// Collects counts of at least `minimum` into a userdata on the stack.
static row *collect(lua_State *L, int counts, double minimum, size_t *count) {
    size_t all = 0;
    lua_pushnil(L);
    while (lua_next(L, counts) != 0) {
        lua_pop(L, 1);
        all += 1;
    }
    row *rows = lua_newuserdatauv(L, all * sizeof *rows + 1, 0);
    *count = 0;
    lua_pushnil(L);
    while (lua_next(L, counts) != 0) {
        double number = lua_tonumber(L, -1);
        lua_pop(L, 1);
        if (number < minimum) {
            continue;
        }
        row *next = &rows[(*count)++];
        *next = (row){number, 0, NULL, 0};
        if (lua_type(L, -1) == LUA_TSTRING) {
            next->key = lua_tolstring(L, -1, &next->length);
        } else {
            next->integer_key = lua_tointeger(L, -1);
        }
    }
    return rows;
}

static const char *const option_names[] = {"minimum", "limit", "order", NULL};

static void check_options(lua_State *L, int index) {
    luaL_checktype(L, index, LUA_TTABLE);
    clb_push_unfrozen(L, index);
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
        lua_pop(L, 1);
        int known = 0;
        for (int option = 0; option_names[option] != NULL; option++) {
            known |= lua_type(L, -1) == LUA_TSTRING && strcmp(lua_tostring(L, -1), option_names[option]) == 0;
        }
        if (!known) {
            luaL_error(L, "counter:rows has no option '%s': there are minimum, limit, order",
                       lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : luaL_typename(L, -1));
        }
    }
    lua_pop(L, 1);
}

static int counter_rows(lua_State *L) {
    lua_settop(L, 2);
    double minimum = -1e308;
    lua_Integer limit = LUA_MAXINTEGER;
    int sort_by_key = 0;
    if (!lua_isnil(L, 2)) {
        check_options(L, 2);
        if (lua_getfield(L, 2, "minimum") != LUA_TNIL) {
            minimum = luaL_checknumber(L, -1);
        }
        if (lua_getfield(L, 2, "limit") != LUA_TNIL) {
            limit = luaL_checkinteger(L, -1);
        }
        if (lua_getfield(L, 2, "order") != LUA_TNIL) {
            const char *order = luaL_checkstring(L, -1);
            sort_by_key = strcmp(order, "key") == 0;
            if (!sort_by_key && strcmp(order, "count") != 0) {
                return luaL_error(L, "counter:rows: order is \"count\" or \"key\", not \"%s\"", order);
            }
        }
    }
    int counts = check_counts(L, 1);
    size_t count;
    row *rows = collect(L, counts, minimum, &count);
    qsort(rows, count, sizeof *rows, sort_by_key ? by_key : by_count);
    if (limit < 0) {
        limit = 0;
    }
    if ((lua_Unsigned)limit < count) {
        count = (size_t)limit;
    }
    lua_createtable(L, count < 1 << 20 ? (int)count : 1 << 20, 0);
    int result = lua_gettop(L);
    for (size_t position = 0; position < count; position++) {
        lua_createtable(L, 2, 0);
        if (rows[position].key != NULL) {
            lua_pushlstring(L, rows[position].key, rows[position].length);
        } else {
            lua_pushinteger(L, rows[position].integer_key);
        }
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, 1);
        lua_rawget(L, counts);
        lua_rawseti(L, -2, 2);
        lua_rawseti(L, result, (lua_Integer)position + 1);
    }
    return 1;
}

/// `pairs(counter)` goes over the counts in the fixed order of keys.
static int counter_pairs(lua_State *L) {
    int counts = check_counts(L, 1);
    clb_push_pairs(L, counts, 1);
    return 3;
}

static int counter_tostring(lua_State *L) {
    lua_pushliteral(L, "counter");
    return 1;
}

static int counter_newindex(lua_State *L) {
    return luaL_error(L, "a counter's counts are set with counter:add(key, n)");
}

static int counter_new(lua_State *L) {
    lua_newtable(L);
    clb_push_counter(L);
    return 1;
}

void clb_push_counter(lua_State *L) {
    counter *made = lua_newuserdatauv(L, sizeof *made, 1);
    made->is_frozen = 0;
    lua_insert(L, -2);
    lua_setiuservalue(L, -2, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_counter);
    lua_setmetatable(L, -2);
}

void clb_install_counter(lua_State *L) {
    static const luaL_Reg methods[] = {
        {"add", counter_add},           {"get", counter_get},     {"total", counter_total},
        {"distinct", counter_distinct}, {"merge", counter_merge}, {"rows", counter_rows},
        {NULL, NULL},
    };
    lua_newtable(L);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, counter_pairs);
    lua_setfield(L, -2, "__pairs");
    lua_pushcfunction(L, counter_tostring);
    lua_setfield(L, -2, "__tostring");
    lua_pushcfunction(L, counter_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pushliteral(L, "counter");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_counter);
    lua_pushcfunction(L, counter_new);
    lua_setfield(L, -2, "counter");
}
