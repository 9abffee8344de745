/// Objects of the host as userdata: a kind and four words, with methods and properties that the host declares.
#include <string.h>

#include "bridge.h"

/// The uservalues of a kind's metatable are upvalues of its functions: methods, properties, writable, description.
enum { METHODS = 1, PROPERTIES = 2, WRITABLE = 3, KIND = 4 };

clb_object *clb_test_object(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) {
        return NULL;
    }
    lua_pushliteral(L, "__object");
    int is_object = lua_rawget(L, -2) == LUA_TBOOLEAN;
    lua_pop(L, 2);
    return is_object ? lua_touserdata(L, index) : NULL;
}

void clb_push_object(lua_State *L, uint32_t kind, const int64_t words[4], uint32_t position) {
    clb_object *object = lua_newuserdatauv(L, sizeof *object, 0);
    object->kind = kind;
    object->position = position;
    memcpy(object->words, words, sizeof object->words);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_kinds);
    if (lua_rawgeti(L, -1, kind) != LUA_TTABLE) {
        luaL_error(L, "the host gave an object of an unknown kind");
    }
    lua_setmetatable(L, -3);
    lua_pop(L, 1);
}

/// The names of a table's string keys, for a suggestion.
static void append_names(lua_State *L, int table, int list) {
    lua_Integer count = (lua_Integer)lua_rawlen(L, list);
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING) {
            lua_pushvalue(L, -1);
            lua_rawseti(L, list, ++count);
        }
    }
}

static int unknown_field(lua_State *L) {
    lua_settop(L, 2);
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2);
    lua_createtable(L, 16, 0);
    append_names(L, lua_upvalueindex(METHODS), 3);
    append_names(L, lua_upvalueindex(PROPERTIES), 3);
    lua_getfield(L, lua_upvalueindex(KIND), "name");
    lua_pushstring(L, name);
    lua_pushvalue(L, 3);
    lua_rotate(L, 1, 3);
    lua_settop(L, 3);
    return clb_call_host(L, CLB_FUNCTION_UNKNOWN_FIELD);
}

static int object_index(lua_State *L) {
    lua_settop(L, 2);
    if (lua_type(L, 2) == LUA_TSTRING) {
        lua_pushvalue(L, 2);
        if (lua_rawget(L, lua_upvalueindex(METHODS)) != LUA_TNIL) {
            return 1;
        }
        lua_pop(L, 1);
        lua_pushvalue(L, 2);
        if (lua_rawget(L, lua_upvalueindex(PROPERTIES)) != LUA_TNIL) {
            uint32_t function = (uint32_t)lua_tointeger(L, -1);
            lua_settop(L, 1);
            return clb_call_host(L, function);
        }
        lua_settop(L, 2);
        if (lua_getfield(L, lua_upvalueindex(KIND), "dynamic") != LUA_TNIL) {
            uint32_t function = (uint32_t)lua_tointeger(L, -1);
            lua_settop(L, 2);
            return clb_call_host(L, function);
        }
    }
    return unknown_field(L);
}

static int object_newindex(lua_State *L) {
    lua_settop(L, 3);
    lua_pushvalue(L, 2);
    if (lua_type(L, 2) == LUA_TSTRING && lua_rawget(L, lua_upvalueindex(WRITABLE)) != LUA_TNIL) {
        uint32_t function = (uint32_t)lua_tointeger(L, -1);
        lua_settop(L, 3);
        lua_remove(L, 2);
        return clb_call_host(L, function);
    }
    lua_getfield(L, lua_upvalueindex(KIND), "name");
    return luaL_error(L, "the field '%s' of a %s cannot be set",
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2), lua_tostring(L, -1));
}

static int object_equals(lua_State *L) {
    clb_object *a = clb_test_object(L, 1), *b = clb_test_object(L, 2);
    lua_pushboolean(L, a != NULL && b != NULL && a->kind == b->kind
                           && memcmp(a->words, b->words, sizeof a->words) == 0);
    return 1;
}

static int object_tostring(lua_State *L) {
    lua_settop(L, 1);
    if (lua_getfield(L, lua_upvalueindex(PROPERTIES), "__tostring") != LUA_TNIL) {
        uint32_t function = (uint32_t)lua_tointeger(L, -1);
        lua_settop(L, 1);
        return clb_call_host(L, function);
    }
    lua_getfield(L, lua_upvalueindex(KIND), "name");
    return 1;
}

/// Pushes the table of functions behind names → numbers; the source is at the top and is replaced.
static void functions_from_numbers(lua_State *L) {
    int source = lua_gettop(L);
    lua_newtable(L);
    lua_pushnil(L);
    while (lua_next(L, source) != 0) {
        uint32_t function = (uint32_t)lua_tointeger(L, -1);
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        clb_push_host_function(L, function);
        lua_rawset(L, -4);
    }
    lua_remove(L, source);
}

