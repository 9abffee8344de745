#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/// What a program from the distribution may read: its libraries, what their loader needs, poppler's tables of characters.
static const char *const readable[] = {
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/share/poppler", "/dev/null",
};

static void limit(int resource, uint64_t value) {
    struct rlimit limit = {.rlim_cur = (rlim_t)value, .rlim_max = (rlim_t)value};
    setrlimit((__rlimit_resource_t)resource, &limit);
}

/// The child between fork and exec: async-signal-safe calls only. Status 126: the jail, 127: the program.
static _Noreturn void become(char *const *words, int input, int output, int messages, uint64_t memory, uint64_t seconds,
                             uint64_t bytes, int requires_jail) {
    static char *const environment[] = {"LC_ALL=C.UTF-8", NULL};
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) || getppid() == 1) _exit(126);
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(messages, 2) < 0) _exit(126);
    if (close_range(3, ~0U, 0)) _exit(126);
    limit(RLIMIT_AS, memory);
    limit(RLIMIT_CPU, seconds);
    limit(RLIMIT_FSIZE, bytes);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 64);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) _exit(126);
    int files = csys_landlock_allow_read(readable, sizeof readable / sizeof *readable, words[0], 0);
    int calls = csys_seccomp_close_program();
    if (requires_jail && (files < 0 || calls < 0)) _exit(126);
    execve(words[0], words, environment);
    _exit(127);
}

static void keep_message(int descriptor, struct csys_conversion *result) {
    size_t used = 0;
    char rest[1024];
    for (;;) {
        char *target = used + 1 < sizeof result->message ? result->message + used : rest;
        size_t room = used + 1 < sizeof result->message ? sizeof result->message - 1 - used : sizeof rest;
        ssize_t count = read(descriptor, target, room);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        if (target != rest) used += (size_t)count;
    }
}

int csys_convert(char *const *words, int input, int output, uint64_t memory, uint64_t seconds, uint64_t bytes,
                 int requires_jail, struct csys_conversion *result) {
    memset(result, 0, sizeof *result);
    int messages[2];
    if (pipe2(messages, O_CLOEXEC)) return -errno;
    pid_t pid = fork();
    if (pid < 0) {
        int error = errno;
        close(messages[0]);
        close(messages[1]);
        return -error;
    }
    if (pid == 0) become(words, input, output, messages[1], memory, seconds, bytes, requires_jail);
    close(messages[1]);
    keep_message(messages[0], result);
    close(messages[0]);
    int status = 0;
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR) return -errno;
    }
    result->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    result->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    if (result->signal == 0 && result->status == 127) return -ENOENT;
    if (result->signal == 0 && result->status == 126) return -EPERM;
    return 0;
}
