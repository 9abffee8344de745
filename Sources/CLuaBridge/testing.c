/// A bare state with Lua's own string and table libraries beside ours, for the tests that compare them.
#include <stdlib.h>
#include <string.h>

#include "bridge.h"
#include "libraries.h"

/// Sets a global to a fresh table with everything of a library in it; the library stays as `stock.NAME`.
static void copy_library(lua_State *L, const char *name) {
    lua_getglobal(L, name);
    lua_getglobal(L, "stock");
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushnil(L);
    while (lua_next(L, -3) != 0) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_settable(L, -4);
    }
    lua_remove(L, -2);
}

typedef struct comparison {
    const char *source;
    size_t count;
    clb_buffer *result;
} comparison;

static int compare(lua_State *L) {
    comparison *work = lua_touserdata(L, 1);
    luaL_openlibs(L);
    clb_open_freezing(L);
    lua_newtable(L);
    lua_setglobal(L, "stock");
    copy_library(L, "string");
    clb_install_string_functions(L);
    lua_setglobal(L, "string");
    copy_library(L, "table");
    clb_install_table_functions(L);
    lua_setglobal(L, "table");
    if (luaL_loadbufferx(L, work->source, work->count, "=compare", "t") != LUA_OK) {
        return lua_error(L);
    }
    lua_call(L, 0, 1);
    size_t length;
    const char *text = luaL_tolstring(L, -1, &length);
    clb_buffer_append(work->result, text, length);
    return 0;
}

int32_t clb_testing_compare(const char *source, size_t count, clb_buffer *result) {
    clb_state *state = calloc(1, sizeof *state);
    if (state == NULL) {
        return CLB_ERROR_MEMORY;
    }
    state->steps_left = UINT64_MAX / 2;
    state->limits.pattern_steps = UINT64_MAX / 2;
    lua_State *L = lua_newstate(clb_allocate, state);
    if (L == NULL) {
        free(state);
        return CLB_ERROR_MEMORY;
    }
    *(clb_state **)lua_getextraspace(L) = state;
    state->main = L;
    state->current = L;
    comparison work = {source, count, result};
    lua_pushcfunction(L, compare);
    lua_pushlightuserdata(L, &work);
    int status = lua_pcall(L, 1, 0, 0);
    if (status != LUA_OK) {
        size_t length;
        const char *text = lua_tolstring(L, -1, &length);
        if (text != NULL) {
            clb_buffer_append(result, text, length);
        }
    }
    lua_close(L);
    clb_buffer_free(&state->arguments);
    clb_buffer_free(&state->results);
    free(state);
    return status == LUA_OK ? CLB_OK : CLB_ERROR_RUNTIME;
}
