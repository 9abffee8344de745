#include "include/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct cmarkdown_document {
    cmark_node *root;
    cmark_iter *iterator;
};

void cmarkdown_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, cmark_gfm_core_extensions_ensure_registered);
}

static void attach(cmark_parser *parser, const char *name) {
    cmark_syntax_extension *extension = cmark_find_syntax_extension(name);
    if (extension) cmark_parser_attach_syntax_extension(parser, extension);
}

cmarkdown_document *cmarkdown_open(const uint8_t *text, size_t count) {
    cmarkdown_load();
    cmarkdown_document *document = calloc(1, sizeof *document);
    if (!document) return NULL;
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES);
    attach(parser, "table");
    attach(parser, "strikethrough");
    attach(parser, "autolink");
    attach(parser, "tasklist");
    cmark_parser_feed(parser, (const char *)text, count);
    document->root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    if (document->root) document->iterator = cmark_iter_new(document->root);
    return document;
}

void cmarkdown_close(cmarkdown_document *document) {
    if (!document) return;
    if (document->iterator) cmark_iter_free(document->iterator);
    if (document->root) cmark_node_free(document->root);
    free(document);
}

/// The node types of the table extension are not in its public headers; their names are.
static int table_kind(cmark_node *node) {
    const char *name = cmark_node_get_type_string(node);
    if (strcmp(name, "table") == 0) return CMARKDOWN_TABLE;
    if (strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0) return CMARKDOWN_TABLE_ROW;
    if (strcmp(name, "table_cell") == 0) return CMARKDOWN_TABLE_CELL;
    return CMARKDOWN_OTHER;
}

static int kind_of(cmark_node *node) {
    cmark_node_type type = cmark_node_get_type(node);
    const struct {
        cmark_node_type type;
        int kind;
    } kinds[] = {
        {CMARK_NODE_TEXT, CMARKDOWN_TEXT},
        {CMARK_NODE_SOFTBREAK, CMARKDOWN_SOFT_BREAK},
        {CMARK_NODE_LINEBREAK, CMARKDOWN_LINE_BREAK},
        {CMARK_NODE_PARAGRAPH, CMARKDOWN_PARAGRAPH},
        {CMARK_NODE_HEADING, CMARKDOWN_HEADING},
        {CMARK_NODE_LIST, CMARKDOWN_LIST},
        {CMARK_NODE_ITEM, CMARKDOWN_ITEM},
        {CMARK_NODE_BLOCK_QUOTE, CMARKDOWN_QUOTE},
        {CMARK_NODE_CODE_BLOCK, CMARKDOWN_CODE_BLOCK},
        {CMARK_NODE_HTML_BLOCK, CMARKDOWN_HTML_BLOCK},
        {CMARK_NODE_FOOTNOTE_DEFINITION, CMARKDOWN_FOOTNOTE},
        {CMARK_NODE_CODE, CMARKDOWN_CODE},
        {CMARK_NODE_HTML_INLINE, CMARKDOWN_HTML_INLINE},
        {CMARK_NODE_FOOTNOTE_REFERENCE, CMARKDOWN_FOOTNOTE_MARK},
    };
    for (size_t index = 0; index < sizeof kinds / sizeof kinds[0]; index++) {
        if (kinds[index].type == type) return kinds[index].kind;
    }
    return table_kind(node);
}

int cmarkdown_next(cmarkdown_document *document, cmarkdown_event *event) {
    if (!document->iterator) return 0;
    cmark_event_type type = cmark_iter_next(document->iterator);
    if (type == CMARK_EVENT_DONE || type == CMARK_EVENT_NONE) return 0;
    cmark_node *node = cmark_iter_get_node(document->iterator);
    *event = (cmarkdown_event){.kind = kind_of(node), .is_end = type == CMARK_EVENT_EXIT};
    switch (event->kind) {
    case CMARKDOWN_HEADING: event->level = cmark_node_get_heading_level(node); break;
    case CMARKDOWN_TABLE_ROW: event->level = cmark_gfm_extensions_get_table_row_is_header(node); break;
    case CMARKDOWN_TEXT:
    case CMARKDOWN_CODE:
    case CMARKDOWN_HTML_INLINE:
    case CMARKDOWN_CODE_BLOCK:
    case CMARKDOWN_HTML_BLOCK:
        event->text = cmark_node_get_literal(node);
        event->count = event->text ? strlen(event->text) : 0;
        break;
    default: break;
    }
    return 1;
}
