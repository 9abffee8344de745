/// Tokens for Lua straight from the columns, with one Lua string a word.
#include <string.h>

#include "bridge.h"
#include "libraries.h"

typedef struct iterator {
    int64_t handle;
    uint32_t next;
    uint32_t end;
    uint32_t count;
    uint32_t fields[CLB_MOST_FIELDS];
} iterator;

/// Pushes the string of a word, from the cache (a table at an index) or made and kept there.
static void push_cached(lua_State *L, int cache, const clb_words *words, uint32_t number) {
    if (lua_rawgeti(L, cache, (lua_Integer)number + 1) == LUA_TSTRING) {
        return;
    }
    lua_pop(L, 1);
    uint32_t start = words->offsets[number];
    lua_pushlstring(L, (const char *)words->bytes + start, words->offsets[number + 1] - start);
    lua_pushvalue(L, -1);
    lua_rawseti(L, cache, (lua_Integer)number + 1);
}

/// Pushes a word; `base` and `local` are the places of the caches.
static void push_word(lua_State *L, clb_state *state, uint32_t id, int base, int local) {
    if (id < state->view.base.count) {
        push_cached(L, base, &state->view.base, id);
    } else if (id - state->view.base.count < state->view.local.count) {
        push_cached(L, local, &state->view.local, id - state->view.base.count);
    } else {
        lua_pushliteral(L, "");
    }
}

void clb_push_word_caches(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_base_words);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_local_words);
}

void clb_push_word(lua_State *L, clb_state *state, uint32_t id, int base, int local) {
    push_word(L, state, id, base, local);
}

static void push_field(lua_State *L, clb_state *state, uint32_t field, uint32_t token, int base, int local) {
    if (field == CLB_FIELD_INDEX) {
        lua_pushinteger(L, (lua_Integer)token + 1);
        return;
    }
    const clb_column *column = &state->view.fields[field];
    if (column->values == NULL) {
        lua_pushliteral(L, "");
    } else if (column->is_integer) {
        lua_pushinteger(L, (lua_Integer)column->values[token] + column->bias);
    } else {
        push_word(L, state, column->values[token], base, local);
    }
}

static int next_token(lua_State *L) {
    clb_state *state = clb_of(L);
    iterator *it = lua_touserdata(L, lua_upvalueindex(1));
    if (it->next >= it->end) {
        return 0;
    }
    if (!state->has_view || state->view_handle != it->handle || it->next >= state->view.token_count) {
        return luaL_error(L, "the document of these tokens is no longer open");
    }
    uint32_t token = it->next++;
    for (uint32_t field = 0; field < it->count; field++) {
        push_field(L, state, it->fields[field], token, lua_upvalueindex(2), lua_upvalueindex(3));
    }
    return (int)it->count;
}

int clb_is_token_step(lua_CFunction function) { return function == next_token; }

static void check_range(lua_State *L, clb_state *state, int64_t first, int64_t end) {
    if (!state->has_view || first < 0 || end < first || end > (int64_t)state->view.token_count) {
        luaL_error(L, "the document of these tokens is not open");
    }
}

static void check_field(lua_State *L, clb_state *state, uint32_t field) {
    if (field != CLB_FIELD_INDEX && field >= state->view.field_count) {
        luaL_error(L, "the host named a token field that does not exist");
    }
}

void clb_push_token_iterator(lua_State *L, int64_t first, int64_t end, const uint32_t *fields, size_t count) {
    clb_state *state = clb_of(L);
    check_range(L, state, first, end);
    iterator *it = lua_newuserdatauv(L, sizeof *it, 0);
    memset(it, 0, sizeof *it);
    it->handle = state->view_handle;
    it->next = (uint32_t)first;
    it->end = (uint32_t)end;
    it->count = (uint32_t)count;
    for (size_t field = 0; field < count; field++) {
        check_field(L, state, fields[field]);
        it->fields[field] = fields[field];
    }
    luaL_checkstack(L, CLB_MOST_FIELDS + 4, "too many fields");
    clb_push_word_caches(L);
    lua_pushcclosure(L, next_token, 3);
}

void clb_push_column(lua_State *L, uint32_t field, int64_t first, int64_t end) {
    clb_state *state = clb_of(L);
    check_range(L, state, first, end);
    check_field(L, state, field);
    clb_push_word_caches(L);
    int top = lua_gettop(L);
    lua_createtable(L, (int)(end - first), 0);
    for (int64_t token = first; token < end; token++) {
        push_field(L, state, field, (uint32_t)token, top - 1, top);
        lua_rawseti(L, top + 1, token - first + 1);
    }
    lua_replace(L, top - 1);
    lua_settop(L, top - 1);
}
