#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Numbers and structure are given here: the headers of Debian 12's own kernel know only the first versions. */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

struct landlock_rules {
    uint64_t files;   /* version 1 */
    uint64_t network; /* version 4 */
    uint64_t scoped;  /* version 6 */
};

enum { VERSION_QUERY = 1, PATH_BENEATH = 1, EXECUTE = 1 << 0, READ_FILE = 1 << 2, READ_FOLDER = 1 << 3 };

struct landlock_path {
    uint64_t access;
    int32_t parent;
} __attribute__((packed));

int csys_landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, VERSION_QUERY);
    return version < 0 ? -errno : (int)version;
}

/// A set of rules that denies everything: a descriptor, or a negative error number.
static int deny_all(int version) {
    if (version < 1) return version < 0 ? version : -ENOSYS;
    /* Bits: 0-12 of version 1, refer (13) of 2, truncate (14) of 3, device ioctl (15) of 5. */
    int bits = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    struct landlock_rules rules = {.files = (1ULL << bits) - 1, .network = 3, .scoped = 3};
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    int rule_set = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    return rule_set < 0 ? -errno : rule_set;
}

static int restrict_self(int rule_set) {
    int result = syscall(SYS_landlock_restrict_self, rule_set, 0) ? -errno : 0;
    close(rule_set);
    return result;
}

int csys_landlock_deny_all(int version) {
    int rule_set = deny_all(version);
    return rule_set < 0 ? rule_set : restrict_self(rule_set);
}

/// Lets a file, or what lies beneath a folder, be read and executed. What is not there needs no rule.
static int allow_path(int rule_set, int descriptor) {
    if (descriptor < 0) return 0;
    struct stat status;
    uint64_t access = EXECUTE | READ_FILE;
    if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) access |= READ_FOLDER;
    struct landlock_path rule = {.access = access, .parent = descriptor};
    return syscall(SYS_landlock_add_rule, rule_set, PATH_BENEATH, &rule, 0) ? -errno : 0;
}

int csys_landlock_allow_read(const char *const *paths, size_t count, const char *program, int file) {
    int rule_set = deny_all(csys_landlock_version());
    if (rule_set < 0) return rule_set;
    int error = allow_path(rule_set, file);
    for (size_t i = 0; i <= count && !error; i++) {
        int descriptor = open(i < count ? paths[i] : program, O_PATH | O_CLOEXEC);
        error = allow_path(rule_set, descriptor);
        if (descriptor >= 0) close(descriptor);
    }
    if (error) {
        close(rule_set);
        return error;
    }
    return restrict_self(rule_set);
}

int csys_seccomp_available(void) {
    uint32_t action = SECCOMP_RET_KILL_PROCESS;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

int csys_seccomp_mode(void) {
    int mode = prctl(PR_GET_SECCOMP, 0, 0, 0, 0);
    return mode < 0 ? -errno : mode;
}

int csys_set_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ? -errno : 0; }

int csys_no_new_privileges(void) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1; }

int csys_set_dumpable(int dumpable) { return prctl(PR_SET_DUMPABLE, dumpable ? 1 : 0, 0, 0, 0) ? -errno : 0; }

int csys_dumpable(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 1; }

static int resource_of(enum csys_limit limit) {
    switch (limit) {
        case CSYS_LIMIT_ADDRESS_SPACE: return RLIMIT_AS;
        case CSYS_LIMIT_CPU: return RLIMIT_CPU;
        case CSYS_LIMIT_FILE_SIZE: return RLIMIT_FSIZE;
        case CSYS_LIMIT_OPEN_FILES: return RLIMIT_NOFILE;
        case CSYS_LIMIT_CORE: return RLIMIT_CORE;
        case CSYS_LIMIT_PROCESSES: return RLIMIT_NPROC;
        case CSYS_LIMIT_LOCKED_MEMORY: return RLIMIT_MEMLOCK;
        case CSYS_LIMIT_QUEUES: return RLIMIT_MSGQUEUE;
    }
    return -1;
}

int csys_set_limit(enum csys_limit limit, uint64_t value, int hard) {
    int resource = resource_of(limit);
    if (resource < 0) return -EINVAL;
    struct rlimit current;
    if (getrlimit((__rlimit_resource_t)resource, &current)) return -errno;
    rlim_t wanted = (rlim_t)value;
    if (wanted > current.rlim_max) wanted = current.rlim_max;
    current.rlim_cur = wanted;
    if (hard) current.rlim_max = wanted;
    return setrlimit((__rlimit_resource_t)resource, &current) ? -errno : 0;
}

uint64_t csys_limit(enum csys_limit limit) {
    int resource = resource_of(limit);
    struct rlimit current;
    if (resource < 0 || getrlimit((__rlimit_resource_t)resource, &current)) return UINT64_MAX;
    return current.rlim_cur == RLIM_INFINITY ? UINT64_MAX : (uint64_t)current.rlim_cur;
}
