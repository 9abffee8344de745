#include "gzip.h"

#include <string.h>

/// Automatic detection is off: 16 asks for gzip's header and trailer, with checksum and length.
enum { GZIP_WINDOW_BITS = 15 + 16 };

int gzip_begin(gzip_source *source, carchive_read read, void *context) {
    memset(&source->stream, 0, sizeof source->stream);
    source->read = read;
    source->context = context;
    source->offset = 0;
    source->has_ended = 0;
    source->members = 0;
    source->trailing = 0;
    source->fault = NULL;
    source->is_open = inflateInit2(&source->stream, GZIP_WINDOW_BITS) == Z_OK;
    return source->is_open ? 0 : -1;
}

void gzip_end(gzip_source *source) {
    if (source->is_open) inflateEnd(&source->stream);
    source->is_open = 0;
}

uint64_t gzip_consumed(const gzip_source *source) { return source->offset - source->stream.avail_in; }

/// Makes sure that there is input: 1, 0 at the end of the file, -1 for a fault.
static int refill(gzip_source *source) {
    if (source->stream.avail_in > 0) return 1;
    int64_t count = source->read(source->context, source->offset, source->input, GZIP_CHUNK);
    if (count < 0 || count > GZIP_CHUNK) {
        source->fault = "the file cannot be read";
        return -1;
    }
    source->offset += (uint64_t)count;
    source->stream.next_in = source->input;
    source->stream.avail_in = (uInt)count;
    return count > 0;
}

/// Counts what is left of the file. Zeros are padding and count for nothing.
static int count_trailing(gzip_source *source) {
    uint64_t seen = 0;
    int is_padding = 1;
    int more;
    while ((more = refill(source)) > 0) {
        for (uInt i = 0; i < source->stream.avail_in; i++) is_padding &= source->stream.next_in[i] == 0;
        seen += source->stream.avail_in;
        source->stream.avail_in = 0;
    }
    source->trailing = is_padding ? 0 : seen;
    source->has_ended = 1;
    return more;
}

/// Begins the next member of the stream where there is one: 1, 0 at the end, -1 for a fault.
static int next_member(gzip_source *source) {
    int more = refill(source);
    if (more <= 0) return more;
    // The mark may be cut by the end of the buffer: its first byte has to do.
    if (source->stream.next_in[0] != 0x1F || (source->stream.avail_in > 1 && source->stream.next_in[1] != 0x8B)) {
        return count_trailing(source) < 0 ? -1 : 0;
    }
    if (inflateReset(&source->stream) != Z_OK) {
        source->fault = "zlib cannot go on";
        return -1;
    }
    return 1;
}

int64_t gzip_fill(gzip_source *source) {
    if (source->fault) return -1;
    if (source->has_ended) return 0;
    source->stream.next_out = source->output;
    source->stream.avail_out = GZIP_CHUNK;
    while (source->stream.avail_out > 0) {
        int more = refill(source);
        if (more < 0) break;
        if (more == 0) {
            source->fault = "the compressed data end in the middle";
            break;
        }
        int status = inflate(&source->stream, Z_NO_FLUSH);
        if (status == Z_STREAM_END) {
            source->members++;
            more = next_member(source);
            if (more == 0) source->has_ended = 1;
            if (more <= 0) break;
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            source->fault = source->stream.msg ? source->stream.msg : "the compressed data are damaged";
            break;
        }
    }
    // What was unpacked before a fault is handed out first; the next call reports the fault.
    int64_t count = GZIP_CHUNK - (int64_t)source->stream.avail_out;
    if (count > 0) return count;
    return source->fault ? -1 : 0;
}
