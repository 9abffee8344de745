/// What a jailed process must not manage, tried for real: for `chancery doctor` and the tests. Raw system calls, so
/// that no library decides before the kernel does. Harmless where they succeed.
#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

static int outcome(long result) { return result < 0 ? -errno : 0; }

/// Closes a descriptor that should not have been made.
static int descriptor(long result) {
    if (result < 0) return -errno;
    close((int)result);
    return 0;
}

static int try_open(void) { return descriptor(syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY, 0)); }
static int try_open_self(void) { return descriptor(syscall(SYS_openat, AT_FDCWD, "/proc/self/fd/3", O_RDWR, 0)); }
static int try_create(void) {
    return descriptor(syscall(SYS_openat, AT_FDCWD, "/tmp", O_TMPFILE | O_WRONLY, 0600));
}
static int try_folder(void) { return descriptor(syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY | O_DIRECTORY, 0)); }
static int try_metadata(void) {
    struct stat status;
    return outcome(syscall(SYS_newfstatat, AT_FDCWD, "/etc/passwd", &status, 0));
}
static int try_access(void) { return outcome(syscall(SYS_faccessat, AT_FDCWD, "/etc/passwd", R_OK)); }
static int try_link_target(void) {
    char buffer[256];
    return outcome(syscall(SYS_readlinkat, AT_FDCWD, "/proc/self/exe", buffer, sizeof buffer));
}
static int try_remove(void) { return outcome(syscall(SYS_unlinkat, AT_FDCWD, "/chancery-no-such-file", 0)); }
static int try_make_folder(void) {
    int result = outcome(syscall(SYS_mkdirat, AT_FDCWD, "/tmp/chancery-trial", 0700));
    if (!result) rmdir("/tmp/chancery-trial");
    return result;
}
static int try_change_folder(void) { return outcome(syscall(SYS_chdir, "/")); }
static int try_internet_socket(void) { return descriptor(syscall(SYS_socket, AF_INET, SOCK_STREAM, 0)); }
static int try_local_socket(void) { return descriptor(syscall(SYS_socket, AF_UNIX, SOCK_DGRAM, 0)); }
static int try_connect(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
    return outcome(syscall(SYS_connect, 3, &address, sizeof address));
}
static int try_pair(void) {
    int pair[2];
    int result = outcome(syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, pair));
    if (!result) {
        close(pair[0]);
        close(pair[1]);
    }
    return result;
}
static int try_send_descriptor(void) {
    struct msghdr message;
    memset(&message, 0, sizeof message);
    /* An empty message would be taken on a stream socket without effect. */
    return outcome(syscall(SYS_sendmsg, 3, &message, MSG_NOSIGNAL));
}
static int try_execute(void) {
    char *const none[] = {NULL};
    /* A file that exists and is no program: without a jail "permission denied" differs from our answer. */
    return outcome(syscall(SYS_execve, "/proc/self/fd/3", none, none));
}
static int try_fork(void) {
    long child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) _exit(0);
    if (child > 0) {
        struct csys_exit ending;
        csys_reap((pid_t)child, 1, &ending);
    }
    return outcome(child);
}
static void *nothing(void *argument) { return argument; }
static int try_thread(void) {
    pthread_t thread;
    int error = pthread_create(&thread, NULL, nothing, NULL);
    if (!error) pthread_join(thread, NULL);
    return -error;
}
static int try_signal_parent(void) { return outcome(syscall(SYS_kill, getppid(), 0)); }
static int try_signal_group(void) { return outcome(syscall(SYS_kill, 0, 0)); }
static int try_signal_thread(void) { return outcome(syscall(SYS_tgkill, getppid(), getppid(), 0)); }
static int unmap(void *memory) {
    if (memory == MAP_FAILED) return -errno;
    munmap(memory, 4096);
    return 0;
}
static int try_executable_memory(void) {
    return unmap(mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
}
static int try_map_descriptor(void) { return unmap(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 2, 0)); }
static int try_make_executable(void) {
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return 0;
    int result = outcome(mprotect(memory, 4096, PROT_READ | PROT_EXEC));
    munmap(memory, 4096);
    return result;
}
static int try_memory_file(void) { return descriptor(syscall(SYS_memfd_create, "trial", 0)); }
static int try_raise_limit(void) {
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    return outcome(syscall(SYS_prlimit64, 0, RLIMIT_AS, &limit, NULL));
}
static int try_parent_limit(void) {
    struct rlimit limit;
    return outcome(syscall(SYS_prlimit64, getppid(), RLIMIT_AS, NULL, &limit));
}
static int try_process_control(void) { return outcome(syscall(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0)); }
static int try_user(void) { return outcome(syscall(SYS_setuid, getuid())); }
static int try_device_control(void) { return outcome(syscall(SYS_ioctl, 2, 0x5413 /* TIOCGWINSZ */, NULL)); }
static int try_duplicate(void) { return descriptor(syscall(SYS_dup, 2)); }
static int try_shared_memory(void) { return outcome(syscall(SYS_shmget, 0 /* private */, 4096, 0600)); }
static int try_inspect(void) { return outcome(syscall(SYS_ptrace, 0x4206 /* SEIZE */, getppid(), 0, 0)); }
static int try_read_other(void) { return outcome(syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0)); }
static int try_namespace(void) { return outcome(syscall(SYS_unshare, CLONE_NEWUTS)); }
static int try_mount(void) { return outcome(syscall(SYS_mount, NULL, NULL, NULL, 0, NULL)); }
static int try_kernel_program(void) { return descriptor(syscall(SYS_bpf, 0, NULL, 0)); }
static int try_keys(void) { return outcome(syscall(SYS_keyctl, 0, 0, 0, 0, 0)); }
#ifdef SYS_io_uring_setup
static int try_ring(void) { return descriptor(syscall(SYS_io_uring_setup, 1, NULL)); }
#endif

