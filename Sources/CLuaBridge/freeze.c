/// Read-only tables, so that nothing survives from one document to the next.
///
/// A frozen table is an empty table whose metatable has the real one as `__index` (read at the VM's own speed) and an
/// error as `__newindex`. The real table's inner tables are replaced by their frozen versions in place.
#include "bridge.h"
#include "libraries.h"

static const char key_real;     ///< frozen table → real table, weak keys
static const char key_frozen;   ///< real table → frozen table, weak
static const char key_upvalues; ///< list of function, number of upvalue, value

static void new_weak_table(lua_State *L, const char *mode, const void *key) {
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    lua_pushstring(L, mode);
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

void clb_open_freezing(lua_State *L) {
    new_weak_table(L, "k", &key_real);
    new_weak_table(L, "kv", &key_frozen);
}

int clb_is_frozen(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TTABLE) {
        return 0;
    }
    index = lua_absindex(L, index);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_real);
    lua_pushvalue(L, index);
    int is_frozen = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 2);
    return is_frozen;
}

void clb_push_unfrozen(lua_State *L, int index) {
    index = lua_absindex(L, index);
    if (lua_type(L, index) == LUA_TTABLE) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &key_real);
        lua_pushvalue(L, index);
        if (lua_rawget(L, -2) != LUA_TNIL) {
            lua_remove(L, -2);
            return;
        }
        lua_pop(L, 2);
    }
    lua_pushvalue(L, index);
}

static int refuse_write(lua_State *L) {
    if (lua_type(L, 2) == LUA_TSTRING) {
        return luaL_error(L, "attempt to change a read-only table (field '%s'): what a plugin shares between calls "
                             "cannot be changed in them", lua_tostring(L, 2));
    }
    return luaL_error(L, "attempt to change a read-only table: what a plugin shares between calls cannot be changed "
                         "in them");
}

static int frozen_length(lua_State *L) {
    clb_push_unfrozen(L, 1);
    lua_pushinteger(L, (lua_Integer)luaL_len(L, -1));
    return 1;
}

/// Reads a field of a table whose own metatable has a function for missing ones: it gets the read-only version, not the
/// real one. Upvalues: the real table, the function.
static int frozen_index(lua_State *L) {
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
        return 1;
    }
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_call(L, 2, 1);
    return 1;
}

/// Makes the metatable of a frozen table for the real table at `real`; copies what the real one's own metatable does.
static void push_frozen_metatable(lua_State *L, int real) {
    lua_newtable(L);
    if (lua_getmetatable(L, real)) {
        lua_pushnil(L);
        while (lua_next(L, -2) != 0) {
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, -5);
        }
        lua_pop(L, 1);
    }
    if (lua_getfield(L, -1, "__index") == LUA_TFUNCTION) {
        lua_pushvalue(L, real);
        lua_insert(L, -2);
        lua_pushcclosure(L, frozen_index, 2);
    } else {
        lua_pop(L, 1);
        lua_pushvalue(L, real);
    }
    lua_setfield(L, -2, "__index");
    /* A finaliser set behind setmetatable's back must not come to life here. */
    lua_pushnil(L);
    lua_setfield(L, -2, "__gc");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_getfield(L, -1, "__len");
    if (lua_isnil(L, -1)) {
        lua_pushcfunction(L, frozen_length);
        lua_setfield(L, -3, "__len");
    }
    lua_pop(L, 1);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

static void freeze(lua_State *L, int index, int depth);

void clb_push_strong(lua_State *L, int table) {
    table = lua_absindex(L, table);
    int is_weak = 0;
    if (lua_getmetatable(L, table)) {
        lua_pushliteral(L, "__mode");
        is_weak = lua_rawget(L, -2) != LUA_TNIL;
        lua_pop(L, 2);
    }
    if (!is_weak) {
        lua_pushvalue(L, table);
        return;
    }
    lua_newtable(L);
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -4);
    }
}

