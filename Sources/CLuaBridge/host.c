/// Calls from Lua into Swift: bytes in, bytes out, a status; the error is raised here, where no Swift frame is left.
#include "bridge.h"

int clb_call_host(lua_State *L, uint32_t function) {
    clb_state *state = clb_of(L);
    clb_check(L);
    int arguments = lua_gettop(L);
    state->arguments.count = 0;
    clb_encode_all(L, 1, &state->arguments);
    state->results.count = 0;
    /* What a call within the call encodes must not overwrite this one's bytes. */
    clb_buffer given = state->arguments;
    clb_buffer results = state->results;
    state->arguments = (clb_buffer){0};
    state->results = (clb_buffer){0};
    int32_t status = state->callback(state->context, function, given.bytes, given.count, &results);
    clb_buffer_free(&state->arguments);
    clb_buffer_free(&state->results);
    state->arguments = given;
    state->results = results;
    if (results.failed) {
        state->results.failed = 0;
        return luaL_error(L, "not enough memory");
    }
    if (status == 0) {
        return clb_decode_results(L, results.bytes, results.count, arguments);
    }
    /* The error names the line that made the call. */
    luaL_where(L, 1);
    lua_pushlstring(L, (const char *)state->results.bytes, state->results.count);
    lua_concat(L, 2);
    return lua_error(L);
}

static int call_function(lua_State *L) {
    return clb_call_host(L, (uint32_t)lua_tointeger(L, lua_upvalueindex(1)));
}

void clb_push_host_function(lua_State *L, uint32_t function) {
    lua_pushinteger(L, function);
    lua_pushcclosure(L, call_function, 1);
}
