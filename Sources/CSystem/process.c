#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/// Everything that `csys_spawn` asks of the child between fork and exec. Returns an error number.
static int add_actions(posix_spawn_file_actions_t *actions, int socket_fd, int stderr_fd) {
    int error = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
    if (!error) error = posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0);
    if (!error) {
        error = stderr_fd >= 0 ? posix_spawn_file_actions_adddup2(actions, stderr_fd, 2)
                               : posix_spawn_file_actions_addopen(actions, 2, "/dev/null", O_WRONLY, 0);
    }
    if (!error) error = posix_spawn_file_actions_adddup2(actions, socket_fd, 3);
    if (!error) error = posix_spawn_file_actions_addclosefrom_np(actions, 4);
    return error;
}

/// A session of its own takes the terminal's Ctrl-C away from the child and the terminal itself too.
static int add_attributes(posix_spawnattr_t *attributes) {
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    int error = posix_spawnattr_setsigdefault(attributes, &all);
    if (!error) error = posix_spawnattr_setsigmask(attributes, &none);
    if (!error) {
        error = posix_spawnattr_setflags(
            attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
    }
    return error;
}

int csys_spawn(const char *path, char *const *arguments, char *const *environment, int socket_fd, int stderr_fd) {
    if (socket_fd <= 3 || (stderr_fd >= 0 && stderr_fd <= 3)) return -EINVAL;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return -error;
    error = posix_spawnattr_init(&attributes);
    if (error) {
        posix_spawn_file_actions_destroy(&actions);
        return -error;
    }
    pid_t pid = 0;
    error = add_actions(&actions, socket_fd, stderr_fd);
    if (!error) error = add_attributes(&attributes);
    if (!error) error = posix_spawn(&pid, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error ? -error : pid;
}

int csys_reap(pid_t pid, int wait, struct csys_exit *result) {
    int status = 0;
    struct rusage usage;
    memset(&usage, 0, sizeof usage);
    pid_t ended;
    do ended = wait4(pid, &status, wait ? 0 : WNOHANG, &usage);
    while (ended < 0 && errno == EINTR);
    if (ended < 0) return -errno;
    if (ended == 0) return 0;
    result->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    result->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    result->peak_bytes = (int64_t)usage.ru_maxrss * 1024;
    result->cpu_seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                          (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    return 1;
}

int csys_kill(pid_t pid, int signal) {
    /* 0 and below would reach whole process groups. */
    if (pid <= 1) return -EINVAL;
    return kill(pid, signal) ? -errno : 0;
}

int csys_grant_cpu(pid_t pid, double seconds) {
    clockid_t clock;
    struct timespec used;
    int error = clock_getcpuclockid(pid, &clock);
    if (error) return -error;
    if (clock_gettime(clock, &used)) return -errno;
    struct rlimit limit;
    if (prlimit(pid, RLIMIT_CPU, NULL, &limit)) return -errno;
    if (!(seconds >= 0 && seconds < 1e9)) seconds = 1e9;
    rlim_t wanted = (rlim_t)used.tv_sec + 1 + (rlim_t)ceil(seconds);
    limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
    return prlimit(pid, RLIMIT_CPU, &limit, NULL) ? -errno : 0;
}

int csys_die_with_parent(pid_t parent) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)) return -errno;
    /* The parent may have died before the call: then no signal ever comes. */
    return parent > 0 && getppid() != parent ? -ESRCH : 0;
}