/// Adds a metamethod with the four upvalues, which stand at `base`.
static void add_metamethod(lua_State *L, const char *name, lua_CFunction function, int base) {
    for (int upvalue = 0; upvalue < 4; upvalue++) {
        lua_pushvalue(L, base + upvalue);
    }
    lua_pushcclosure(L, function, 4);
    lua_setfield(L, -2, name);
}

static void define_kind(lua_State *L) {
    int kind = lua_gettop(L);
    lua_getfield(L, kind, "methods");
    functions_from_numbers(L);
    lua_getfield(L, kind, "properties");
    lua_getfield(L, kind, "writable");
    lua_pushvalue(L, kind);
    lua_newtable(L);
    add_metamethod(L, "__index", object_index, kind + 1);
    add_metamethod(L, "__newindex", object_newindex, kind + 1);
    add_metamethod(L, "__tostring", object_tostring, kind + 1);
    lua_pushcfunction(L, object_equals);
    lua_setfield(L, -2, "__eq");
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, "__object");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_getfield(L, kind, "name");
    lua_setfield(L, -2, "__name");
    lua_getfield(L, kind, "id");
    lua_Integer id = lua_tointeger(L, -1);
    lua_pop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_kinds);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, id);
    lua_settop(L, kind);
}

void clb_define_kinds(lua_State *L, int library) {
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_kinds);
    if (lua_getfield(L, library, "kinds") == LUA_TTABLE) {
        lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
        for (lua_Integer position = 1; position <= count; position++) {
            lua_rawgeti(L, -1, position);
            define_kind(L);
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

// Lists of objects

typedef struct object_list {
    size_t count;
    clb_object objects[];
} object_list;

void *clb_new_object_list(lua_State *L, size_t count) {
    object_list *list = lua_newuserdatauv(L, sizeof *list + count * sizeof list->objects[0], 0);
    list->count = count;
    memset(list->objects, 0, count * sizeof list->objects[0]);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_list);
    lua_setmetatable(L, -2);
    return list;
}

void clb_set_object_list(void *list, size_t index, const clb_object *object) {
    ((object_list *)list)->objects[index] = *object;
}

static object_list *check_list(lua_State *L, int index) {
    object_list *list = lua_touserdata(L, index);
    if (list != NULL && lua_type(L, index) == LUA_TUSERDATA && lua_getmetatable(L, index)) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_list);
        int is_list = lua_rawequal(L, -1, -2);
        lua_pop(L, 2);
        if (is_list) {
            return list;
        }
    }
    luaL_typeerror(L, index, "list");
    return NULL;
}

static void push_element(lua_State *L, object_list *list, size_t position) {
    clb_object *object = &list->objects[position - 1];
    clb_push_object(L, object->kind, object->words, object->position);
}

static int list_length(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)check_list(L, 1)->count);
    return 1;
}

static int list_index(lua_State *L) {
    object_list *list = check_list(L, 1);
    if (!lua_isinteger(L, 2)) {
        return luaL_error(L, "a list has no field '%s': use #list, list[i] or for … in list do",
                          lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2));
    }
    lua_Integer position = lua_tointeger(L, 2);
    if (position < 1 || (lua_Unsigned)position > list->count) {
        lua_pushnil(L);
    } else {
        push_element(L, list, (size_t)position);
    }
    return 1;
}

/// `for x in list do`: the control variable knows its place, so that loops over one list do not disturb each other.
static int list_call(lua_State *L) {
    object_list *list = check_list(L, 1);
    size_t position = 1;
    clb_object *control = clb_test_object(L, 3);
    if (control != NULL) {
        position = (size_t)control->position + 1;
    }
    if (position > list->count) {
        lua_pushnil(L);
    } else {
        push_element(L, list, position);
    }
    return 1;
}

static int list_next(lua_State *L) {
    object_list *list = check_list(L, 1);
    lua_Integer position = luaL_optinteger(L, 2, 0) + 1;
    if (position < 1 || (lua_Unsigned)position > list->count) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, position);
    push_element(L, list, (size_t)position);
    return 2;
}

static int list_pairs(lua_State *L) {
    check_list(L, 1);
    lua_pushcfunction(L, list_next);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

static int list_newindex(lua_State *L) { return luaL_error(L, "a list of the host is read-only"); }

static int list_tostring(lua_State *L) {
    lua_pushliteral(L, "list");
    return 1;
}

void clb_install_objects(lua_State *L) {
    static const luaL_Reg metamethods[] = {
        {"__len", list_length}, {"__index", list_index},       {"__call", list_call},         {"__pairs", list_pairs},
        {"__newindex", list_newindex}, {"__tostring", list_tostring}, {NULL, NULL},
    };
    lua_newtable(L);
    luaL_setfuncs(L, metamethods, 0);
    lua_pushliteral(L, "list");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_list);
}
