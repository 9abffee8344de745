/// Opening, loading, calling: what Swift calls, each inside a protected call.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge.h"
#include "libraries.h"

/// What a protected call works on.
typedef struct task {
    clb_state *state;
    const uint8_t *bytes;
    size_t count;
    const char *name;
    const uint8_t *more;
    size_t more_count;
    const clb_argument *arguments;
    const clb_view *view;
    clb_buffer *result;
    uint64_t seed;
} task;

// Errors

/// Copies text, cut to fit on a whole UTF-8 character.
static void copy_text(char *target, size_t room, const char *text, size_t count) {
    if (count >= room) {
        count = room - 1;
        while (count > 0 && ((unsigned char)text[count] & 0xC0) == 0x80) {
            count -= 1;
        }
    }
    memcpy(target, text, count);
    target[count] = '\0';
}

/// Whether a frame is a script's own: not the host's C functions.
static int is_script(const lua_Debug *debug) { return debug->currentline > 0; }

static void add_traceback(lua_State *L, clb_error *error) {
    lua_Debug debug;
    size_t used = 0;
    for (int level = 0; level < 200 && lua_getstack(L, level, &debug); level++) {
        lua_getinfo(L, "Sln", &debug);
        if (!is_script(&debug)) {
            continue;
        }
        if (error->line == 0) {
            error->line = debug.currentline;
            copy_text(error->chunk, sizeof error->chunk, debug.short_src, strlen(debug.short_src));
        }
        int written = snprintf(error->traceback + used, sizeof error->traceback - used, "%s:%d%s%s%s\n",
                               debug.short_src, debug.currentline, debug.name ? " in '" : "",
                               debug.name ? debug.name : "", debug.name ? "'" : "");
        if (written < 0 || (size_t)written >= sizeof error->traceback - used) {
            error->traceback[used] = '\0';
            break;
        }
        used += (size_t)written;
    }
}

/// Whether the beginning of the message is a chunk's name: the one where the error happened, or a Lua file's.
static int is_chunk(const clb_error *error, size_t length) {
    return (strlen(error->chunk) == length && memcmp(error->message, error->chunk, length) == 0)
           || (length > 4 && memcmp(error->message + length - 4, ".lua", 4) == 0
               && memchr(error->message, ' ', length) == NULL);
}

/// Takes `chunk:line: ` off the front of a message and keeps it as the error's place.
static void take_position(clb_error *error) {
    char *colon = strchr(error->message, ':');
    while (colon != NULL) {
        char *end;
        long line = strtol(colon + 1, &end, 10);
        if (end != colon + 1 && line > 0 && end[0] == ':' && end[1] == ' ') {
            size_t length = (size_t)(colon - error->message);
            if (length < sizeof error->chunk && is_chunk(error, length)) {
                copy_text(error->chunk, sizeof error->chunk, error->message, length);
                error->line = (int32_t)line;
                memmove(error->message, end + 2, strlen(end + 2) + 1);
            }
            return;
        }
        /* A chunk's name may hold a colon itself, but no blank behind one. */
        if (colon[1] == ' ') {
            return;
        }
        colon = strchr(colon + 1, ':');
    }
}

static int text_of_error(lua_State *L) {
    clb_tostring(L, 1, NULL);
    return 1;
}

/// Runs where the error happened, so that the frames are still there.
static int on_error(lua_State *L) {
    clb_state *state = clb_of(L);
    clb_error *error = &state->error;
    memset(error, 0, sizeof *error);
    error->kind = CLB_ERROR_RUNTIME;
    add_traceback(L, error);
    if (lua_type(L, 1) != LUA_TSTRING && !state->killed) {
        lua_pushcfunction(L, text_of_error);
        lua_pushvalue(L, 1);
        if (lua_pcall(L, 1, 1, 0) != LUA_OK) {
            lua_settop(L, 1);
            lua_pushliteral(L, "an error whose value has no text");
        }
        lua_replace(L, 1);
        lua_settop(L, 1);
    }
    size_t count;
    const char *text = lua_tolstring(L, 1, &count);
    if (text != NULL) {
        copy_text(error->message, sizeof error->message, text, count);
        take_position(error);
    }
    return 1;
}

