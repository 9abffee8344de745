#include "carchive_zip.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

static uInt portion(size_t count) { return count > UINT_MAX ? UINT_MAX : (uInt)count; }

int32_t carchive_inflate(const uint8_t *packed, size_t packed_count, uint8_t *target, size_t target_count) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return 3;
    // One byte more than wanted, so that a member that is larger than it says is found.
    uint8_t spare;
    size_t taken = 0, written = 0;
    int status = Z_OK;
    while (status == Z_OK) {
        if (stream.avail_in == 0 && taken < packed_count) {
            stream.next_in = (Bytef *)(uintptr_t)(packed + taken);
            stream.avail_in = portion(packed_count - taken);
            taken += stream.avail_in;
        }
        int is_spare = written >= target_count;
        stream.next_out = is_spare ? &spare : target + written;
        stream.avail_out = is_spare ? 1 : portion(target_count - written);
        uInt room = stream.avail_out;
        status = inflate(&stream, Z_NO_FLUSH);
        written += room - stream.avail_out;
        if (written > target_count) break;
    }
    inflateEnd(&stream);
    if (written > target_count) return 2;
    if (status == Z_MEM_ERROR) return 3;
    return status == Z_STREAM_END && written == target_count ? 0 : 1;
}

uint32_t carchive_crc32(const uint8_t *bytes, size_t count) {
    return (uint32_t)crc32_z(crc32_z(0, NULL, 0), bytes, count);
}
