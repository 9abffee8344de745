/// Our own versions of what Lua's libraries do in C without end, and read-only tables.
#ifndef CHANCERY_LIBRARIES_H
#define CHANCERY_LIBRARIES_H

#include <lua.h>

/// Sets find, match, gmatch, gsub, rep and format into the table on top.
void clb_install_string_functions(lua_State *L);
/// Sets insert, remove, move, concat, sort and unpack into the table on top.
void clb_install_table_functions(lua_State *L);
/// Sets pairs, next, ipairs, rawget, rawset and rawlen into the table on top.
void clb_install_pairs(lua_State *L);

/// Pushes the step function, the value to show and nil for a loop over the table at an index in the fixed order.
void clb_push_pairs(lua_State *L, int table, int shown);

/// Pushes a read-only version of the value at an index: tables all the way down, other values as they are.
void clb_freeze(lua_State *L, int index);
/// Whether the value is a read-only table made by `clb_freeze`.
int clb_is_frozen(lua_State *L, int index);
/// Pushes the table behind a read-only one, or the value itself.
void clb_push_unfrozen(lua_State *L, int index);
/// Makes everything that the functions reachable from the table at an index share between calls read-only, and remembers
/// the values of their scalar upvalues.
void clb_freeze_plugin(lua_State *L, int index);
/// Sets the scalar upvalues back to what they were when the plugin was loaded.
void clb_restore_upvalues(lua_State *L);
/// Pushes the table at an index, or a copy of it that holds its keys where it is a weak one.
void clb_push_strong(lua_State *L, int table);
/// Pushes the read-only version of a table if there is one; 0 and nothing otherwise.
int clb_push_frozen(lua_State *L, int table);
/// Whether a C function is the step of a loop: over tokens, over a pattern's matches, over a table.
int clb_is_token_step(lua_CFunction function);
int clb_is_match_step(lua_CFunction function);
int clb_is_pairs_step(lua_CFunction function);
/// Makes the proxy at `frozen` count as the read-only version of the table at `real`.
void clb_register_frozen(lua_State *L, int frozen, int real);
/// Makes the registry's tables for the above.
void clb_open_freezing(lua_State *L);

#endif
