#include "carchive_archive.h"

#include "gzip.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <iconv.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    BLOCK = 1 << 16,
    /// How often an archive is opened anew behind a member that libarchive could not get over.
    MAX_REOPENED = 64,
};

struct carchive {
    int kind;
    carchive_read read;
    void *context;
    uint64_t size;
    uint64_t offset;
    struct archive *handle;
    gzip_source *gzip;
    /// What was unpacked to find out whether a gzip stream holds a tar archive, and how much of it was handed on.
    int64_t head;
    int64_t head_used;
    /// A gzip stream that is a single member, which needs no libarchive.
    int is_single;
    /// The members that `carchive_next` went to.
    uint64_t ordinal;
    int reopened;
    int is_lost;
    char fault[256];
    uint8_t block[BLOCK];
};

/// libarchive turns names that are marked as UTF-8 into the charset of the locale; outside a UTF-8 locale they become
/// question marks. The locale is the thread's and only for the time of a call.
static locale_t utf8_locale;

void carchive_warm(void) {
    if (!utf8_locale) utf8_locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    // libarchive asks for conversions of Unicode to Unicode, for which the list of modules is read once, and turns the
    // times of ZIP files from local time.
    tzset();
    static const char *const pairs[][2] = {{"UTF-8", "UTF-8"}, {"UTF-8", "UTF-16BE"}, {"UTF-16BE", "UTF-8"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        iconv_t conversion = iconv_open(pairs[i][0], pairs[i][1]);
        if (conversion != (iconv_t)-1) iconv_close(conversion);
    }
    struct archive *handle = archive_read_new();
    if (!handle) return;
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_zstd(handle);
    archive_read_support_format_zip(handle);
    archive_read_support_format_tar(handle);
    archive_read_free(handle);
}

static locale_t enter(void) {
    if (!utf8_locale) carchive_warm();
    return utf8_locale ? uselocale(utf8_locale) : (locale_t)0;
}

static void leave(locale_t before) {
    if (before) uselocale(before);
}

static void set_fault(carchive *archive, const char *text) {
    if (!text) text = "unknown fault";
    size_t count = strlen(text);
    if (count >= sizeof archive->fault) count = sizeof archive->fault - 1;
    memcpy(archive->fault, text, count);
    archive->fault[count] = 0;
}

// MARK: - Reading for libarchive

static la_ssize_t read_plain(struct archive *handle, void *context, const void **buffer) {
    carchive *archive = context;
    int64_t count = archive->read(archive->context, archive->offset, archive->block, BLOCK);
    if (count < 0 || count > BLOCK) {
        archive_set_error(handle, EIO, "the file cannot be read");
        return ARCHIVE_FATAL;
    }
    archive->offset += (uint64_t)count;
    *buffer = archive->block;
    return (la_ssize_t)count;
}

static la_int64_t skip_plain(struct archive *handle, void *context, la_int64_t request) {
    (void)handle;
    carchive *archive = context;
    if (request <= 0 || archive->offset >= archive->size) return 0;
    uint64_t left = archive->size - archive->offset;
    uint64_t step = (uint64_t)request < left ? (uint64_t)request : left;
    archive->offset += step;
    return (la_int64_t)step;
}

static la_int64_t seek_plain(struct archive *handle, void *context, la_int64_t offset, int whence) {
    (void)handle;
    carchive *archive = context;
    la_int64_t base = whence == SEEK_SET ? 0
        : whence == SEEK_CUR             ? (la_int64_t)archive->offset
                                         : (la_int64_t)archive->size;
    la_int64_t target;
    if (__builtin_add_overflow(base, offset, &target) || target < 0) return ARCHIVE_FATAL;
    if ((uint64_t)target > archive->size) target = (la_int64_t)archive->size;
    archive->offset = (uint64_t)target;
    return target;
}

static la_ssize_t read_gzip(struct archive *handle, void *context, const void **buffer) {
    carchive *archive = context;
    int64_t count = archive->head_used == 0 ? archive->head : gzip_fill(archive->gzip);
    archive->head_used = archive->head > 0 ? archive->head : 1;
    if (count < 0) {
        archive_set_error(handle, EIO, "%s", archive->gzip->fault);
        return ARCHIVE_FATAL;
    }
    *buffer = archive->gzip->output;
    return (la_ssize_t)count;
}

// MARK: - Opening

static int support(carchive *archive) {
    struct archive *handle = archive->handle;
    switch (archive->kind) {
    case CARCHIVE_ZIP:
        return archive_read_support_format_zip(handle);
    case CARCHIVE_TAR:
    case CARCHIVE_GZIP:
        return archive_read_support_format_tar(handle);
    case CARCHIVE_XZ:
        if (archive_read_support_filter_xz(handle) != ARCHIVE_OK) return ARCHIVE_FATAL;
        break;
    case CARCHIVE_ZSTD:
        if (archive_read_support_filter_zstd(handle) != ARCHIVE_OK) return ARCHIVE_FATAL;
        break;
    default:
        break;
    }
    if (archive_read_support_format_tar(handle) != ARCHIVE_OK) return ARCHIVE_FATAL;
    if (archive_read_support_format_empty(handle) != ARCHIVE_OK) return ARCHIVE_FATAL;
    return archive_read_support_format_raw(handle);
}

static void shut(carchive *archive) {
    if (archive->handle) archive_read_free(archive->handle);
    archive->handle = NULL;
    if (archive->gzip) {
        gzip_end(archive->gzip);
        free(archive->gzip);
        archive->gzip = NULL;
    }
}

/// Whether a block is the header of a tar archive: its checksum is right.
static int is_tar_header(const uint8_t *block) {
    unsigned sum = 0, said = 0;
    int i, digits = 0;
    for (i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? ' ' : block[i];
    for (i = 148; i < 156 && block[i] == ' '; i++) {}
    for (; i < 156 && block[i] >= '0' && block[i] <= '7'; i++, digits++) said = said * 8 + (block[i] - '0');
    return digits > 0 && sum == said && block[0] != 0;
}

/// Begins to unpack, and finds out what it is: 0 when it went well.
static int begin_gzip(carchive *archive) {
    archive->gzip = malloc(sizeof *archive->gzip);
    if (!archive->gzip || gzip_begin(archive->gzip, archive->read, archive->context) != 0) {
        set_fault(archive, "no memory");
        return -1;
    }
    archive->head = gzip_fill(archive->gzip);
    archive->head_used = 0;
    archive->is_single = archive->head < 512 || !is_tar_header(archive->gzip->output);
    return 0;
}

/// Whether the compression is what the file was said to be: libarchive takes anything else for plain bytes.
static int has_filter(carchive *archive) {
    int wanted = archive->kind == CARCHIVE_XZ ? ARCHIVE_FILTER_XZ : ARCHIVE_FILTER_ZSTD;
    if (archive->kind != CARCHIVE_XZ && archive->kind != CARCHIVE_ZSTD) return 1;
    return archive_filter_code(archive->handle, 0) == wanted;
}

/// Makes the handle and goes to its beginning: 0 when it went well.
static int begin(carchive *archive) {
    archive->offset = 0;
    if (archive->kind == CARCHIVE_GZIP) {
        if (begin_gzip(archive) != 0) return -1;
        if (archive->is_single) return 0;
    }
    archive->handle = archive_read_new();
    if (!archive->handle || support(archive) != ARCHIVE_OK) {
        set_fault(archive, archive->handle ? archive_error_string(archive->handle) : "no memory");
        return -1;
    }
    archive_read_set_callback_data(archive->handle, archive);
    if (archive->kind == CARCHIVE_GZIP) {
        archive_read_set_read_callback(archive->handle, read_gzip);
    } else {
        archive_read_set_read_callback(archive->handle, read_plain);
        archive_read_set_skip_callback(archive->handle, skip_plain);
        archive_read_set_seek_callback(archive->handle, seek_plain);
    }
    if (archive_read_open1(archive->handle) != ARCHIVE_OK) {
        set_fault(archive, archive_error_string(archive->handle));
        return -1;
    }
    if (!has_filter(archive)) {
        set_fault(archive, "it is not compressed in the way that it should be");
        return -1;
    }
    return 0;
}

carchive *carchive_open(int kind, carchive_read read, void *context, uint64_t size) {
    carchive *archive = calloc(1, sizeof *archive);
    if (!archive) return NULL;
    archive->kind = kind;
    archive->read = read;
    archive->context = context;
    archive->size = size > INT64_MAX ? INT64_MAX : size;
    locale_t before = enter();
    if (begin(archive) != 0) archive->is_lost = 1;
    leave(before);
    return archive;
}

void carchive_close(carchive *archive) {
    if (!archive) return;
    shut(archive);
    free(archive);
}

// MARK: - Members

/// Goes to the next header. libarchive asks to be called again behind some faults, each of which uses up input.
static int header(carchive *archive, struct archive_entry **entry) {
    int status;
    do status = archive_read_next_header(archive->handle, entry);
    while (status == ARCHIVE_RETRY);
    return status;
}

/// Opens a ZIP file anew and goes to the member behind the damaged one: 0 when it went well.
static int recover(carchive *archive) {
    if (archive->kind != CARCHIVE_ZIP || archive->reopened++ >= MAX_REOPENED) return -1;
    shut(archive);
    if (begin(archive) != 0) return -1;
    struct archive_entry *entry;
    for (uint64_t i = 0; i < archive->ordinal; i++) {
        int status = header(archive, &entry);
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return -1;
    }
    archive->is_lost = 0;
    return 0;
}

static int kind_of(struct archive_entry *entry) {
    if (archive_entry_hardlink(entry)) return CARCHIVE_HARD_LINK;
    switch (archive_entry_filetype(entry)) {
    case AE_IFDIR:
        return CARCHIVE_FOLDER;
    case AE_IFLNK:
        return CARCHIVE_SYMBOLIC_LINK;
    case AE_IFREG:
    case 0:
        return CARCHIVE_FILE;
    default:
        return CARCHIVE_SPECIAL;
    }
}

static int next(carchive *archive, carchive_member *member) {
    if (archive->is_lost && (archive->ordinal == 0 || recover(archive) != 0)) return CARCHIVE_FAULT;
    if (archive->is_single) {
        if (archive->ordinal++ > 0) return CARCHIVE_END;
        *member = (carchive_member){(const uint8_t *)"", 0, -1, 0};
        return CARCHIVE_FILE;
    }
    struct archive_entry *entry;
    int status = header(archive, &entry);
    if (status == ARCHIVE_EOF) return CARCHIVE_END;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        set_fault(archive, archive_error_string(archive->handle));
        archive->is_lost = 1;
        archive->reopened = MAX_REOPENED;
        return CARCHIVE_FAULT;
    }
    archive->ordinal++;
    const char *name = archive_entry_pathname(entry);
    member->name = (const uint8_t *)(name ? name : "");
    member->name_count = name ? strlen(name) : 0;
    member->size = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : -1;
    member->encrypted = archive_entry_is_encrypted(entry) > 0;
    return kind_of(entry);
}

int carchive_next(carchive *archive, carchive_member *member) {
    locale_t before = enter();
    int kind = next(archive, member);
    leave(before);
    return kind;
}

/// Hands on what was unpacked of a single member, until the buffer is full or the member ends.
static int64_t single_data(carchive *archive, uint8_t *buffer, size_t count) {
    size_t filled = 0;
    while (filled < count) {
        if (archive->head >= 0 && archive->head_used >= archive->head) {
            archive->head = gzip_fill(archive->gzip);
            archive->head_used = 0;
        }
        if (archive->head < 0) {
            set_fault(archive, archive->gzip->fault);
            return -1;
        }
        if (archive->head == 0) break;
        size_t left = (size_t)(archive->head - archive->head_used);
        size_t step = count - filled < left ? count - filled : left;
        memcpy(buffer + filled, archive->gzip->output + archive->head_used, step);
        archive->head_used += (int64_t)step;
        filled += step;
    }
    return (int64_t)filled;
}

int64_t carchive_data(carchive *archive, uint8_t *buffer, size_t count) {
    if (archive->is_lost) return -1;
    if (archive->is_single) return single_data(archive, buffer, count);
    locale_t before = enter();
    la_ssize_t result = archive_read_data(archive->handle, buffer, count);
    leave(before);
    if (result >= 0) return (int64_t)result;
    set_fault(archive, archive_error_string(archive->handle));
    // Behind a fatal fault libarchive refuses to go on.
    if (result == ARCHIVE_FATAL) archive->is_lost = 1;
    return -1;
}

int carchive_has_names(const carchive *archive) {
    return !archive->is_single && archive->handle && archive_format(archive->handle) != ARCHIVE_FORMAT_RAW;
}

int64_t carchive_consumed(carchive *archive) {
    if (archive->gzip) return (int64_t)gzip_consumed(archive->gzip);
    return archive->handle ? archive_filter_bytes(archive->handle, -1) : 0;
}

int carchive_drain(carchive *archive, int64_t limit) {
    if (!archive->gzip || archive->is_single) return 0;
    int64_t count;
    while (limit > 0 && (count = gzip_fill(archive->gzip)) != 0) {
        if (count < 0) {
            set_fault(archive, archive->gzip->fault);
            return -1;
        }
        limit -= count;
    }
    return 0;
}

uint64_t carchive_trailing(const carchive *archive) { return archive->gzip ? archive->gzip->trailing : 0; }

const char *carchive_fault(const carchive *archive) { return archive->fault; }
