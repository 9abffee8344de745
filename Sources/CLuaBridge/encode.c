/// Lua values → wire form.
#include <stdlib.h>
#include <string.h>

#include "bridge.h"
#include "libraries.h"

enum { MOST_DEPTH = 100 };

void clb_put_unsigned(clb_buffer *out, uint64_t number) {
    uint8_t bytes[10];
    size_t count = 0;
    while (number >= 0x80) {
        bytes[count++] = (uint8_t)number | 0x80;
        number >>= 7;
    }
    bytes[count++] = (uint8_t)number;
    clb_buffer_append(out, bytes, count);
}

void clb_put_signed(clb_buffer *out, int64_t number) {
    clb_put_unsigned(out, ((uint64_t)number << 1) ^ (uint64_t)(number >> 63));
}

static void put_tag(clb_buffer *out, char tag) { clb_buffer_append(out, &tag, 1); }

static void put_string(clb_buffer *out, const char *bytes, size_t count) {
    put_tag(out, 'S');
    clb_put_unsigned(out, count);
    clb_buffer_append(out, bytes, count);
}

static void put_integer(clb_buffer *out, int64_t number) {
    put_tag(out, 'I');
    clb_put_signed(out, number);
}

/// A key of a table that is being encoded. Strings stay where they are: the table holds them.
typedef struct key {
    int64_t integer;
    const char *bytes; ///< NULL for integers
    size_t count;
} key;

static int compare_keys(const void *first, const void *second) {
    const key *a = first, *b = second;
    if (a->bytes == NULL || b->bytes == NULL) {
        if (a->bytes == NULL && b->bytes == NULL) {
            return (a->integer > b->integer) - (a->integer < b->integer);
        }
        return a->bytes == NULL ? -1 : 1;
    }
    size_t common = a->count < b->count ? a->count : b->count;
    int order = memcmp(a->bytes, b->bytes, common);
    return order != 0 ? order : (a->count > b->count) - (a->count < b->count);
}

static void encode(lua_State *L, int index, clb_buffer *out, int depth);

/// The number of entries; `*is_list` where the keys are 1…n.
static size_t count_entries(lua_State *L, int table, int *is_list) {
    size_t count = 0;
    lua_Integer largest = 0;
    int integers = 1;
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
        lua_pop(L, 1);
        count += 1;
        if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1) {
            if (lua_tointeger(L, -1) > largest) {
                largest = lua_tointeger(L, -1);
            }
        } else {
            integers = 0;
        }
    }
    *is_list = integers && count > 0 && (size_t)largest == count;
    return count;
}

/// Collects the keys into a userdata, which is left on the stack, sorted.
static key *sorted_keys(lua_State *L, int table, size_t count) {
    key *keys = lua_newuserdatauv(L, count * sizeof *keys + 1, 0);
    size_t position = 0;
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
        lua_pop(L, 1);
        key *next = &keys[position++];
        if (lua_isinteger(L, -1)) {
            *next = (key){lua_tointeger(L, -1), NULL, 0};
        } else if (lua_type(L, -1) == LUA_TSTRING) {
            *next = (key){0, NULL, 0};
            next->bytes = lua_tolstring(L, -1, &next->count);
        } else {
            luaL_error(L, "plain data has integers or strings as keys, not a %s", luaL_typename(L, -1));
        }
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    return keys;
}

static void encode_map(lua_State *L, int table, size_t count, char tag, clb_buffer *out, int depth) {
    key *keys = sorted_keys(L, table, count);
    put_tag(out, tag);
    clb_put_unsigned(out, count);
    for (size_t position = 0; position < count; position++) {
        if (keys[position].bytes == NULL) {
            put_integer(out, keys[position].integer);
            lua_rawgeti(L, table, keys[position].integer);
        } else {
            put_string(out, keys[position].bytes, keys[position].count);
            lua_pushlstring(L, keys[position].bytes, keys[position].count);
            lua_rawget(L, table);
        }
        encode(L, lua_gettop(L), out, depth + 1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void encode_table(lua_State *L, int index, clb_buffer *out, int depth) {
    if (depth > MOST_DEPTH) {
        luaL_error(L, "plain data is nested more than %d deep: does a table hold itself?", MOST_DEPTH);
    }
    luaL_checkstack(L, 8, "plain data is nested too deeply");
    clb_push_unfrozen(L, index);
    clb_push_strong(L, -1);
    lua_remove(L, -2);
    int table = lua_gettop(L);
    int is_list;
    size_t count = count_entries(L, table, &is_list);
    if (is_list) {
        put_tag(out, 'L');
        clb_put_unsigned(out, count);
        for (size_t position = 1; position <= count; position++) {
            lua_rawgeti(L, table, (lua_Integer)position);
            encode(L, lua_gettop(L), out, depth + 1);
            lua_pop(L, 1);
        }
    } else {
        encode_map(L, table, count, 'M', out, depth);
    }
    lua_pop(L, 1);
}

static void encode(lua_State *L, int index, clb_buffer *out, int depth) {
    switch (lua_type(L, index)) {
    case LUA_TNIL: put_tag(out, 'N'); break;
    case LUA_TBOOLEAN: put_tag(out, lua_toboolean(L, index) ? 'T' : 'F'); break;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            put_integer(out, lua_tointeger(L, index));
        } else {
            double number = lua_tonumber(L, index);
            put_tag(out, 'D');
            clb_buffer_append(out, &number, sizeof number);
        }
        break;
    case LUA_TSTRING: {
        size_t count;
        const char *bytes = lua_tolstring(L, index, &count);
        put_string(out, bytes, count);
        break;
    }
    case LUA_TTABLE: encode_table(L, index, out, depth); break;
    case LUA_TFUNCTION:
        put_tag(out, 'U');
        clb_put_unsigned(out, 0);
        for (int word = 0; word < 4; word++) {
            clb_put_signed(out, 0);
        }
        break;
    case LUA_TUSERDATA: {
        luaL_checkstack(L, 8, "plain data is nested too deeply");
        if (clb_counter_table(L, index)) {
            int is_list;
            int table = lua_gettop(L);
            encode_map(L, table, count_entries(L, table, &is_list), 'C', out, depth);
            lua_pop(L, 1);
            break;
        }
        clb_object *object = clb_test_object(L, index);
        if (object != NULL) {
            put_tag(out, 'U');
            clb_put_unsigned(out, object->kind);
            for (int word = 0; word < 4; word++) {
                clb_put_signed(out, object->words[word]);
            }
            break;
        }
    } /* fall through */
    default: luaL_error(L, "a %s is not plain data", luaL_typename(L, index));
    }
    if (out->failed) {
        out->failed = 0;
        luaL_error(L, "not enough memory");
    }
}

void clb_encode(lua_State *L, int index, clb_buffer *out) { encode(L, lua_absindex(L, index), out, 0); }

void clb_encode_all(lua_State *L, int first, clb_buffer *out) {
    int top = lua_gettop(L);
    put_tag(out, 'L');
    clb_put_unsigned(out, (uint64_t)(top - first + 1));
    for (int index = first; index <= top; index++) {
        encode(L, index, out, 0);
    }
}