static int32_t fail(clb_state *state, int status) {
    lua_State *L = state->main;
    clb_error *error = &state->error;
    if (status == LUA_ERRMEM) {
        memset(error, 0, sizeof *error);
        error->kind = CLB_ERROR_MEMORY;
        snprintf(error->message, sizeof error->message, "%s", clb_limit_text(CLB_ERROR_MEMORY));
        state->spent = 1;
    } else if (status == LUA_ERRERR || error->kind == CLB_OK) {
        error->kind = CLB_ERROR_RUNTIME;
        snprintf(error->message, sizeof error->message, "an error happened while an error was handled");
    }
    if (state->killed) {
        error->kind = state->killed;
        snprintf(error->message, sizeof error->message, "%s", clb_limit_text(state->killed));
        state->spent = 1;
    }
    lua_settop(L, 0);
    return error->kind;
}

/// Runs a C function with the task as its argument, protected. The stack is empty before and behind it.
static int32_t run_protected(clb_state *state, lua_CFunction function, task *work, int is_call) {
    lua_State *L = state->main;
    memset(&state->error, 0, sizeof state->error);
    if (state->busy) {
        state->error.kind = CLB_ERROR_RUNTIME;
        snprintf(state->error.message, sizeof state->error.message, "the state is in the middle of a call");
        return CLB_ERROR_RUNTIME;
    }
    state->busy = 1;
    lua_settop(L, 0);
    /* None of these can raise: light functions and light userdata need no memory, and the stack has room. */
    lua_pushcfunction(L, on_error);
    lua_pushcfunction(L, function);
    lua_pushlightuserdata(L, work);
    if (is_call) {
        clb_begin_call(state);
    }
    int status = lua_pcall(L, 1, 0, 1);
    if (is_call) {
        clb_end_call(state);
    }
    state->busy = 0;
    if (status != LUA_OK || state->killed) {
        return fail(state, status);
    }
    lua_settop(L, 0);
    return CLB_OK;
}

static task *task_of(lua_State *L) { return lua_touserdata(L, 1); }

// Opening

static int open_state(lua_State *L) {
    task *work = task_of(L);
    lua_settop(L, 0);
    clb_open_freezing(L);
    clb_install_objects(L);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_base_words);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_local_words);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_loaded);
    clb_install_environment(L, work->seed);
    clb_add_library(L, work->bytes, work->count);
    return 0;
}

clb_state *clb_open(const clb_limits *limits, clb_callback callback, void *context, const uint8_t *library,
                    size_t library_count, uint64_t seed, int32_t fail_mode, uint64_t fail_at, clb_error *error) {
    memset(error, 0, sizeof *error);
    clb_state *state = calloc(1, sizeof *state);
    if (state == NULL) {
        error->kind = CLB_ERROR_MEMORY;
        return NULL;
    }
    state->limits = *limits;
    state->callback = callback;
    state->context = context;
    state->fail_mode = fail_mode;
    state->fail_at = fail_at;
    state->main = lua_newstate(clb_allocate, state);
    if (state->main == NULL) {
        error->kind = CLB_ERROR_MEMORY;
        snprintf(error->message, sizeof error->message, "%s", clb_limit_text(CLB_ERROR_MEMORY));
        free(state);
        return NULL;
    }
    *(clb_state **)lua_getextraspace(state->main) = state;
    // A plugin's modules and tables stay: collecting when memory has grown fourfold, not twofold, leaves out most of the
    // looks at them. The budget still holds, for an allocation beyond it collects first.
    lua_gc(state->main, LUA_GCINC, 400, 200, 0);
    state->current = state->main;
    task work = {.state = state, .bytes = library, .count = library_count, .seed = seed};
    if (run_protected(state, open_state, &work, 0) != CLB_OK) {
        *error = state->error;
        clb_close(state, NULL);
        return NULL;
    }
    clb_seed(state, seed);
    if (state->spent) {
        *error = state->error;
        clb_close(state, NULL);
        return NULL;
    }
    return state;
}

void clb_close(clb_state *state, size_t *bytes_left) {
    clb_close_timer(state);
    lua_sethook(state->main, NULL, 0, 0);
    lua_close(state->main);
    clb_buffer_free(&state->arguments);
    clb_buffer_free(&state->results);
    if (bytes_left != NULL) {
        *bytes_left = state->used;
    }
    free(state);
}

// Chunks

static const char key_chunk; ///< the chunk that `check_syntax` compiled

/// Pushes the compiled chunk with the script's globals.
static void push_chunk(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_chunk);
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key_chunk);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_globals);
    if (lua_setupvalue(L, -2, 1) == NULL) {
        lua_pop(L, 1);
    }
}

