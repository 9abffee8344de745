/// CommonMark with GitHub's extensions, by cmark-gfm: a document as a stream of events, without its types.
#ifndef CHANCERY_CMARKDOWN_H
#define CHANCERY_CMARKDOWN_H

#include <stddef.h>
#include <stdint.h>

/// What an event is of. Names are CommonMark's.
enum {
    CMARKDOWN_OTHER = 0,
    CMARKDOWN_PARAGRAPH = 1,
    CMARKDOWN_HEADING = 2,
    CMARKDOWN_LIST = 3,
    CMARKDOWN_ITEM = 4,
    CMARKDOWN_QUOTE = 5,
    CMARKDOWN_CODE_BLOCK = 6,
    CMARKDOWN_HTML_BLOCK = 7,
    CMARKDOWN_TABLE = 8,
    CMARKDOWN_TABLE_ROW = 9,
    CMARKDOWN_TABLE_CELL = 10,
    CMARKDOWN_FOOTNOTE = 11,
    CMARKDOWN_TEXT = 12,
    CMARKDOWN_CODE = 13,
    CMARKDOWN_HTML_INLINE = 14,
    CMARKDOWN_SOFT_BREAK = 15,
    CMARKDOWN_LINE_BREAK = 16,
    CMARKDOWN_FOOTNOTE_MARK = 17,
};

/// The beginning or the end of a node; leaves have a beginning only.
typedef struct {
    int kind;
    /// Whether the node ends here.
    int is_end;
    /// The level of a heading; 1 for the head row of a table.
    int level;
    /// The text of a leaf, valid until the document is closed.
    const char *text;
    size_t count;
} cmarkdown_event;

typedef struct cmarkdown_document cmarkdown_document;

/// Makes the extensions known. Called by itself when a document is opened.
void cmarkdown_load(void);
/// Parses UTF-8 text; NULL without memory.
cmarkdown_document *cmarkdown_open(const uint8_t *text, size_t count);
void cmarkdown_close(cmarkdown_document *document);
/// The next event; 0 at the end.
int cmarkdown_next(cmarkdown_document *document, cmarkdown_event *event);

#endif
