#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int32_t csys_open_nameless(const char *folder) {
    int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        return descriptor;
    }
    /* Not every file system knows O_TMPFILE: make a name and take it away again. */
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/chancery-XXXXXX", folder);
    if (length < 0 || (size_t)length >= sizeof path) {
        return -ENAMETOOLONG;
    }
    descriptor = mkostemp(path, O_CLOEXEC);
    if (descriptor < 0) {
        return -errno;
    }
    unlink(path);
    return descriptor;
}