static int check_syntax(lua_State *L) {
    task *work = task_of(L);
    lua_pushfstring(L, "=%s", work->name);
    int status = luaL_loadbufferx(L, (const char *)work->bytes, work->count, lua_tostring(L, -1), "t");
    if (status == LUA_ERRMEM) {
        return lua_error(L);
    }
    if (status != LUA_OK) {
        size_t count;
        const char *text = lua_tolstring(L, -1, &count);
        copy_text(work->state->error.message, sizeof work->state->error.message, text, count);
        return 0;
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key_chunk);
    return 0;
}

/// Pushes a table of the registry without what the sandbox put there.
static void share(lua_State *L, const void *key) {
    lua_newtable(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, key);
    lua_Integer count = 0;
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
        if (!clb_is_frozen(L, -1) && !lua_iscfunction(L, -1)) {
            lua_pushvalue(L, -1);
            lua_rawseti(L, -5, ++count);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/// Replaces the tables in a table of the registry by their read-only versions.
static void freeze_values(lua_State *L, const void *key) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, key);
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
        if (lua_type(L, -1) == LUA_TTABLE) {
            clb_freeze(L, -1);
            lua_pushvalue(L, -3);
            lua_insert(L, -2);
            lua_rawset(L, -5);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static int load_plugin(lua_State *L) {
    task *work = task_of(L);
    if (work->more_count > 0) {
        clb_decode(L, work->more, work->more_count);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_modules);
    }
    push_chunk(L);
    lua_pushstring(L, work->name);
    lua_call(L, 1, 1);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_plugin);
    work->result->count = 0;
    clb_encode(L, -1, work->result);
    /* All that outlives a call: the plugin, its modules, and the globals that it set. */
    lua_createtable(L, 3, 0);
    lua_insert(L, -2);
    lua_rawseti(L, -2, 1);
    share(L, &clb_key_loaded);
    lua_rawseti(L, -2, 2);
    share(L, &clb_key_environment);
    lua_rawseti(L, -2, 3);
    clb_freeze_plugin(L, -1);
    freeze_values(L, &clb_key_loaded);
    freeze_values(L, &clb_key_environment);
    return 0;
}

/// Tells a syntax error before anything runs, so that it is not taken for a run-time one.
static int32_t check_chunk(clb_state *state, task *work) {
    int32_t status = run_protected(state, check_syntax, work, 0);
    if (status == CLB_OK && state->error.message[0] != '\0') {
        take_position(&state->error);
        state->error.kind = CLB_ERROR_SYNTAX;
        return CLB_ERROR_SYNTAX;
    }
    return status;
}

int32_t clb_load(clb_state *state, const uint8_t *source, size_t count, const char *chunk, const uint8_t *modules,
                 size_t modules_count, clb_buffer *result) {
    task work = {.state = state, .bytes = source, .count = count, .name = chunk, .more = modules,
                 .more_count = modules_count, .result = result};
    int32_t status = check_chunk(state, &work);
    if (status == CLB_OK) {
        status = run_protected(state, load_plugin, &work, 1);
    }
    state->loaded = status == CLB_OK;
    return status;
}

static int run_chunk(lua_State *L) {
    task *work = task_of(L);
    push_chunk(L);
    if (work->more_count > 0) {
        clb_decode(L, work->more, work->more_count);
        lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_environment);
        lua_pushnil(L);
        while (lua_next(L, -3) != 0) {
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, -4);
        }
        lua_pop(L, 2);
    }
    int base = lua_gettop(L);
    lua_call(L, 0, LUA_MULTRET);
    work->result->count = 0;
    clb_encode_all(L, base, work->result);
    return 0;
}

int32_t clb_run(clb_state *state, const uint8_t *source, size_t count, const char *chunk, const uint8_t *globals,
                size_t globals_count, clb_buffer *result) {
    task work = {.state = state, .bytes = source, .count = count, .name = chunk, .more = globals,
                 .more_count = globals_count, .result = result};
    int32_t status = check_chunk(state, &work);
    return status == CLB_OK ? run_protected(state, run_chunk, &work, 1) : status;
}

// Calls

