/// The allow list of a worker: what Lua, ICU, RE2, malloc and the Swift runtime need once they are loaded.
///
/// Three answers: allowed; "operation not permitted", which ordinary code meets as a plain error; and the end of the
/// process, for calls that only an attack makes. What is left out on purpose:
/// - `sendmsg`: a worker has no business sending descriptors; `sendto` is enough for bytes;
/// - `newfstatat`, `statx`, `readlink`, `access`: they take paths, and Landlock does not guard a file's metadata;
/// - mappings of files and anything executable: nothing is loaded after start-up and inputs are read with `pread`;
/// - `clone` and `clone3`: workers have one thread;
/// - `memfd_create`, `ftruncate`, `pwrite64`: no writing beyond the log of standard error.
#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef OUR_ARCHITECTURE

/// Allowed whatever the arguments; those that a document's analysis makes most come first.
static const uint16_t allowed[] = {
    SYS_sendto, SYS_recvmsg, SYS_recvfrom, SYS_pread64, SYS_read, SYS_munmap, SYS_brk, SYS_madvise, SYS_mremap,
    SYS_futex, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_rt_sigaction, SYS_timer_settime, SYS_timer_create,
    SYS_timer_delete, SYS_timer_gettime, SYS_timer_getoverrun, SYS_setitimer, SYS_getitimer, SYS_clock_gettime,
    SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday, SYS_write, SYS_writev, SYS_readv,
    SYS_close, SYS_lseek, SYS_fstat, SYS_ppoll, SYS_getpid, SYS_getppid, SYS_gettid, SYS_getrandom, SYS_getrusage,
    SYS_sched_yield, SYS_sched_getaffinity, SYS_sigaltstack, SYS_restart_syscall, SYS_exit, SYS_exit_group,
#ifdef SYS_poll
    SYS_poll,
#endif
#ifdef SYS_time
    SYS_time,
#endif
#ifdef SYS_getrlimit
    SYS_getrlimit,
#endif
};

/// What a program from the distribution needs besides, to be loaded and to read its one file. Which files it can open,
/// Landlock says.
static const uint16_t for_programs[] = {
    SYS_execve, SYS_openat, SYS_mmap, SYS_mprotect, SYS_newfstatat, SYS_statx, SYS_faccessat, SYS_getcwd,
    SYS_readlinkat, SYS_getdents64, SYS_fcntl, SYS_ioctl, SYS_uname, SYS_set_tid_address, SYS_set_robust_list,
    SYS_prlimit64, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_sysinfo, SYS_fadvise64, SYS_dup,
    SYS_dup3,
#ifdef SYS_dup2
    SYS_dup2,
#endif
#ifdef SYS_rseq
    SYS_rseq,
#endif
#ifdef SYS_arch_prctl
    SYS_arch_prctl,
#endif
#ifdef SYS_access
    SYS_access,
#endif
#ifdef SYS_open
    SYS_open,
#endif
#ifdef SYS_stat
    SYS_stat, SYS_lstat,
#endif
#ifdef SYS_readlink
    SYS_readlink,
#endif
};

/// Nobody asks for these by mistake.
static const uint16_t deadly[] = {
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_bpf, SYS_perf_event_open, SYS_init_module,
    SYS_finit_module, SYS_kexec_load, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_unshare, SYS_setns, SYS_mount,
    SYS_pivot_root, SYS_reboot,
#ifdef SYS_userfaultfd
    SYS_userfaultfd,
#endif
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup,
#endif
};

enum { ROOM = 320, LOW = 0, HIGH = 4 };

struct program {
    struct sock_filter code[ROOM];
    unsigned short count;
};

static void add(struct program *program, uint16_t code, uint32_t k, uint8_t yes, uint8_t no) {
    if (program->count < ROOM) program->code[program->count++] = (struct sock_filter){code, yes, no, k};
}

static void load(struct program *program, size_t offset) {
    add(program, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

/// Half of an argument; both architectures are little-endian.
static void load_argument(struct program *program, int index, int half) {
    load(program, offsetof(struct seccomp_data, args) + 8 * (size_t)index + (size_t)half);
}

static void answer(struct program *program, uint32_t action) { add(program, BPF_RET | BPF_K, action, 0, 0); }

static void allow(struct program *program) { answer(program, SECCOMP_RET_ALLOW); }

static void refuse(struct program *program) { answer(program, SECCOMP_RET_ERRNO | EPERM); }

/// Skips the next `length` instructions unless the call's number is `number`, which must be in the accumulator.
static void only_for(struct program *program, uint32_t number, uint8_t length) {
    add(program, BPF_JMP | BPF_JEQ | BPF_K, number, 0, length);
}

/// Calls that are allowed for some arguments. Each block ends in an answer, so the accumulator may be overwritten.
static void add_conditional(struct program *program) {
    only_for(program, SYS_mmap, 6);
    load_argument(program, 2, LOW);
    add(program, BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 2, 0);
    load_argument(program, 3, LOW);
    add(program, BPF_JMP | BPF_JSET | BPF_K, MAP_ANONYMOUS, 1, 0);
    refuse(program);
    allow(program);

    only_for(program, SYS_mprotect, 4);
    load_argument(program, 2, LOW);
    add(program, BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1);
    refuse(program);
    allow(program);

    only_for(program, SYS_fcntl, 6);
    load_argument(program, 1, LOW);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, F_GETFD, 3, 0);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, F_SETFD, 2, 0);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, F_GETFL, 1, 0);
    refuse(program);
    allow(program);

    /* abort() and raise() signal the own process. */
    only_for(program, SYS_tgkill, 4);
    load_argument(program, 0, LOW);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 1, 0);
    refuse(program);
    allow(program);

    /* Reading the own limits: pid 0 and no new value. */
    only_for(program, SYS_prlimit64, 8);
    load_argument(program, 0, LOW);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 4);
    load_argument(program, 2, LOW);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 2);
    load_argument(program, 2, HIGH);
    add(program, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
    refuse(program);
    allow(program);
}

static void build(struct program *program, int is_loaded) {
    load(program, offsetof(struct seccomp_data, arch));
    add(program, BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0);
    answer(program, SECCOMP_RET_KILL_PROCESS);
    load(program, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    /* The x32 numbers are another table behind the same architecture. */
    add(program, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
    answer(program, SECCOMP_RET_KILL_PROCESS);
#endif
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        only_for(program, allowed[i], 1);
        allow(program);
    }
    for (size_t i = 0; !is_loaded && i < sizeof for_programs / sizeof *for_programs; i++) {
        only_for(program, for_programs[i], 1);
        allow(program);
    }
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) {
        only_for(program, deadly[i], 1);
        answer(program, SECCOMP_RET_KILL_PROCESS);
    }
    add_conditional(program);
    refuse(program);
}

static int close_jail(int is_loaded) {
    struct program program = {.count = 0};
    build(&program, is_loaded);
    if (program.count >= ROOM) return -E2BIG;
    struct sock_fprog filter = {program.count, program.code};
    /* For all threads: a second one, should a library have started it, must not stay outside. */
    long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
    return result < 0 ? -errno : result > 0 ? -EBUSY : 0;
}

int csys_seccomp_close(void) { return close_jail(1); }

int csys_seccomp_close_program(void) { return close_jail(0); }

#else

int csys_seccomp_close(void) { return -ENOSYS; }

int csys_seccomp_close_program(void) { return -ENOSYS; }

#endif
