/// What a script can reach: an allow list of globals, its modules, and the library that the host registers.
#include <string.h>

#include "bridge.h"
#include "libraries.h"

const char clb_key_environment = 0, clb_key_globals = 0, clb_key_library = 0, clb_key_kinds = 0, clb_key_list = 0,
           clb_key_counter = 0, clb_key_plugin = 0, clb_key_modules = 0, clb_key_loaded = 0, clb_key_base_words = 0,
           clb_key_local_words = 0;

// Logging

static int log_line(lua_State *L, int is_warning) {
    int count = lua_gettop(L);
    luaL_Buffer line;
    luaL_buffinit(L, &line);
    for (int index = 1; index <= count; index++) {
        if (index > 1) {
            luaL_addstring(&line, is_warning ? "" : "\t");
        }
        clb_tostring(L, index, NULL);
        luaL_addvalue(&line);
    }
    luaL_pushresult(&line);
    lua_Debug debug;
    lua_Integer number = 0;
    if (lua_getstack(L, 1, &debug) && lua_getinfo(L, "l", &debug)) {
        number = debug.currentline;
    }
    lua_replace(L, 1);
    lua_settop(L, 1);
    lua_pushinteger(L, is_warning);
    lua_insert(L, 1);
    lua_pushinteger(L, number);
    clb_call_host(L, CLB_FUNCTION_LOG);
    return 0;
}

static int own_print(lua_State *L) {
    if (lua_gettop(L) == 0) {
        lua_pushliteral(L, "");
    }
    return log_line(L, 0);
}

static int own_warn(lua_State *L) {
    luaL_checkstring(L, 1);
    return log_line(L, 1);
}

// Chunks

/// Gives the function on top the script's globals, or the table at `environment` if that is not 0.
static void set_environment(lua_State *L, int environment) {
    if (environment != 0) {
        lua_pushvalue(L, environment);
    } else {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_globals);
    }
    if (lua_setupvalue(L, -2, 1) == NULL) {
        lua_pop(L, 1);
    }
}

/// Pushes the whole text that a reader function gives.
static void read_pieces(lua_State *L, int function) {
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    for (;;) {
        lua_pushvalue(L, function);
        lua_call(L, 0, 1);
        clb_check(L);
        size_t count = 0;
        if (lua_isnil(L, -1)) {
            lua_pop(L, 1);
            break;
        }
        if (lua_type(L, -1) != LUA_TSTRING) {
            luaL_error(L, "reader function must return a string");
        }
        lua_tolstring(L, -1, &count);
        luaL_addvalue(&text);
        if (count == 0) {
            break;
        }
    }
    luaL_pushresult(&text);
}

static int own_load(lua_State *L) {
    int has_environment = !lua_isnone(L, 4);
    const char *mode = luaL_optstring(L, 3, "t");
    lua_settop(L, 4);
    if (strchr(mode, 't') == NULL) {
        lua_pushnil(L);
        lua_pushliteral(L, "only text can be loaded, not precompiled code");
        return 2;
    }
    const char *name = lua_isnoneornil(L, 2) ? NULL : luaL_checkstring(L, 2);
    if (lua_type(L, 1) == LUA_TFUNCTION) {
        read_pieces(L, 1);
        name = name ? name : "=(load)";
    } else {
        luaL_checktype(L, 1, LUA_TSTRING);
        lua_pushvalue(L, 1);
    }
    size_t count;
    const char *text = lua_tolstring(L, -1, &count);
    int status = luaL_loadbufferx(L, text, count, name ? name : text, "t");
    if (status != LUA_OK) {
        clb_note_status(L, status);
        lua_pushnil(L);
        lua_insert(L, -2);
        return 2;
    }
    set_environment(L, has_environment ? 4 : 0);
    return 1;
}

/// The names of the keys of the table on top, as a list that replaces it.
static void names_of(lua_State *L) {
    lua_newtable(L);
    lua_Integer count = 0;
    lua_pushnil(L);
    while (lua_next(L, -3) != 0) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING) {
            lua_pushvalue(L, -1);
            lua_rawseti(L, -3, ++count);
        }
    }
    lua_remove(L, -2);
}

static const char loading_mark;

