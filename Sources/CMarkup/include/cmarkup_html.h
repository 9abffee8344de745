/// HTML as a stream of events, by libxml2's push parser, without a tree.
///
/// The text must be UTF-8; charsets named in it are ignored. Nothing is opened, neither files nor addresses, and no
/// entities are known but HTML's own. Time and memory are linear in the input, whatever it is.
#ifndef CHANCERY_CMARKUP_HTML_H
#define CHANCERY_CMARKUP_HTML_H

#include <stddef.h>
#include <stdint.h>

typedef struct cmarkup_html cmarkup_html;

enum {
    CMARKUP_HTML_END_OF_INPUT = 0,
    /// An element begins: `bytes` is its name in lower case.
    CMARKUP_HTML_START = 1,
    /// The innermost open element ends: `bytes` is its name. Starts and ends are balanced but at the end of the input.
    CMARKUP_HTML_END = 2,
    /// Text, in pieces that may cut a character's bytes only where the input did.
    CMARKUP_HTML_TEXT = 3,
    /// There is no memory left.
    CMARKUP_HTML_FAILED = -1,
};

/// What the parser met. Valid until the next call of `cmarkup_html_next`.
typedef struct {
    int32_t kind;
    const uint8_t *bytes;
    size_t count;
    /// The attributes of an element that begins.
    size_t attributes;
} cmarkup_html_event;

/// A name in lower case and a value in which entities are resolved.
typedef struct {
    const uint8_t *name;
    size_t name_count;
    const uint8_t *value;
    size_t value_count;
} cmarkup_html_attribute;

/// Begins to read text, which must live as long as the parser. At most `depth` elements are open at a time: where there
/// are more, the parent of the innermost is ended first, so that deeper ones become siblings. NULL without memory.
cmarkup_html *cmarkup_html_open(const uint8_t *utf8, size_t count, int32_t depth);
void cmarkup_html_close(cmarkup_html *parser);
/// The next event's kind.
int32_t cmarkup_html_next(cmarkup_html *parser, cmarkup_html_event *event);
/// The next attribute of the element that has just begun: 1, or 0 when there are no more.
int32_t cmarkup_html_next_attribute(cmarkup_html *parser, cmarkup_html_attribute *attribute);
/// Whether elements were closed because of `depth`.
int32_t cmarkup_html_was_deep(const cmarkup_html *parser);
/// Whether attributes beyond the 512th of an element were left out.
int32_t cmarkup_html_was_wide(const cmarkup_html *parser);

#endif
