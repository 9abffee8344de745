/// A gzip stream, unpacked by zlib itself: libarchive's own filter compares no checksum.
#ifndef CHANCERY_CARCHIVE_GZIP_H
#define CHANCERY_CARCHIVE_GZIP_H

#include "carchive_archive.h"

#include <zlib.h>

enum { GZIP_CHUNK = 1 << 16 };

typedef struct {
    carchive_read read;
    void *context;
    uint64_t offset;
    z_stream stream;
    int is_open;
    int has_ended;
    /// Members that were begun; a stream may consist of several.
    uint64_t members;
    uint64_t trailing;
    const char *fault;
    uint8_t input[GZIP_CHUNK];
    uint8_t output[GZIP_CHUNK];
} gzip_source;

/// Begins; 0 when it went well.
int gzip_begin(gzip_source *source, carchive_read read, void *context);
void gzip_end(gzip_source *source);

/// Unpacks into `output`: the number of bytes, 0 at the end, -1 with `fault` set.
int64_t gzip_fill(gzip_source *source);

/// The packed bytes that were used so far.
uint64_t gzip_consumed(const gzip_source *source);

#endif