static int own_require(lua_State *L) {
    luaL_checkstring(L, 1);
    lua_settop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_loaded);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 2) != LUA_TNIL) {
        if (lua_touserdata(L, -1) == (void *)&loading_mark) {
            return luaL_error(L, "module '%s' requires itself, by way of another one", lua_tostring(L, 1));
        }
        return 1;
    }
    lua_pop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_modules);
    lua_pushvalue(L, 1);
    if (lua_type(L, 3) != LUA_TTABLE || lua_rawget(L, 3) != LUA_TSTRING) {
        lua_settop(L, 3);
        if (!lua_istable(L, 3)) {
            lua_newtable(L);
            lua_replace(L, 3);
        }
        names_of(L);
        lua_remove(L, 2);
        return clb_call_host(L, CLB_FUNCTION_UNKNOWN_MODULE);
    }
    if (clb_of(L)->loaded) {
        return luaL_error(L, "require a module where the file loads, not inside its functions");
    }
    lua_pushvalue(L, 1);
    lua_pushlightuserdata(L, (void *)&loading_mark);
    lua_rawset(L, 2);
    size_t count;
    const char *source = lua_tolstring(L, 4, &count);
    lua_pushfstring(L, "=%s.lua", lua_tostring(L, 1));
    if (luaL_loadbufferx(L, source, count, lua_tostring(L, -1), "t") != LUA_OK) {
        return lua_error(L);
    }
    set_environment(L, 0);
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_rawset(L, 2);
    return 1;
}

// Globals

static int unknown_global(lua_State *L) {
    lua_settop(L, 2);
    lua_remove(L, 1);
    if (lua_type(L, 1) != LUA_TSTRING) {
        lua_pushnil(L);
        return 1;
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_environment);
    names_of(L);
    return clb_call_host(L, CLB_FUNCTION_UNKNOWN_GLOBAL);
}

static int set_global(lua_State *L) {
    if (clb_of(L)->loaded) {
        return luaL_error(L, "assignment to the global '%s': globals are read-only once the plugin is loaded; use local",
                          lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2));
    }
    lua_settop(L, 3);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_environment);
    lua_insert(L, 2);
    lua_rawset(L, 2);
    return 0;
}

/// The names of the standard library that a script gets; everything else is left out.
static const char *const base_names[] = {"assert",   "error",    "select",   "tonumber", "type",
                                         "rawequal", "_VERSION", NULL};
static const char *const math_names[] = {"abs",  "ceil", "cos", "deg",  "exp",  "floor",     "fmod", "huge",
                                         "log",  "max",  "maxinteger",  "min",  "mininteger", "modf", "pi",
                                         "rad",  "random", "sin", "sqrt", "tan", "tointeger", "type", "ult",
                                         "asin", "acos", "atan", NULL};
static const char *const string_names[] = {"byte", "char", "find", "format", "gmatch", "gsub",  "len",  "lower",
                                           "match", "pack", "packsize", "rep", "reverse", "sub", "unpack", "upper",
                                           NULL};
static const char *const table_names[] = {"concat", "insert", "move", "pack", "remove", "sort", "unpack", NULL};
static const char *const utf8_names[] = {"char", "charpattern", "codepoint", "codes", "len", "offset", NULL};
static const char *const coroutine_names[] = {"close",  "create", "isyieldable", "resume",
                                              "running", "status", "wrap",        "yield", NULL};

/// Copies the named fields of the table at `from` into the table on top.
static void copy_fields(lua_State *L, int from, const char *const *names) {
    for (; *names != NULL; names++) {
        lua_getfield(L, from, *names);
        lua_setfield(L, -2, *names);
    }
}

/// Opens a standard library and puts the named functions of it into the table on top, as a table of that name.
static void add_standard(lua_State *L, const char *name, lua_CFunction open, const char *const *names) {
    luaL_requiref(L, name, open, 0);
    lua_newtable(L);
    copy_fields(L, lua_gettop(L) - 1, names);
    lua_remove(L, -2);
    lua_setfield(L, -2, name);
}

