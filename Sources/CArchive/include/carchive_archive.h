/// The part of libarchive and zlib that Chancery uses: the members of an archive, one after the other, pulled out of bytes
/// that a callback reads. Nothing here opens a file or writes one.
#ifndef CHANCERY_CARCHIVE_ARCHIVE_H
#define CHANCERY_CARCHIVE_ARCHIVE_H

#include <stddef.h>
#include <stdint.h>

/// What the file is. Compressed streams hold a tar archive or a single member.
enum {
    CARCHIVE_ZIP,
    CARCHIVE_TAR,
    CARCHIVE_GZIP,
    CARCHIVE_XZ,
    CARCHIVE_ZSTD,
};

/// What `carchive_next` found.
enum {
    CARCHIVE_END,
    CARCHIVE_FILE,
    CARCHIVE_FOLDER,
    CARCHIVE_SYMBOLIC_LINK,
    CARCHIVE_HARD_LINK,
    CARCHIVE_SPECIAL,
    /// Nothing behind this place can be read.
    CARCHIVE_FAULT,
};

/// Reads up to `count` bytes at an offset: their number, 0 at the end, -1 when they cannot be read.
typedef int64_t (*carchive_read)(void *context, uint64_t offset, uint8_t *buffer, size_t count);

/// A member of an archive.
typedef struct {
    /// The name's bytes, in whatever encoding; not ended by a zero. Valid until the next call.
    const uint8_t *name;
    size_t name_count;
    /// As the archive says, which may be wrong; -1 when it does not say.
    int64_t size;
    /// Whether a password is needed.
    int encrypted;
} carchive_member;

typedef struct carchive carchive;

/// Loads what would otherwise be loaded on first use: to be called before a jail closes.
void carchive_warm(void);

/// Opens an archive; `context` must outlive it. NULL without memory.
carchive *carchive_open(int kind, carchive_read read, void *context, uint64_t size);
void carchive_close(carchive *archive);

/// Goes to the next member. After a fault `carchive_fault` says what it was.
int carchive_next(carchive *archive, carchive_member *member);

/// Reads `count` bytes of the member, or what is left of it: their number, -1 when it is damaged. The members behind a
/// damaged one may still be sound: `carchive_next` finds out.
int64_t carchive_data(carchive *archive, uint8_t *buffer, size_t count);

/// Whether the stream held a tar archive or a ZIP file, not a single compressed member. Known after `carchive_next`.
int carchive_has_names(const carchive *archive);

/// The number of bytes of the file that were unpacked so far. Grows with every member, but for members of ZIP files that
/// stand in another order than the directory has them.
int64_t carchive_consumed(carchive *archive);

/// Reads a compressed stream to its end, once its last member was read, so that its checksum is compared.
/// 0 when it is sound.
int carchive_drain(carchive *archive, int64_t limit);

/// The number of bytes behind the end of a gzip stream that are no part of it.
uint64_t carchive_trailing(const carchive *archive);

/// What was wrong last, in the words of the library. Valid until the next call.
const char *carchive_fault(const carchive *archive);

#endif
