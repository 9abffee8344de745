#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_DESCRIPTORS = 253 };  /* SCM_MAX_FD of the kernel */

/// Moves a descriptor out of the way of those that a child gets.
static int raise_above_nine(int fd) {
    if (fd < 0) return -errno;
    if (fd > 9) return fd;
    int high = fcntl(fd, F_DUPFD_CLOEXEC, 10);
    int error = errno;
    close(fd);
    return high < 0 ? -error : high;
}

int csys_socketpair(int pair[2]) {
    int low[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, low)) return -errno;
    pair[0] = raise_above_nine(low[0]);
    pair[1] = raise_above_nine(low[1]);
    if (pair[0] >= 0 && pair[1] >= 0) return 0;
    int error = pair[0] < 0 ? pair[0] : pair[1];
    if (pair[0] >= 0) close(pair[0]);
    if (pair[1] >= 0) close(pair[1]);
    return error;
}

int csys_memory_file(const char *name) {
    int fd = raise_above_nine(memfd_create(name, MFD_CLOEXEC));
    /* So that emptying it also takes back the place where a child writes. */
    if (fd >= 0) (void)fcntl(fd, F_SETFL, O_APPEND);
    return fd;
}

int csys_set_nonblocking(int fd) {
    int flags = fcntl(fd, F_GETFL);
    return flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) ? -errno : 0;
}

ssize_t csys_send(int fd, const void *first, size_t first_size, const void *second, size_t second_size,
                  const int *descriptors, size_t descriptor_count) {
    if (descriptor_count > MOST_DESCRIPTORS) return -EINVAL;
    union {
        char bytes[CMSG_SPACE(MOST_DESCRIPTORS * sizeof(int))];
        struct cmsghdr alignment;
    } control;
    struct iovec pieces[2] = {{(void *)(uintptr_t)first, first_size}, {(void *)(uintptr_t)second, second_size}};
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
    if (descriptor_count > 0) {
        size_t size = descriptor_count * sizeof(int);
        memset(&control, 0, sizeof control);
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(size);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(size);
        memcpy(CMSG_DATA(header), descriptors, size);
    }
    ssize_t sent;
    do sent = sendmsg(fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    return sent < 0 ? -errno : sent;
}

int csys_send_all(int fd, const void *bytes, size_t size) {
    const char *next = bytes;
    while (size > 0) {
        ssize_t sent = send(fd, next, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return -errno;
        next += sent;
        size -= (size_t)sent;
    }
    return 0;
}

ssize_t csys_receive(int fd, void *bytes, size_t size, int *refused) {
    struct iovec piece = {bytes, size};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
    ssize_t received;
    do received = recvmsg(fd, &message, MSG_DONTWAIT);
    while (received < 0 && errno == EINTR);
    if (received < 0) return -errno;
    *refused = (message.msg_flags & MSG_CTRUNC) != 0;
    return received;
}

ssize_t csys_receive_all(int fd, void *bytes, size_t size) {
    size_t total = 0;
    while (total < size) {
        ssize_t received = recv(fd, (char *)bytes + total, size - total, 0);
        if (received < 0 && errno == EINTR) continue;
        if (received < 0) return -errno;
        if (received == 0) break;
        total += (size_t)received;
    }
    return (ssize_t)total;
}

/// Takes the descriptors out of one message; closes those that are too many.
static void take_descriptors(struct msghdr *message, int *descriptors, size_t *count, int *truncated) {
    for (struct cmsghdr *header = CMSG_FIRSTHDR(message); header; header = CMSG_NXTHDR(message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        size_t size = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < size; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof fd);
            if (*count < MOST_DESCRIPTORS) {
                descriptors[(*count)++] = fd;
            } else {
                close(fd);
                *truncated = 1;
            }
        }
    }
}

ssize_t csys_receive_with_descriptors(int fd, void *bytes, size_t size, int descriptors[253], size_t *count,
                                      int *truncated) {
    union {
        char bytes[CMSG_SPACE(MOST_DESCRIPTORS * sizeof(int))];
        struct cmsghdr alignment;
    } control;
    size_t total = 0;
    *count = 0;
    *truncated = 0;
    while (total < size) {
        struct iovec piece = {(char *)bytes + total, size - total};
        struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = control.bytes,
                                 .msg_controllen = sizeof control.bytes};
        ssize_t received = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
        if (received < 0 && errno == EINTR) continue;
        if (received < 0) return -errno;
        if (received == 0) break;
        if (message.msg_flags & MSG_CTRUNC) *truncated = 1;
        take_descriptors(&message, descriptors, count, truncated);
        total += (size_t)received;
    }
    return (ssize_t)total;
}

static void describe(const struct stat *status, struct csys_file *result) {
    mode_t mode = status->st_mode;
    result->kind = S_ISREG(mode) ? 'f' : S_ISDIR(mode) ? 'd' : S_ISLNK(mode) ? 'l' : S_ISFIFO(mode) ? 'p'
                 : S_ISSOCK(mode) ? 's' : S_ISCHR(mode) ? 'c' : S_ISBLK(mode) ? 'b' : '?';
    result->size = status->st_size;
    result->modified = (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
    result->device = status->st_dev;
    result->inode = status->st_ino;
}

int csys_stat(const char *path, int follow, struct csys_file *result) {
    struct stat status;
    if (follow ? stat(path, &status) : lstat(path, &status)) return -errno;
    describe(&status, result);
    return 0;
}

int csys_fstat(int fd, struct csys_file *result) {
    struct stat status;
    if (syscall(SYS_fstat, fd, &status)) return -errno;
    describe(&status, result);
    return 0;
}

int csys_open_read(const char *path, int follow) {
    int fd;
    do fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW));
    while (fd < 0 && errno == EINTR);
    return fd < 0 ? -errno : fd;
}