static const struct trial {
    const char *name;
    int (*run)(void);
    int deadly;
} trials[] = {
    {"open a file", try_open, 0},
    {"open its own socket again", try_open_self, 0},
    {"create a file", try_create, 0},
    {"list a folder", try_folder, 0},
    {"look at a file's metadata", try_metadata, 0},
    {"ask whether a file exists", try_access, 0},
    {"read a link", try_link_target, 0},
    {"remove a file", try_remove, 0},
    {"make a folder", try_make_folder, 0},
    {"change the folder", try_change_folder, 0},
    {"make an internet socket", try_internet_socket, 0},
    {"make a local socket", try_local_socket, 0},
    {"connect", try_connect, 0},
    {"make a pair of sockets", try_pair, 0},
    {"send a message with descriptors", try_send_descriptor, 0},
    {"start a program", try_execute, 0},
    {"fork", try_fork, 0},
    {"start a thread", try_thread, 0},
    {"signal the supervisor", try_signal_parent, 0},
    {"signal its process group", try_signal_group, 0},
    {"signal the supervisor's thread", try_signal_thread, 0},
    {"map executable memory", try_executable_memory, 0},
    {"map a descriptor", try_map_descriptor, 0},
    {"make memory executable", try_make_executable, 0},
    {"make a file in memory", try_memory_file, 0},
    {"raise its memory limit", try_raise_limit, 0},
    {"read the supervisor's limits", try_parent_limit, 0},
    {"make itself inspectable", try_process_control, 0},
    {"change its user", try_user, 0},
    {"control a device", try_device_control, 0},
    {"duplicate a descriptor", try_duplicate, 0},
    {"share memory", try_shared_memory, 0},
    {"inspect the supervisor", try_inspect, 1},
    {"read the supervisor's memory", try_read_other, 1},
    {"enter a namespace", try_namespace, 1},
    {"mount", try_mount, 1},
    {"load a program into the kernel", try_kernel_program, 1},
    {"ask for keys", try_keys, 1},
#ifdef SYS_io_uring_setup
    {"make an io_uring", try_ring, 1},
#endif
};

int csys_trial_count(void) { return (int)(sizeof trials / sizeof *trials); }

const char *csys_trial_name(int index) {
    return index >= 0 && index < csys_trial_count() ? trials[index].name : NULL;
}

int csys_trial_is_deadly(int index) { return index >= 0 && index < csys_trial_count() && trials[index].deadly; }

int csys_trial_run(int index) { return index >= 0 && index < csys_trial_count() ? trials[index].run() : -EINVAL; }
