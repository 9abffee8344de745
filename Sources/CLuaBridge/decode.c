/// Wire form → Lua values, and the recipes that a host may give.
#include <string.h>

#include "bridge.h"

enum { MOST_DEPTH = 110 };

typedef struct reader {
    const uint8_t *at;
    const uint8_t *end;
} reader;

static void malformed(lua_State *L) { luaL_error(L, "the host's data is malformed"); }

uint64_t clb_get_unsigned(lua_State *L, const uint8_t **at, const uint8_t *end) {
    uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (*at == end) {
            malformed(L);
        }
        uint8_t byte = *(*at)++;
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            return number;
        }
    }
    malformed(L);
    return 0;
}

int64_t clb_get_signed(lua_State *L, const uint8_t **at, const uint8_t *end) {
    uint64_t number = clb_get_unsigned(L, at, end);
    return (int64_t)(number >> 1) ^ -(int64_t)(number & 1);
}

static uint64_t get(lua_State *L, reader *in) { return clb_get_unsigned(L, &in->at, in->end); }

/// A count of things that take at least `size` bytes each.
static size_t get_count(lua_State *L, reader *in, size_t size) {
    uint64_t count = get(L, in);
    if (count > (uint64_t)(in->end - in->at) / size) {
        malformed(L);
    }
    return (size_t)count;
}

static double get_double(lua_State *L, reader *in) {
    double number;
    if ((size_t)(in->end - in->at) < sizeof number) {
        malformed(L);
    }
    memcpy(&number, in->at, sizeof number);
    in->at += sizeof number;
    return number;
}

static void decode(lua_State *L, reader *in, int depth, int arguments);

static void decode_string(lua_State *L, reader *in) {
    size_t count = get_count(L, in, 1);
    lua_pushlstring(L, (const char *)in->at, count);
    in->at += count;
}

static void decode_list(lua_State *L, reader *in, int depth) {
    size_t count = get_count(L, in, 1);
    lua_createtable(L, count < 1 << 20 ? (int)count : 1 << 20, 0);
    for (size_t position = 1; position <= count; position++) {
        decode(L, in, depth + 1, 0);
        lua_rawseti(L, -2, (lua_Integer)position);
    }
}

static void decode_map(lua_State *L, reader *in, int depth) {
    size_t count = get_count(L, in, 2);
    lua_createtable(L, 0, count < 1 << 20 ? (int)count : 1 << 20);
    for (size_t position = 0; position < count; position++) {
        decode(L, in, depth + 1, 0);
        if (!lua_isinteger(L, -1) && lua_type(L, -1) != LUA_TSTRING) {
            malformed(L);
        }
        decode(L, in, depth + 1, 0);
        lua_rawset(L, -3);
    }
}

/// An exact sum becomes its rounded value: the parts do not overlap, the smallest comes first.
static void decode_sum(lua_State *L, reader *in) {
    size_t count = get_count(L, in, 8);
    double high = 0, low = 0;
    const uint8_t *parts = in->at;
    in->at += count * 8;
    size_t index = count;
    double part = 0;
    if (index > 0) {
        memcpy(&high, parts + 8 * --index, 8);
    }
    while (index > 0) {
        double x = high;
        memcpy(&part, parts + 8 * --index, 8);
        high = x + part;
        low = part - (high - x);
        if (low != 0) {
            break;
        }
    }
    if (index > 0) {
        memcpy(&part, parts + 8 * (index - 1), 8);
        if ((low < 0 && part < 0) || (low > 0 && part > 0)) {
            double next = high + low * 2;
            if (low * 2 == next - high) {
                high = next;
            }
        }
    }
    lua_pushnumber(L, high);
}

static clb_object get_object(lua_State *L, reader *in) {
    clb_object object = {(uint32_t)get(L, in), 0, {0}};
    for (int word = 0; word < 4; word++) {
        object.words[word] = clb_get_signed(L, &in->at, in->end);
    }
    return object;
}

