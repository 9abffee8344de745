/// The C side of the bridge between Swift and Lua 5.4: everything that may `longjmp` stays in this target.
///
/// Swift gives and gets bytes in the wire form of `PlainData.Wire`. Its callback never sees a `lua_State`: it gets a
/// function's number and the encoded arguments, appends encoded results and returns a status; the trampoline here raises.
#ifndef CHANCERY_CLUABRIDGE_H
#define CHANCERY_CLUABRIDGE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct clb_state clb_state;

/// Bytes that grow. `failed` is set when there was no memory; what was appended then is lost.
typedef struct clb_buffer {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
    int failed;
} clb_buffer;

void clb_buffer_append(clb_buffer *buffer, const void *bytes, size_t count);
void clb_buffer_free(clb_buffer *buffer);

/// Answers a call from Lua: appends the results as one wire list (with recipes, see below), or an error message as one
/// string and returns 1. `arguments` is one wire list.
typedef int32_t (*clb_callback)(void *context, uint32_t function, const uint8_t *arguments, size_t count,
                                clb_buffer *results);

/// Numbers of callbacks that are the bridge's own.
enum {
    CLB_FUNCTION_LOG = 0xFFFFFFF0u,          ///< (level, message, line)
    CLB_FUNCTION_UNKNOWN_GLOBAL = 0xFFFFFFF1u, ///< (name, known names) → message
    CLB_FUNCTION_UNKNOWN_FIELD = 0xFFFFFFF2u,  ///< (object's kind, name, known names) → message
    CLB_FUNCTION_UNKNOWN_MODULE = 0xFFFFFFF3u, ///< (name, known names) → message
};

/// Tags of results that only a host may give: the bridge carries them out.
/// `i` token iterator: zigzag first, zigzag end, count, fields · `c` column: field, first, end · `f` counter of words:
/// field, count, (id, count)… · `o` list of objects: count, (kind, a, b, c, d)… · `a` the n-th argument, unchanged.
/// All numbers are unsigned varints but those said to be zigzag, and the words of objects, which are zigzag.

/// What one state may use. 0 means no limit.
typedef struct clb_limits {
    size_t memory;
    int64_t cpu_nanoseconds;
    int64_t instructions;
    uint64_t pattern_steps;
} clb_limits;

/// Why a call failed.
enum {
    CLB_OK = 0,
    CLB_ERROR_RUNTIME = 1,
    CLB_ERROR_SYNTAX = 2,
    CLB_ERROR_MEMORY = 3,
    CLB_ERROR_TIME = 4,
    CLB_ERROR_INSTRUCTIONS = 5,
    CLB_ERROR_PATTERN_STEPS = 6,
    CLB_ERROR_VALUE = 7,
};

/// The last error of a state. Fixed room, so that an error can be told when there is no memory.
typedef struct clb_error {
    int32_t kind;
    int32_t line;           ///< 0 when unknown
    char message[4096];     ///< without position
    char chunk[256];
    char traceback[4096];   ///< one frame a line, innermost first
} clb_error;

/// Words, each once: word i is `bytes[offsets[i] ..< offsets[i + 1]]`.
typedef struct clb_words {
    const uint8_t *bytes;
    const uint32_t *offsets;
    uint32_t count;
} clb_words;

/// One column of tokens: word numbers, or integers to which `bias` is added. `values` may be NULL: the field is empty.
typedef struct clb_column {
    const uint32_t *values;
    int32_t is_integer;
    int64_t bias;
} clb_column;

enum { CLB_MOST_FIELDS = 16 };
#define CLB_FIELD_INDEX UINT32_MAX
#define CLB_WORD_UNKNOWN UINT32_MAX

/// The columns of the open document. The memory belongs to the caller and must live until the view is closed.
typedef struct clb_view {
    uint32_t token_count;
    clb_words base;
    clb_words local;
    uint32_t field_count;
    clb_column fields[CLB_MOST_FIELDS];
} clb_view;

/// How the n-th allocation fails, for tests.
enum { CLB_FAIL_NEVER = 0, CLB_FAIL_ONCE = 1, CLB_FAIL_TWICE = 2, CLB_FAIL_FROM = 3 };

/// Opens a state with its sandbox; `library` is a wire map `{ functions, kinds, constants }`. NULL when there was not
/// enough memory, and `*error` says so. `fail_at` counts allocations from 1.
clb_state *clb_open(const clb_limits *limits, clb_callback callback, void *context, const uint8_t *library,
                    size_t library_count, uint64_t seed, int32_t fail_mode, uint64_t fail_at, clb_error *error);

/// Closes a state; `bytes_left` gets what was not freed (0 unless the bridge has a fault).
void clb_close(clb_state *state, size_t *bytes_left);

/// Runs a plugin's chunk. `modules` is a wire map name → source. Its one result is kept for `clb_call` and appended to
/// `result` as a wire value. Then everything that the plugin shares between calls becomes read-only.
int32_t clb_load(clb_state *state, const uint8_t *source, size_t count, const char *chunk, const uint8_t *modules,
                 size_t modules_count, clb_buffer *result);

/// How an argument is given.
enum { CLB_ARGUMENT_VALUE = 0, CLB_ARGUMENT_FROZEN = 1, CLB_ARGUMENT_LIBRARY = 2 };

/// One argument: a wire value, the same to be read-only in Lua, or the path of a library table.
typedef struct clb_argument {
    const uint8_t *bytes;
    size_t count;
    int32_t mode;
} clb_argument;

/// Whether the kept plugin has a function at a dotted path.
int32_t clb_has_function(clb_state *state, const char *path);

/// Calls a function of the kept plugin; all results are appended to `result` as one wire list.
int32_t clb_call(clb_state *state, const char *path, const clb_argument *arguments, size_t count, clb_buffer *result);

/// Runs a free chunk with further globals (a wire map); its results are appended as one wire list.
int32_t clb_run(clb_state *state, const uint8_t *source, size_t count, const char *chunk, const uint8_t *globals,
                size_t globals_count, clb_buffer *result);

/// Opens the columns of a document for iterators, or closes them (`view` NULL). 0, or CLB_ERROR_MEMORY.
int32_t clb_open_view(clb_state *state, const clb_view *view, int64_t handle);

/// Seeds `math.random`.
void clb_seed(clb_state *state, uint64_t seed);

const clb_error *clb_last_error(const clb_state *state);
size_t clb_memory_used(const clb_state *state);
size_t clb_memory_peak(const clb_state *state);
uint64_t clb_allocations(const clb_state *state);
/// Whether the state met a limit and must be thrown away.
int32_t clb_is_spent(const clb_state *state);

/// Opens a bare state with the standard string and table libraries as `stock` beside ours, runs a chunk and appends
/// what it returns as text; for tests that compare them. 0, or an error whose text is appended.
int32_t clb_testing_compare(const char *source, size_t count, clb_buffer *result);

#ifdef __cplusplus
}
#endif
#endif