int clb_push_frozen(lua_State *L, int table) {
    table = lua_absindex(L, table);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_frozen);
    lua_pushvalue(L, table);
    if (lua_rawget(L, -2) == LUA_TTABLE) {
        lua_remove(L, -2);
        return 1;
    }
    lua_pop(L, 2);
    return 0;
}


/// Replaces the tables inside the real table at `real` by their frozen versions.
static void freeze_inside(lua_State *L, int real, int depth) {
    lua_pushnil(L);
    while (lua_next(L, real) != 0) {
        if (lua_type(L, -2) == LUA_TTABLE && !clb_is_frozen(L, -2)) {
            luaL_error(L, "a table that outlives a call cannot have tables as keys: use strings or numbers");
        }
        if (lua_type(L, -1) == LUA_TTABLE) {
            freeze(L, lua_gettop(L), depth + 1);
            lua_pushvalue(L, -3);
            lua_insert(L, -2);
            lua_rawset(L, real); /* an existing field: `lua_next` allows it */
        }
        lua_pop(L, 1);
    }
}

void clb_register_frozen(lua_State *L, int frozen, int real) {
    frozen = lua_absindex(L, frozen);
    real = lua_absindex(L, real);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_real);
    lua_pushvalue(L, frozen);
    lua_pushvalue(L, real);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

static void freeze(lua_State *L, int index, int depth) {
    clb_freeze_counter(L, index);
    if (lua_type(L, index) != LUA_TTABLE || clb_is_frozen(L, index)) {
        lua_pushvalue(L, index);
        return;
    }
    if (depth > 200) {
        luaL_error(L, "tables are nested too deeply to be shared");
    }
    luaL_checkstack(L, 16, "tables are nested too deeply to be shared");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_frozen);
    lua_pushvalue(L, index);
    if (lua_rawget(L, -2) == LUA_TTABLE) {
        lua_remove(L, -2);
        return;
    }
    lua_pop(L, 1);
    lua_newtable(L);
    int frozen = lua_gettop(L);
    push_frozen_metatable(L, index);
    lua_setmetatable(L, frozen);
    /* Known before its inside is visited: tables may hold themselves. */
    lua_pushvalue(L, index);
    lua_pushvalue(L, frozen);
    lua_rawset(L, frozen - 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_real);
    lua_pushvalue(L, frozen);
    lua_pushvalue(L, index);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    freeze_inside(L, index, depth);
    if (lua_getmetatable(L, index)) {
        if (!clb_is_frozen(L, -1)) {
            freeze_inside(L, lua_gettop(L), depth);
        }
        lua_pop(L, 1);
    }
    lua_remove(L, frozen - 1);
}

void clb_freeze(lua_State *L, int index) { freeze(L, lua_absindex(L, index), 0); }

// Plugins

/// Remembers the scalar on top as the value of an upvalue; pops it.
static void remember(lua_State *L, int function, int upvalue, int list) {
    lua_createtable(L, 3, 0);
    lua_pushvalue(L, function);
    lua_rawseti(L, -2, 1);
    lua_pushinteger(L, upvalue);
    lua_rawseti(L, -2, 2);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, 3);
    lua_rawseti(L, list, (lua_Integer)lua_rawlen(L, list) + 1);
    lua_pop(L, 1);
}

static void visit(lua_State *L, int index, int seen, int list, int depth);

