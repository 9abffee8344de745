/// Unpacking of one member of a ZIP file, over zlib.
#ifndef CHANCERY_CARCHIVE_ZIP_H
#define CHANCERY_CARCHIVE_ZIP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Unpacks raw deflate data into a buffer of the size that the member should have. 0 when just that many bytes came
/// out and the packed data ended there; 1 for data that are damaged or cut; 2 for more bytes than the buffer holds;
/// 3 without memory.
int32_t carchive_inflate(const uint8_t *packed, size_t packed_count, uint8_t *target, size_t target_count);

/// The CRC-32 that ZIP files keep.
uint32_t carchive_crc32(const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif
#endif
