/// What the files of the bridge share.
#ifndef CHANCERY_BRIDGE_H
#define CHANCERY_BRIDGE_H

#include <signal.h>
#include <time.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "CLuaBridge.h"

struct clb_state {
    lua_State *main;
    lua_State *volatile current; ///< the coroutine that runs
    clb_limits limits;
    size_t used, peak;
    uint64_t allocations, fail_at;
    int32_t fail_mode;
    volatile sig_atomic_t killed; ///< a CLB_ERROR_… of a limit that was met; never taken back
    int spent;
    uint64_t steps_left;
    int64_t instructions_left;
    clb_callback callback;
    void *context;
    clb_buffer arguments, results;
    clb_view view;
    int has_view;
    int64_t view_handle;
    int busy;   ///< a call is under way
    int64_t cpu_deadline; ///< of the thread's CPU clock, where there is no timer; 0 otherwise
    int loaded; ///< the plugin has been loaded: globals are read-only
    timer_t timer;
    int has_timer;
    clb_error error;
};

/// The state that a Lua thread belongs to.
static inline clb_state *clb_of(lua_State *L) { return *(clb_state **)lua_getextraspace(L); }

/// Registry keys: the address is the key.
extern const char clb_key_environment; ///< the table behind the plugin's globals
extern const char clb_key_globals;     ///< the proxy that chunks have as _ENV
extern const char clb_key_library;     ///< host functions by number
extern const char clb_key_kinds;       ///< metatables of objects by kind
extern const char clb_key_list;        ///< the metatable of lists of objects
extern const char clb_key_counter;     ///< the metatable of counters
extern const char clb_key_plugin;      ///< what the plugin's chunk returned
extern const char clb_key_modules;     ///< sources by name
extern const char clb_key_loaded;      ///< results of modules by name
extern const char clb_key_base_words;  ///< Lua strings of the base lexicon by number + 1
extern const char clb_key_local_words; ///< Lua strings of the open document's words

/// An object of the host in Lua.
typedef struct clb_object {
    uint32_t kind;
    uint32_t position; ///< its place in the list that it was taken from, from 1; 0 outside lists
    int64_t words[4];
} clb_object;

/// memory.c
void *clb_allocate(void *context, void *block, size_t old, size_t new);

/// limits.c
void clb_charge(lua_State *L, uint64_t steps);
void clb_check(lua_State *L);                 ///< raises when a limit was met
void clb_note_status(lua_State *L, int status); ///< takes a failed allocation for the limit that it is; then clb_check
void clb_charge_resume(lua_State *L);         ///< a coroutine's start counts as instructions
void clb_begin_call(clb_state *state);        ///< arms the limits of one call
void clb_end_call(clb_state *state);
void clb_close_timer(clb_state *state);
void clb_install_control(lua_State *L);       ///< pcall, xpcall, error handling, coroutines into the table on top
const char *clb_limit_text(int kind);

/// encode.c
void clb_encode(lua_State *L, int index, clb_buffer *out);
void clb_encode_all(lua_State *L, int first, clb_buffer *out); ///< the values from `first` to the top, as a list
void clb_put_unsigned(clb_buffer *out, uint64_t number);
void clb_put_signed(clb_buffer *out, int64_t number);

/// decode.c
void clb_decode(lua_State *L, const uint8_t *bytes, size_t count);                 ///< pushes one value
int clb_decode_results(lua_State *L, const uint8_t *bytes, size_t count, int arguments); ///< pushes a list's values
uint64_t clb_get_unsigned(lua_State *L, const uint8_t **at, const uint8_t *end);
int64_t clb_get_signed(lua_State *L, const uint8_t **at, const uint8_t *end);

/// objects.c
void clb_push_object(lua_State *L, uint32_t kind, const int64_t words[4], uint32_t position);
clb_object *clb_test_object(lua_State *L, int index); ///< NULL for anything else
void clb_install_objects(lua_State *L);               ///< the metatable of lists
void clb_define_kinds(lua_State *L, int library);     ///< metatables from the library table at an index
void *clb_new_object_list(lua_State *L, size_t count);
void clb_set_object_list(void *list, size_t index, const clb_object *object);

/// tokens.c
void clb_push_token_iterator(lua_State *L, int64_t first, int64_t end, const uint32_t *fields, size_t count);
void clb_push_column(lua_State *L, uint32_t field, int64_t first, int64_t end);
void clb_push_word_caches(lua_State *L);
void clb_push_word(lua_State *L, clb_state *state, uint32_t id, int base, int local); ///< the caches' places

/// host.c
int clb_call_host(lua_State *L, uint32_t function); ///< calls Swift with everything on the stack; pushes the results
void clb_push_host_function(lua_State *L, uint32_t function);

/// environment.c
void clb_install_environment(lua_State *L, uint64_t seed);
void clb_add_library(lua_State *L, const uint8_t *library, size_t count);
const char *clb_tostring(lua_State *L, int index, size_t *length); ///< pushes the text, without addresses

/// counter.c
void clb_install_counter(lua_State *L); ///< sets `counter` in the table on top
void clb_push_counter(lua_State *L);    ///< wraps the table on top as a counter
void clb_freeze_counter(lua_State *L, int index); ///< makes a counter read-only; does nothing to any other value
int clb_counter_table(lua_State *L, int index); ///< pushes the counts of a counter; 0 and nothing for anything else

#endif