static void visit_function(lua_State *L, int function, int seen, int list, int depth) {
    for (int upvalue = 1; lua_getupvalue(L, function, upvalue) != NULL; upvalue++) {
        void *identity = lua_upvalueid(L, function, upvalue);
        if (lua_rawgetp(L, seen, identity) != LUA_TNIL) {
            lua_pop(L, 2);
            continue;
        }
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
        lua_rawsetp(L, seen, identity);
        switch (lua_type(L, -1)) {
        case LUA_TTABLE:
            lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_globals);
            if (lua_rawequal(L, -1, -2)) {
                lua_pop(L, 2);
                break;
            }
            lua_pop(L, 1);
            visit(L, lua_gettop(L), seen, list, depth + 1);
            clb_freeze(L, -1);
            lua_pushvalue(L, -1);
            lua_setupvalue(L, function, upvalue);
            remember(L, function, upvalue, list);
            lua_pop(L, 1);
            break;
        case LUA_TTHREAD:
        case LUA_TFUNCTION:
            visit(L, lua_gettop(L), seen, list, depth + 1);
            /* A variable that holds a function can be given another one as well. */
            remember(L, function, upvalue, list);
            break;
        case LUA_TUSERDATA:
            clb_freeze_counter(L, -1);
            remember(L, function, upvalue, list);
            break;
        default: remember(L, function, upvalue, list);
        }
    }
}

/// Whether a C function carries something that changes: a coroutine, an iterator's place. Library functions carry numbers.
static int keeps_state(lua_State *L, int function) {
    lua_CFunction code = lua_tocfunction(L, function);
    if (clb_is_token_step(code) || clb_is_match_step(code) || clb_is_pairs_step(code)) {
        return 1;
    }
    if (lua_getupvalue(L, function, 1) == NULL) {
        return 0;
    }
    int is_thread = lua_type(L, -1) == LUA_TTHREAD;
    lua_pop(L, 1);
    return is_thread;
}

static void visit_table(lua_State *L, int table, int seen, int list, int depth) {
    if (lua_getmetatable(L, table)) {
        visit(L, lua_gettop(L), seen, list, depth + 1);
        lua_pop(L, 1);
    }
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
        visit(L, lua_gettop(L), seen, list, depth + 1);
        lua_pop(L, 1);
    }
}

static void visit(lua_State *L, int index, int seen, int list, int depth) {
    int type = lua_type(L, index);
    if (type == LUA_TTHREAD || (type == LUA_TFUNCTION && lua_iscfunction(L, index) && keeps_state(L, index))) {
        luaL_error(L, "a plugin cannot keep a coroutine or an iterator from call to call: make it inside the function");
    }
    if (type == LUA_TUSERDATA) {
        clb_freeze_counter(L, index);
    }
    /* What is read-only already has been looked at, or is the library's. */
    if ((type != LUA_TTABLE && type != LUA_TFUNCTION) || clb_is_frozen(L, index)) {
        return;
    }
    if (depth > 180) {
        luaL_error(L, "the plugin's tables are nested too deeply");
    }
    luaL_checkstack(L, 16, "the plugin's tables are nested too deeply");
    lua_pushvalue(L, index);
    if (lua_rawget(L, seen) != LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    lua_pop(L, 1);
    lua_pushvalue(L, index);
    lua_pushboolean(L, 1);
    lua_rawset(L, seen);
    if (type == LUA_TFUNCTION) {
        if (!lua_iscfunction(L, index)) {
            visit_function(L, index, seen, list, depth);
        }
    } else {
        clb_push_unfrozen(L, index);
        visit_table(L, lua_gettop(L), seen, list, depth);
        lua_pop(L, 1);
    }
}

void clb_freeze_plugin(lua_State *L, int index) {
    index = lua_absindex(L, index);
    lua_newtable(L);
    int list = lua_gettop(L);
    lua_newtable(L);
    visit(L, index, list + 1, list, 0);
    lua_pop(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key_upvalues);
}

void clb_restore_upvalues(lua_State *L) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key_upvalues) == LUA_TTABLE) {
        lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
        for (lua_Integer position = 1; position <= count; position++) {
            lua_rawgeti(L, -1, position);
            lua_rawgeti(L, -1, 1);
            lua_rawgeti(L, -2, 2);
            int upvalue = (int)lua_tointeger(L, -1);
            lua_pop(L, 1);
            lua_rawgeti(L, -2, 3);
            lua_setupvalue(L, -2, upvalue);
            lua_pop(L, 2);
        }
    }
    lua_pop(L, 1);
}
