/// Limits that a script cannot swallow.
///
/// CPU time: a timer on the thread's own CPU clock fires a signal; the handler marks the state as killed and sets a hook
/// that raises at the next instruction. No hook stands while nothing has fired: it would double the cost of tight loops.
/// Everything that could catch the error asks the mark and raises again.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "bridge.h"

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

/// The state that runs on this thread; what the signal handler stops.
static _Thread_local clb_state *volatile running;

/// Whether this thread takes the timer's signal.
static _Thread_local int takes_signal;

static pthread_once_t handler_once = PTHREAD_ONCE_INIT;
static int timer_signal;

const char *clb_limit_text(int kind) {
    switch (kind) {
    case CLB_ERROR_TIME: return "the time limit was reached";
    case CLB_ERROR_INSTRUCTIONS: return "the instruction limit was reached";
    case CLB_ERROR_PATTERN_STEPS: return "the limit on pattern matching was reached";
    case CLB_ERROR_MEMORY: return "the memory limit was reached";
    default: return "a limit was reached";
    }
}

void clb_check(lua_State *L) {
    clb_state *state = clb_of(L);
    if (state->killed) {
        luaL_error(L, "%s", clb_limit_text(state->killed));
    }
}

void clb_note_status(lua_State *L, int status) {
    clb_state *state = clb_of(L);
    if (status == LUA_ERRMEM && !state->killed) {
        state->killed = CLB_ERROR_MEMORY;
    }
    clb_check(L);
}

static void stop_hook(lua_State *L, lua_Debug *debug) {
    (void)debug;
    clb_state *state = clb_of(L);
    if (state->killed) {
        /* Every further instruction raises, whoever catches this. */
        lua_sethook(L, stop_hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
        luaL_error(L, "%s", clb_limit_text(state->killed));
    }
}

/// The hook behind `instructions`: counts in steps of a thousand.
enum { COUNT_STEP = 1000 };

static int64_t thread_cpu(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void count_hook(lua_State *L, lua_Debug *debug) {
    (void)debug;
    clb_state *state = clb_of(L);
    if (state->limits.instructions > 0) {
        state->instructions_left -= COUNT_STEP;
        if (state->instructions_left <= 0 && !state->killed) {
            state->killed = CLB_ERROR_INSTRUCTIONS;
        }
    }
    if (state->cpu_deadline != 0 && thread_cpu() > state->cpu_deadline && !state->killed) {
        state->killed = CLB_ERROR_TIME;
    }
    if (state->killed) {
        stop_hook(L, debug);
    }
}

/// A coroutine begins with a fresh count: many short ones must not run for nothing.
void clb_charge_resume(lua_State *L) {
    clb_state *state = clb_of(L);
    if (state->limits.instructions > 0) {
        state->instructions_left -= 50;
        if (state->instructions_left <= 0 && !state->killed) {
            state->killed = CLB_ERROR_INSTRUCTIONS;
        }
    }
    if (state->cpu_deadline != 0 && thread_cpu() > state->cpu_deadline && !state->killed) {
        state->killed = CLB_ERROR_TIME;
    }
    clb_check(L);
}

static void fired(int signal, siginfo_t *info, void *context) {
    (void)signal;
    (void)info;
    (void)context;
    clb_state *state = running;
    if (state == NULL) {
        return;
    }
    int saved = errno;
    if (!state->killed) {
        state->killed = CLB_ERROR_TIME;
    }
    /* lua_sethook may be called from a signal handler: the manual's own interpreter does. */
    lua_sethook(state->current, stop_hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
    errno = saved;
}

static void install_handler(void) {
    timer_signal = SIGRTMIN + 5;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = fired;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(timer_signal, &action, NULL);
}

/// A timer belongs to the thread that made it: it is made anew where a state has moved to another one.
static int make_timer(clb_state *state) {
    pthread_once(&handler_once, install_handler);
    if (!takes_signal) {
        /* Threads of a pool have signals blocked. */
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, timer_signal);
        pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
        takes_signal = 1;
    }
    struct sigevent event;
    memset(&event, 0, sizeof event);
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = timer_signal;
    event.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
    if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &state->timer) != 0) {
        return 0;
    }
    state->has_timer = 1;
    return 1;
}

static void set_timer(clb_state *state, int64_t nanoseconds) {
    struct itimerspec spec;
    memset(&spec, 0, sizeof spec);
    spec.it_value.tv_sec = (time_t)(nanoseconds / 1000000000);
    spec.it_value.tv_nsec = (long)(nanoseconds % 1000000000);
    if (nanoseconds > 0) {
        /* Again and again, should the first hit a place that cannot stop. */
        spec.it_interval.tv_nsec = 10000000;
    }
    timer_settime(state->timer, 0, &spec, NULL);
}

void clb_begin_call(clb_state *state) {
    state->current = state->main;
    state->steps_left = state->limits.pattern_steps;
    state->instructions_left = state->limits.instructions;
    running = state;
    if (state->limits.instructions > 0) {
        lua_sethook(state->main, count_hook, LUA_MASKCOUNT, COUNT_STEP);
    }
    if (state->limits.cpu_nanoseconds > 0) {
        state->cpu_deadline = 0;
        if (make_timer(state)) {
            set_timer(state, state->limits.cpu_nanoseconds);
        } else {
            /* No timer to be had: a standing hook looks at the clock, which is slow but keeps the limit. */
            state->cpu_deadline = thread_cpu() + state->limits.cpu_nanoseconds;
            lua_sethook(state->main, count_hook, LUA_MASKCOUNT, COUNT_STEP);
        }
    }
}

void clb_end_call(clb_state *state) {
    if (state->has_timer) {
        clb_close_timer(state);
    }
    running = NULL;
    if (!state->killed && (state->limits.instructions > 0 || state->cpu_deadline != 0)) {
        lua_sethook(state->main, NULL, 0, 0);
    }
    if (state->killed) {
        state->spent = 1;
    }
}

void clb_close_timer(clb_state *state) {
    if (state->has_timer) {
        timer_delete(state->timer);
        state->has_timer = 0;
    }
}

void clb_charge(lua_State *L, uint64_t steps) {
    clb_state *state = clb_of(L);
    if (state->killed) {
        clb_check(L);
    }
    if (state->limits.pattern_steps == 0) {
        return;
    }
    if (steps > state->steps_left) {
        state->killed = CLB_ERROR_PATTERN_STEPS;
        clb_check(L);
    }
    state->steps_left -= steps;
}