/// Pushes what stands at a dotted path of the table on top, in its place; numbers are list places.
static void follow(lua_State *L, const char *path) {
    while (*path != '\0') {
        const char *dot = strchr(path, '.');
        size_t count = dot ? (size_t)(dot - path) : strlen(path);
        clb_push_unfrozen(L, -1);
        lua_remove(L, -2);
        if (lua_type(L, -1) != LUA_TTABLE) {
            lua_pop(L, 1);
            lua_pushnil(L);
            return;
        }
        lua_pushlstring(L, path, count);
        if (lua_stringtonumber(L, lua_tostring(L, -1)) != 0) {
            lua_remove(L, -2);
        }
        lua_rawget(L, -2);
        lua_remove(L, -2);
        path += count + (dot != NULL);
    }
}

static int test_function(lua_State *L) {
    task *work = task_of(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_plugin);
    follow(L, work->name);
    work->count = lua_type(L, -1) == LUA_TFUNCTION;
    return 0;
}

int32_t clb_has_function(clb_state *state, const char *path) {
    task work = {.state = state, .name = path};
    return run_protected(state, test_function, &work, 0) == CLB_OK && work.count;
}

static void push_argument(lua_State *L, const clb_argument *argument) {
    if (argument->mode == CLB_ARGUMENT_LIBRARY) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_environment);
        char path[256];
        copy_text(path, sizeof path, (const char *)argument->bytes, argument->count);
        const char *dot = strchr(path, '.');
        (void)dot;
        follow(L, path);
        return;
    }
    clb_decode(L, argument->bytes, argument->count);
    if (argument->mode == CLB_ARGUMENT_FROZEN) {
        clb_freeze(L, -1);
        lua_remove(L, -2);
    }
}

static int call_function(lua_State *L) {
    task *work = task_of(L);
    clb_restore_upvalues(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_plugin);
    follow(L, work->name);
    if (lua_type(L, -1) != LUA_TFUNCTION) {
        return luaL_error(L, "the plugin has no function '%s'", work->name);
    }
    int base = lua_gettop(L);
    luaL_checkstack(L, (int)work->count + 8, "too many arguments");
    for (size_t index = 0; index < work->count; index++) {
        push_argument(L, &work->arguments[index]);
    }
    lua_call(L, (int)work->count, LUA_MULTRET);
    work->result->count = 0;
    clb_encode_all(L, base, work->result);
    return 0;
}

int32_t clb_call(clb_state *state, const char *path, const clb_argument *arguments, size_t count, clb_buffer *result) {
    task work = {.state = state, .name = path, .arguments = arguments, .count = count, .result = result};
    return run_protected(state, call_function, &work, 1);
}

// Views

static int open_view(lua_State *L) {
    task *work = task_of(L);
    lua_createtable(L, work->view ? (int)work->view->local.count : 0, 0);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clb_key_local_words);
    return 0;
}

/// Reads the state from inside a host call: the stack in use is left alone.
int32_t clb_open_view(clb_state *state, const clb_view *view, int64_t handle) {
    if (view != NULL && state->has_view && state->view_handle == handle) {
        return CLB_OK;
    }
    state->has_view = 0;
    lua_State *L = state->current;
    if (!lua_checkstack(L, 4)) {
        return CLB_ERROR_MEMORY;
    }
    task work = {.state = state, .view = view};
    int top = lua_gettop(L);
    lua_pushcfunction(L, open_view);
    lua_pushlightuserdata(L, &work);
    int status = lua_pcall(L, 1, 0, 0);
    lua_settop(L, top);
    if (status != LUA_OK) {
        return CLB_ERROR_MEMORY;
    }
    if (view != NULL) {
        state->view = *view;
        state->view_handle = handle;
        state->has_view = 1;
    }
    return CLB_OK;
}

static int seed_random(lua_State *L) {
    task *work = task_of(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_library);
    lua_pushinteger(L, (lua_Integer)work->seed);
    lua_pushinteger(L, 0);
    lua_call(L, 2, 0);
    return 0;
}

void clb_seed(clb_state *state, uint64_t seed) {
    task work = {.state = state, .seed = seed};
    run_protected(state, seed_random, &work, 0);
}

const clb_error *clb_last_error(const clb_state *state) { return &state->error; }
size_t clb_memory_used(const clb_state *state) { return state->used; }
size_t clb_memory_peak(const clb_state *state) { return state->peak; }
uint64_t clb_allocations(const clb_state *state) { return state->allocations; }
int32_t clb_is_spent(const clb_state *state) { return state->spent || state->killed; }