static void decode_token_iterator(lua_State *L, reader *in) {
    int64_t first = clb_get_signed(L, &in->at, in->end);
    int64_t end = clb_get_signed(L, &in->at, in->end);
    size_t count = get_count(L, in, 1);
    uint32_t fields[CLB_MOST_FIELDS];
    if (count > CLB_MOST_FIELDS) {
        malformed(L);
    }
    for (size_t field = 0; field < count; field++) {
        fields[field] = (uint32_t)get(L, in);
    }
    clb_push_token_iterator(L, first, end, fields, count);
}

static void decode_counts(lua_State *L, reader *in) {
    clb_state *state = clb_of(L);
    (void)get(L, in); /* the field: all columns of words share the vocabulary */
    size_t count = get_count(L, in, 2);
    clb_push_word_caches(L);
    int caches = lua_gettop(L) - 1;
    lua_createtable(L, 0, count < 1 << 24 ? (int)count : 1 << 24);
    for (size_t position = 0; position < count; position++) {
        uint32_t id = (uint32_t)get(L, in);
        lua_Integer number = (lua_Integer)get(L, in);
        clb_push_word(L, state, id, caches, caches + 1);
        lua_pushinteger(L, number);
        lua_rawset(L, -3);
    }
    clb_push_counter(L);
    lua_replace(L, caches);
    lua_settop(L, caches);
}

static void decode_objects(lua_State *L, reader *in) {
    size_t count = get_count(L, in, 5);
    void *list = clb_new_object_list(L, count);
    for (size_t position = 0; position < count; position++) {
        clb_object object = get_object(L, in);
        object.position = (uint32_t)(position + 1);
        clb_set_object_list(list, position, &object);
    }
}

static void decode_column(lua_State *L, reader *in) {
    uint32_t field = (uint32_t)get(L, in);
    int64_t first = clb_get_signed(L, &in->at, in->end);
    int64_t end = clb_get_signed(L, &in->at, in->end);
    clb_push_column(L, field, first, end);
}

static void decode(lua_State *L, reader *in, int depth, int arguments) {
    if (depth > MOST_DEPTH || in->at == in->end) {
        malformed(L);
    }
    luaL_checkstack(L, 8, "the host's data is nested too deeply");
    switch (*in->at++) {
    case 'N': lua_pushnil(L); break;
    case 'T': lua_pushboolean(L, 1); break;
    case 'F': lua_pushboolean(L, 0); break;
    case 'I': lua_pushinteger(L, clb_get_signed(L, &in->at, in->end)); break;
    case 'D': lua_pushnumber(L, get_double(L, in)); break;
    case 'S': decode_string(L, in); break;
    case 'L': decode_list(L, in, depth); break;
    case 'M': decode_map(L, in, depth); break;
    case 'C':
        decode_map(L, in, depth);
        clb_push_counter(L);
        break;
    case 'X': decode_sum(L, in); break;
    case 'U': {
        clb_object object = get_object(L, in);
        clb_push_object(L, object.kind, object.words, 0);
        break;
    }
    case 'i': decode_token_iterator(L, in); break;
    case 'c': decode_column(L, in); break;
    case 'f': decode_counts(L, in); break;
    case 'o': decode_objects(L, in); break;
    case 'a': {
        uint64_t argument = get(L, in);
        if (argument < 1 || argument > (uint64_t)arguments) {
            malformed(L);
        }
        lua_pushvalue(L, (int)argument);
        break;
    }
    default: malformed(L);
    }
}

void clb_decode(lua_State *L, const uint8_t *bytes, size_t count) {
    reader in = {bytes, bytes + count};
    decode(L, &in, 0, 0);
    if (in.at != in.end) {
        malformed(L);
    }
}

int clb_decode_results(lua_State *L, const uint8_t *bytes, size_t count, int arguments) {
    reader in = {bytes, bytes + count};
    if (in.at == in.end || *in.at++ != 'L') {
        malformed(L);
    }
    size_t results = get_count(L, &in, 1);
    for (size_t position = 0; position < results; position++) {
        decode(L, &in, 0, arguments);
    }
    return (int)results;
}
