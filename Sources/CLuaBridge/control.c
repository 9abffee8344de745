/// pcall, xpcall and coroutines that let a limit's error through, and a `setmetatable` that takes no finalisers.
#include <string.h>

#include "bridge.h"
#include "libraries.h"

/// After a protected call: raises again where a limit was met.
static int finish_pcall(lua_State *L, int status, lua_KContext extra) {
    clb_note_status(L, status);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_pushboolean(L, 0);
        lua_pushvalue(L, -2);
        return 2;
    }
    return lua_gettop(L) - (int)extra;
}

static int own_pcall(lua_State *L) {
    clb_check(L);
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_pcall);
    return finish_pcall(L, status, 0);
}

/// The handler of `xpcall`: the script's own one, unless a limit was met; an error in it does not call it again.
static int handle_error(lua_State *L) {
    clb_state *state = clb_of(L);
    if (state->killed) {
        return 1;
    }
    lua_settop(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    if (lua_pcall(L, 1, 1, 0) != LUA_OK && state->killed) {
        lua_settop(L, 1);
    }
    return 1;
}

static int own_xpcall(lua_State *L) {
    clb_check(L);
    int count = lua_gettop(L);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, handle_error, 1);
    lua_replace(L, 2);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2);
    int status = lua_pcallk(L, count - 2, LUA_MULTRET, 2, 2, finish_pcall);
    return finish_pcall(L, status, 2);
}

// Coroutines

static lua_State *check_coroutine(lua_State *L) {
    lua_State *co = lua_tothread(L, 1);
    luaL_argexpected(L, co != NULL, 1, "coroutine");
    return co;
}

/// Resumes with the top `count` values; the number of results on L, or -1 and an error value.
static int resume(lua_State *L, lua_State *co, int count) {
    clb_state *state = clb_of(L);
    clb_check(L);
    clb_charge_resume(L);
    if (!lua_checkstack(co, count)) {
        lua_pushliteral(L, "too many arguments to resume");
        return -1;
    }
    lua_xmove(L, co, count);
    lua_State *outer = state->current;
    state->current = co;
    int results = 0;
    int status = lua_resume(co, L, count, &results);
    state->current = outer;
    clb_note_status(L, status);
    if (status == LUA_OK || status == LUA_YIELD) {
        if (!lua_checkstack(L, results + 1)) {
            lua_pop(co, results);
            lua_pushliteral(L, "too many results to resume");
            return -1;
        }
        lua_xmove(co, L, results);
        return results;
    }
    lua_xmove(co, L, 1);
    return -1;
}

static int own_resume(lua_State *L) {
    lua_State *co = check_coroutine(L);
    int results = resume(L, co, lua_gettop(L) - 1);
    if (results < 0) {
        lua_pushboolean(L, 0);
        lua_insert(L, -2);
        return 2;
    }
    lua_pushboolean(L, 1);
    lua_insert(L, -(results + 1));
    return results + 1;
}

/// Closes a coroutine's pending variables; their `__close` run under the limits as well.
static int reset(lua_State *L, lua_State *co) {
    clb_state *state = clb_of(L);
    lua_State *outer = state->current;
    state->current = co;
    int status = lua_resetthread(co);
    state->current = outer;
    clb_note_status(L, status);
    return status;
}

static int call_wrapped(lua_State *L) {
    lua_State *co = lua_tothread(L, lua_upvalueindex(1));
    int results = resume(L, co, lua_gettop(L));
    if (results >= 0) {
        return results;
    }
    int status = lua_status(co);
    if (status != LUA_OK && status != LUA_YIELD) {
        status = reset(L, co);
        lua_xmove(co, L, 1);
    }
    if (status != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING) {
        luaL_where(L, 1);
        lua_insert(L, -2);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

static int own_wrap(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_State *co = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    lua_pushcclosure(L, call_wrapped, 1);
    return 1;
}

static int own_close(lua_State *L) {
    lua_State *co = check_coroutine(L);
    int status = lua_status(co);
    int is_dead = status == LUA_OK && lua_gettop(co) == 0;
    lua_Debug debug;
    int runs = status == LUA_OK && lua_getstack(co, 0, &debug) > 0;
    if (co == L || runs) {
        return luaL_error(L, "cannot close a running coroutine");
    }
    (void)is_dead;
    status = reset(L, co);
    if (status == LUA_OK) {
        lua_pushboolean(L, 1);
        return 1;
    }
    lua_pushboolean(L, 0);
    lua_xmove(co, L, 1);
    return 2;
}

// Metatables

static int own_setmetatable(lua_State *L) {
    int type = lua_type(L, 2);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) {
        return luaL_error(L, "cannot change a protected metatable");
    }
    if (type == LUA_TTABLE) {
        clb_push_unfrozen(L, 2);
        lua_pushliteral(L, "__gc");
        if (lua_rawget(L, -2) != LUA_TNIL) {
            return luaL_error(L, "finalisers (__gc) are not allowed: use <close> variables");
        }
        lua_pop(L, 1);
    }
    lua_settop(L, 2);
    if (type == LUA_TTABLE) {
        /* Lua looks metamethods up without metamethods: it needs the table behind a read-only one. */
        clb_push_unfrozen(L, 2);
        lua_replace(L, 2);
    }
    lua_setmetatable(L, 1);
    return 1;
}

static int own_getmetatable(lua_State *L) {
    luaL_checkany(L, 1);
    /* Strings' metatable is the same for all plugins of the state: nobody gets it. */
    if (lua_type(L, 1) == LUA_TSTRING || !lua_getmetatable(L, 1)) {
        lua_pushnil(L);
        return 1;
    }
    if (luaL_getmetafield(L, 1, "__metatable") == LUA_TNIL) {
        (void)clb_push_frozen(L, -1);
    }
    return 1;
}

/// `tostring` without addresses.
const char *clb_tostring(lua_State *L, int index, size_t *length) {
    index = lua_absindex(L, index);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (!lua_isstring(L, -1)) {
            luaL_error(L, "'__tostring' must return a string");
        }
        return lua_tolstring(L, -1, length);
    }
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
    case LUA_TSTRING:
    case LUA_TBOOLEAN:
    case LUA_TNIL: return luaL_tolstring(L, index, length);
    default: break;
    }
    if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) {
        return lua_tolstring(L, -1, length);
    }
    lua_pushstring(L, luaL_typename(L, index));
    return lua_tolstring(L, -1, length);
}

static int own_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    clb_tostring(L, 1, NULL);
    return 1;
}

void clb_install_control(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"pcall", own_pcall},
        {"xpcall", own_xpcall},
        {"setmetatable", own_setmetatable},
        {"getmetatable", own_getmetatable},
        {"tostring", own_tostring},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
    static const luaL_Reg coroutines[] = {
        {"resume", own_resume}, {"wrap", own_wrap}, {"close", own_close}, {NULL, NULL}};
    lua_getfield(L, -1, "coroutine");
    luaL_setfuncs(L, coroutines, 0);
    lua_pop(L, 1);
}
