/// What Swift cannot call by itself: variadic system calls, `_GNU_SOURCE` extensions, control messages, seccomp and
/// Landlock. Plain C types only. Unless a comment says otherwise a function returns 0 (or a count) on success and
/// minus the error number on failure; none of them prints, allocates for the caller, or touches global state.
#ifndef CHANCERY_CSYSTEM_H
#define CHANCERY_CSYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Processes ------------------------------------------------------------------------------------------------------ */

/// Starts `path` in a session of its own, with all signals at their defaults, `/dev/null` as standard input and
/// output, `stderr_fd` (or `/dev/null` if negative) as standard error, `socket_fd` as descriptor 3 and nothing else
/// open. Both descriptors must be greater than 3. Returns the process id.
int csys_spawn(const char *path, char *const *arguments, char *const *environment, int socket_fd, int stderr_fd);

/// What became of a child.
struct csys_exit {
    int32_t signal;      ///< the signal that ended it, or 0
    int32_t status;      ///< the exit status if `signal` is 0
    int64_t peak_bytes;  ///< the largest resident set
    double cpu_seconds;  ///< user and system time
};

/// Collects a child: 1 when it had ended, 0 when it still runs and `wait` is 0.
int csys_reap(pid_t pid, int wait, struct csys_exit *result);

/// Sends a signal.
int csys_kill(pid_t pid, int signal);

/// Sets the soft CPU limit of a child to what it has used so far plus `seconds` (rounded up).
int csys_grant_cpu(pid_t pid, double seconds);

/// Makes the caller die with its parent; -ESRCH if `parent` (0 = any) is no longer the parent.
int csys_die_with_parent(pid_t parent);

/* Descriptors ---------------------------------------------------------------------------------------------------- */

/// A connected pair of stream sockets, closed on exec, both greater than 9.
int csys_socketpair(int pair[2]);

/// An anonymous file in memory that is always written at its end; closed on exec, greater than 9.
int csys_memory_file(const char *name);

/// Makes a descriptor non-blocking.
int csys_set_nonblocking(int fd);

/// Sends two pieces as one stretch of bytes, with descriptors, without blocking and without SIGPIPE.
/// Returns the number of bytes taken, which may be fewer.
ssize_t csys_send(int fd, const void *first, size_t first_size, const void *second, size_t second_size,
                  const int *descriptors, size_t descriptor_count);

/// Sends bytes, blocking, without SIGPIPE, with `sendto` (the jail knows no `sendmsg`). All of them or an error.
int csys_send_all(int fd, const void *bytes, size_t size);

/// Receives bytes without blocking and with no room for descriptors: if any came they are closed by the kernel and
/// `*refused` is set. Returns 0 at the end of the stream.
ssize_t csys_receive(int fd, void *bytes, size_t size, int *refused);

/// Receives exactly `size` bytes, blocking. Returns the number received, less than `size` only at the end.
ssize_t csys_receive_all(int fd, void *bytes, size_t size);

/// Receives exactly `size` bytes, blocking, and up to 253 descriptors. `*truncated` is set if some did not fit.
ssize_t csys_receive_with_descriptors(int fd, void *bytes, size_t size, int descriptors[253], size_t *count,
                                      int *truncated);

/// What `fstat` or `stat` says about a file.
struct csys_file {
    int32_t kind;        ///< 'f' regular, 'd' folder, 'l' link, 'p' FIFO, 's' socket, 'c' or 'b' device, '?' other
    int64_t size;        ///< bytes
    int64_t modified;    ///< nanoseconds since 1970
    uint64_t device;
    uint64_t inode;
};

/// Describes a path; with `follow` 0 a symbolic link itself.
int csys_stat(const char *path, int follow, struct csys_file *result);

/// Describes an open descriptor, by the `fstat` system call proper (glibc's wrapper uses one that takes a path).
int csys_fstat(int fd, struct csys_file *result);

/// Opens for reading; never blocks on a FIFO, never takes a terminal, closed on exec. Returns the descriptor.
int csys_open_read(const char *path, int follow);

/* The jail ------------------------------------------------------------------------------------------------------- */

/// The Landlock version of the kernel, or minus the error number.
int csys_landlock_version(void);

/// Denies every file system access, TCP, abstract sockets and signals to others, as far as `version` knows them.
int csys_landlock_deny_all(int version);