void clb_install_environment(lua_State *L, uint64_t seed) {
    luaL_requiref(L, "_G", luaopen_base, 0);
    int base = lua_gettop(L);
    lua_newtable(L);
    int environment = lua_gettop(L);
    copy_fields(L, base, base_names);
    add_standard(L, "math", luaopen_math, math_names);
    add_standard(L, "string", luaopen_string, string_names);
    add_standard(L, "table", luaopen_table, table_names);
    add_standard(L, "utf8", luaopen_utf8, utf8_names);
    add_standard(L, "coroutine", luaopen_coroutine, coroutine_names);
    static const luaL_Reg functions[] = {
        {"print", own_print}, {"warn", own_warn}, {"load", own_load}, {"require", own_require}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
    clb_install_control(L);
    clb_install_pairs(L);
    lua_getfield(L, environment, "string");
    clb_install_string_functions(L);
    /* Methods of strings come from our table, not from the stock one. */
    lua_pushliteral(L, "");
    lua_newtable(L);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 2);
    lua_getfield(L, environment, "table");
    clb_install_table_functions(L);
    lua_pop(L, 1);
    lua_pushvalue(L, environment);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_environment);
    /* Stock math.random: seeded before each call. */
    luaL_requiref(L, "math", luaopen_math, 0);
    lua_getfield(L, -1, "randomseed");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_library);
    lua_pop(L, 1);
    /* The stock tables are forgotten. */
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_settop(L, base - 1);
    (void)seed;
}

/// Sets a dotted name in the environment on top to the value at `value`.
static void set_path(lua_State *L, int environment, const char *path, int value) {
    lua_pushvalue(L, environment);
    const char *dot;
    while ((dot = strchr(path, '.')) != NULL) {
        lua_pushlstring(L, path, (size_t)(dot - path));
        lua_pushvalue(L, -1);
        if (lua_rawget(L, -3) != LUA_TTABLE) {
            lua_pop(L, 1);
            lua_newtable(L);
            lua_pushvalue(L, -2);
            lua_pushvalue(L, -2);
            lua_rawset(L, -5);
        }
        lua_replace(L, -3);
        lua_pop(L, 1);
        path = dot + 1;
    }
    lua_pushstring(L, path);
    lua_pushvalue(L, value);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

static void add_functions(lua_State *L, int library, int environment) {
    if (lua_getfield(L, library, "functions") == LUA_TTABLE) {
        lua_pushnil(L);
        while (lua_next(L, -2) != 0) {
            clb_push_host_function(L, (uint32_t)lua_tointeger(L, -1));
            lua_replace(L, -2);
            set_path(L, environment, lua_tostring(L, -2), lua_gettop(L));
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

static void add_constants(lua_State *L, int library, int environment) {
    if (lua_getfield(L, library, "constants") == LUA_TTABLE) {
        lua_pushnil(L);
        while (lua_next(L, -2) != 0) {
            set_path(L, environment, lua_tostring(L, -2), lua_gettop(L));
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

/// Makes what chunks have as `_ENV`: reads come from the environment, writes are looked at.
static void make_globals(lua_State *L, int environment) {
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, unknown_global);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, environment);
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, environment);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, set_global);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    clb_register_frozen(L, -1, environment);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_globals);
    lua_pushliteral(L, "_G");
    lua_insert(L, -2);
    lua_rawset(L, environment);
}

void clb_add_library(lua_State *L, const uint8_t *bytes, size_t count) {
    clb_decode(L, bytes, count);
    int library = lua_gettop(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_environment);
    int environment = lua_gettop(L);
    clb_define_kinds(L, library);
    add_functions(L, library, environment);
    add_constants(L, library, environment);
    if (lua_getfield(L, environment, "chancery") == LUA_TTABLE) {
        clb_install_counter(L);
    } else {
        lua_newtable(L);
        clb_install_counter(L);
        lua_setfield(L, environment, "chancery");
    }
    lua_settop(L, environment);
    /* The library's tables are shared by everything in the state: read-only from the start. */
    lua_pushnil(L);
    while (lua_next(L, environment) != 0) {
        if (lua_type(L, -1) == LUA_TTABLE) {
            lua_pushvalue(L, -2);
            clb_freeze(L, -2);
            lua_rawset(L, environment);
        }
        lua_pop(L, 1);
    }
    make_globals(L, environment);
    lua_settop(L, library - 1);
}
