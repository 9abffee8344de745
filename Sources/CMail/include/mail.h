/// MIME messages by GMime: the tree of parts, headers as they stand, contents without their transfer encoding.
///
/// Nothing is converted from one charset to another here: GMime does that by iconv, which fails in silence in a jail.
#ifndef CHANCERY_CMAIL_H
#define CHANCERY_CMAIL_H

#include <stddef.h>
#include <stdint.h>

/// What a part is.
enum {
    CMAIL_LEAF = 0,
    CMAIL_MULTIPART = 1,
    /// A message inside a message.
    CMAIL_MESSAGE = 2,
};

typedef struct cmail_message cmail_message;

/// Starts GMime. To be called before the process shuts itself in; called by itself when a message is opened.
void cmail_load(void);
/// Parses a message; at most so many parts are kept. NULL when it is none.
cmail_message *cmail_open(const uint8_t *bytes, size_t count, size_t part_limit);
void cmail_close(cmail_message *message);

/// The number of parts, in the order of the text. Part 0 is the root.
size_t cmail_part_count(const cmail_message *message);
/// Whether parts were left out for the limit.
int cmail_has_more(const cmail_message *message);
int cmail_part_kind(const cmail_message *message, size_t part);
/// How deep the part lies; 0 for the root.
size_t cmail_part_depth(const cmail_message *message, size_t part);
/// The content type in lower case, "text/plain". Valid until the message is closed.
const char *cmail_part_type(const cmail_message *message, size_t part);
/// A header of the message (`part` is -1) or of a part as it stands, folded and encoded; NULL where there is none.
const char *cmail_header(const cmail_message *message, ptrdiff_t part, const char *name);
/// A leaf's content without transfer encoding, or the bytes of an enclosed message. To be given back with
/// `cmail_free`; NULL where there is none.
uint8_t *cmail_content(const cmail_message *message, size_t part, size_t limit, size_t *count, int *is_cut);
void cmail_free(void *block);

#endif