/// 1 if the kernel knows seccomp filters and the action that ends the process.
int csys_seccomp_available(void);

/// The seccomp mode of the caller: 0 none, 2 filter.
int csys_seccomp_mode(void);

/// Installs the allow list of a worker; see seccomp.c.
int csys_seccomp_close(void);

/// The same for a program of the distribution that is yet to be executed: it may load its libraries and open files.
int csys_seccomp_close_program(void);

/// Denies the file system but for reading and executing these paths, a program, and an open file to be opened anew.
/// What is not there is passed over. Returns 0 or a negative error number.
int csys_landlock_allow_read(const char *const *paths, size_t count, const char *program, int file);

/// How a program that was started for one file ended.
struct csys_conversion {
    int32_t status;    ///< what it exited with
    int32_t signal;    ///< what ended it, or 0
    char message[512]; ///< the beginning of what it wrote to standard error
};

/// Starts a program, in a jail of its own, with one file as its input and one as its output, and waits for its end.
///
/// @param words The program's path and arguments, ended by NULL.
/// @param memory Bytes of address space; `seconds` of processor time; `bytes` that it may write.
/// @param requires_jail Whether it must not run without every part of the jail.
/// @return 0, or the negative error number with which it could not be started.
int csys_convert(char *const *words, int input, int output, uint64_t memory, uint64_t seconds, uint64_t bytes,
                 int requires_jail, struct csys_conversion *result);

int csys_set_no_new_privileges(void);
int csys_no_new_privileges(void);  ///< 1 if set
int csys_set_dumpable(int dumpable);
int csys_dumpable(void);           ///< 1 if set

enum csys_limit {
    CSYS_LIMIT_ADDRESS_SPACE, CSYS_LIMIT_CPU, CSYS_LIMIT_FILE_SIZE, CSYS_LIMIT_OPEN_FILES, CSYS_LIMIT_CORE,
    CSYS_LIMIT_PROCESSES, CSYS_LIMIT_LOCKED_MEMORY, CSYS_LIMIT_QUEUES
};

/// Sets the soft limit and, with `hard`, the hard one too. Never raises a limit.
int csys_set_limit(enum csys_limit limit, uint64_t value, int hard);

/// The soft limit; UINT64_MAX if there is none or it cannot be read.
uint64_t csys_limit(enum csys_limit limit);

/// Attempts that a jail must foil; see trial.c. Each answers 0 if it succeeded, else minus the error number.
int csys_trial_count(void);
const char *csys_trial_name(int index);
int csys_trial_is_deadly(int index);  ///< 1 if the jail ends the process instead of refusing
int csys_trial_run(int index);

/* Signals -------------------------------------------------------------------------------------------------------- */

/// Remembers SIGINT, SIGTERM and SIGHUP instead of ending at once. A second one ends the process as it used to.
int csys_watch_interrupts(void);

/// The signal that came, or 0.
int csys_interrupt(void);

/// Forgets it; for tests.
void csys_forget_interrupt(void);

/// Ignores a signal.
int csys_ignore_signal(int signal);

/// Ends the caller by the signal's default action, so that a shell sees why. Returns only on failure.
void csys_end_by_signal(int signal);

/// What the system calls a signal ("Segmentation fault"), or a null pointer.
const char *csys_signal_name(int signal);

/// What the system says about an error number.
const char *csys_error_text(int number, char *buffer, size_t size);

/* Clocks, numbers, terminal -------------------------------------------------------------------------------------- */

int64_t csys_monotonic_nanoseconds(void);
int64_t csys_real_nanoseconds(void);         ///< since 1970
int64_t csys_thread_cpu_nanoseconds(void);
void csys_sleep_nanoseconds(int64_t duration);

/// Writes a number by `%.*f` (`style` 'f'), 'e' or 'g' in the C locale's manner. Returns the length, or -EINVAL.
int csys_format(double value, char style, int precision, char *buffer, size_t size);

/// 1 if the descriptor is a terminal.
int csys_is_terminal(int fd);

/// Columns of the terminal, or 0 if there is none or it does not say.
int csys_terminal_columns(int fd);

/// Opens a file without a name in a folder, for reading and writing. The descriptor, or minus the error number.
int32_t csys_open_nameless(const char *folder);

/// Makes the heap of a process that lives for one run: few and large steps, nothing given back.
void csys_prepare_heap(void);

#ifdef __cplusplus
}
#endif
#endif
