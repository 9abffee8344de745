/// The allocator of a state: a budget in bytes, and failures on demand for tests.
#include <stdlib.h>
#include <string.h>

#include "bridge.h"

/// Whether this allocation is one that a test wants to fail.
static int must_fail(clb_state *state) {
    state->allocations += 1;
    switch (state->fail_mode) {
    case CLB_FAIL_ONCE: return state->allocations == state->fail_at;
    case CLB_FAIL_TWICE: return state->allocations == state->fail_at || state->allocations == state->fail_at + 1;
    case CLB_FAIL_FROM: return state->allocations >= state->fail_at;
    default: return 0;
    }
}

void *clb_allocate(void *context, void *block, size_t old, size_t new) {
    clb_state *state = context;
    if (block == NULL) {
        old = 0; /* For a new block Lua tells its type there. */
    }
    if (new == 0) {
        free(block);
        state->used -= old;
        return NULL;
    }
    /* Lua relies on shrinking never to fail. */
    if (new > old) {
        if (must_fail(state)) {
            return NULL;
        }
        if (state->limits.memory != 0 && state->used + (new - old) > state->limits.memory) {
            return NULL;
        }
    }
    void *moved = realloc(block, new);
    if (moved == NULL) {
        return new <= old ? block : NULL;
    }
    state->used = state->used - old + new;
    if (state->used > state->peak) {
        state->peak = state->used;
    }
    return moved;
}

void clb_buffer_append(clb_buffer *buffer, const void *bytes, size_t count) {
    if (count == 0 || buffer->failed) {
        return;
    }
    if (buffer->capacity - buffer->count < count) {
        size_t capacity = buffer->capacity < 256 ? 256 : buffer->capacity;
        while (capacity - buffer->count < count) {
            if (capacity > SIZE_MAX / 2) {
                buffer->failed = 1;
                return;
            }
            capacity *= 2;
        }
        uint8_t *larger = realloc(buffer->bytes, capacity);
        if (larger == NULL) {
            buffer->failed = 1;
            return;
        }
        buffer->bytes = larger;
        buffer->capacity = capacity;
    }
    memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
}

void clb_buffer_free(clb_buffer *buffer) {
    free(buffer->bytes);
    memset(buffer, 0, sizeof *buffer);
}
