#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t interrupt;

static void remember(int signal_number) {
    if (interrupt) {
        /* Asked twice: whoever asks does not want to wait for an orderly end. */
        signal(signal_number, SIG_DFL);
        raise(signal_number);
    }
    interrupt = signal_number;
}

int csys_watch_interrupts(void) {
    static const int watched[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = remember;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) {
        struct sigaction before;
        if (sigaction(watched[i], NULL, &before)) return -errno;
        /* nohup and background shells ignore some of them, and mean it. */
        if (before.sa_handler == SIG_IGN) continue;
        if (sigaction(watched[i], &action, NULL)) return -errno;
    }
    return 0;
}

int csys_interrupt(void) { return interrupt; }

void csys_forget_interrupt(void) { interrupt = 0; }

int csys_ignore_signal(int signal_number) { return signal(signal_number, SIG_IGN) == SIG_ERR ? -errno : 0; }

void csys_end_by_signal(int signal_number) {
    sigset_t one;
    signal(signal_number, SIG_DFL);
    sigemptyset(&one);
    sigaddset(&one, signal_number);
    sigprocmask(SIG_UNBLOCK, &one, NULL);
    raise(signal_number);
}

const char *csys_signal_name(int signal_number) { return sigdescr_np(signal_number); }

const char *csys_error_text(int number, char *buffer, size_t size) { return strerror_r(number, buffer, size); }

static int64_t now(clockid_t clock) {
    struct timespec time;
    if (clock_gettime(clock, &time)) return 0;
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

int64_t csys_monotonic_nanoseconds(void) { return now(CLOCK_MONOTONIC); }

int64_t csys_real_nanoseconds(void) { return now(CLOCK_REALTIME); }

int64_t csys_thread_cpu_nanoseconds(void) { return now(CLOCK_THREAD_CPUTIME_ID); }

void csys_sleep_nanoseconds(int64_t duration) {
    if (duration <= 0) return;
    struct timespec time = {duration / 1000000000, duration % 1000000000};
    while (nanosleep(&time, &time) && errno == EINTR) {}
}

int csys_format(double value, char style, int precision, char *buffer, size_t size) {
    int length;
    switch (style) {
        case 'f': length = snprintf(buffer, size, "%.*f", precision, value); break;
        case 'e': length = snprintf(buffer, size, "%.*e", precision, value); break;
        case 'g': length = snprintf(buffer, size, "%.*g", precision, value); break;
        default: return -EINVAL;
    }
    return length < 0 || (size_t)length >= size ? -EINVAL : length;
}

int csys_is_terminal(int fd) { return isatty(fd) == 1; }

int csys_terminal_columns(int fd) {
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) ? 0 : size.ws_col;
}
