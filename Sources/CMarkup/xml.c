#include "cmarkup_xml.h"

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DEPTH = 4096, MOST_TEXT = 1 << 30 };

/// What libxml2 gives up without an error is a text of more than XML_MAX_TEXT_LENGTH bytes.
#define TOO_LONG "a single text is longer than 10 million bytes"

struct cmarkup_xml {
    xmlTextReaderPtr reader;
    const char *const *namespaces;
    int32_t namespace_count;
    int32_t depth;
    /// The end of an empty element, which the text reader does not report.
    int pending_end;
    int is_over;
    int32_t error_line;
    char message[256];
    /// The last attribute's value, where it had to be put together.
    xmlChar *joined;
    /// The character that the last entity names.
    xmlChar character[8];
};

/// Behind the place where `wanted` stands next; the end without it.
static const uint8_t *behind(const uint8_t *from, const uint8_t *end, const char *wanted) {
    size_t count = strlen(wanted);
    const uint8_t *found = memmem(from, (size_t)(end - from), wanted, count);
    return found ? found + count : end;
}

/// Behind a tag; `*attributes` counts the signs of equality outside quotation marks.
static const uint8_t *behind_tag(const uint8_t *from, const uint8_t *end, size_t *attributes) {
    *attributes = 0;
    uint8_t quote = 0;
    for (; from < end; from++) {
        if (quote) {
            if (*from == quote) quote = 0;
        } else if (*from == '"' || *from == '\'') {
            quote = *from;
        } else if (*from == '=') {
            (*attributes)++;
        } else if (*from == '>') {
            break;
        }
    }
    return from;
}

int32_t cmarkup_xml_crowded(const uint8_t *bytes, size_t count, size_t most) {
    const uint8_t *end = bytes + count, *next = bytes;
    while (next < end && (next = memchr(next, '<', (size_t)(end - next)))) {
        size_t left = (size_t)(end - next), attributes = 0;
        if (left >= 4 && memcmp(next, "<!--", 4) == 0) {
            next = behind(next + 4, end, "-->");
        } else if (left >= 9 && memcmp(next, "<![CDATA[", 9) == 0) {
            next = behind(next + 9, end, "]]>");
        } else if (left >= 2 && (next[1] == '!' || next[1] == '?' || next[1] == '/')) {
            next += 2;
        } else {
            const uint8_t *start = next;
            next = behind_tag(next + 1, end, &attributes);
            if (attributes <= most) continue;
            int32_t line = 1;
            while (start > bytes) line += *--start == '\n';
            return line;
        }
    }
    return 0;
}

static xmlParserInputPtr refuse(const char *url, const char *id, xmlParserCtxtPtr context) {
    (void)url;
    (void)id;
    (void)context;
    return NULL;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void initialise(void) {
    xmlInitParser();
    xmlSetExternalEntityLoader(refuse);
    // The reader counts depth itself, by the limit that it was given.
    xmlParserMaxDepth = MOST_DEPTH + 1;
}

/// Keeps the first fatal error: those that follow are mostly its consequences. An unknown entity or prefix is none.
static void note(void *context, xmlErrorPtr error) {
    cmarkup_xml *reader = context;
    if (reader->message[0] || !error || error->level < XML_ERR_FATAL || !error->message) return;
    reader->error_line = error->line;
    size_t count = strnlen(error->message, sizeof reader->message - 1);
    memcpy(reader->message, error->message, count);
    while (count > 0 && (unsigned char)reader->message[count - 1] <= ' ') count--;
    reader->message[count] = 0;
    for (size_t i = 0; i < count; i++)
        if ((unsigned char)reader->message[i] < ' ') reader->message[i] = ' ';
}

cmarkup_xml *cmarkup_xml_open(const uint8_t *bytes, size_t count, int32_t depth, const char *const *namespaces,
                              int32_t namespace_count) {
    pthread_once(&once, initialise);
    if (count > MOST_TEXT) return NULL;
    cmarkup_xml *result = calloc(1, sizeof *result);
    if (!result) return NULL;
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT;
    result->reader = xmlReaderForMemory((const char *)bytes, (int)count, NULL, "UTF-8", options);
    if (!result->reader) {
        free(result);
        return NULL;
    }
    xmlTextReaderSetStructuredErrorHandler(result->reader, note, result);
    result->namespaces = namespaces;
    result->namespace_count = namespace_count;
    result->depth = depth < 1 ? 1 : depth > MOST_DEPTH ? MOST_DEPTH : depth;
    return result;
}

void cmarkup_xml_close(cmarkup_xml *reader) {
    if (!reader) return;
    xmlFreeTextReader(reader->reader);
    if (reader->joined) xmlFree(reader->joined);
    free(reader);
}

static int32_t scope_of(const cmarkup_xml *reader, const xmlNs *ns) {
    if (!ns || !ns->href || !ns->href[0]) return -1;
    for (int32_t i = 0; i < reader->namespace_count; i++)
        if (strcmp((const char *)ns->href, reader->namespaces[i]) == 0) return i + 1;
    return 0;
}

static void describe(const cmarkup_xml *reader, const xmlNode *node, cmarkup_xml_event *event) {
    event->name = node->name;
    event->name_count = node->name ? strlen((const char *)node->name) : 0;
    event->scope = scope_of(reader, node->ns);
}

static void stop(cmarkup_xml *reader, cmarkup_xml_event *event, int32_t kind) {
    reader->is_over = 1;
    event->kind = kind;
}

/// A name that HTML gives to a character, where the document does not declare it otherwise.
static void name_character(cmarkup_xml *reader, const xmlChar *name, cmarkup_xml_event *event) {
    const htmlEntityDesc *known = htmlEntityLookup(name);
    if (!known) return;
    int count = xmlCopyCharMultiByte(reader->character, (int)known->value);
    event->text = reader->character;
    event->text_count = count > 0 ? (size_t)count : 0;
}

/// Fills the event for the node that the text reader stands on; 0 for one that is of no concern.
static int take(cmarkup_xml *reader, cmarkup_xml_event *event) {
    const xmlNode *node = xmlTextReaderCurrentNode(reader->reader);
    if (!node) return 0;
    event->depth = xmlTextReaderDepth(reader->reader);
    switch (xmlTextReaderNodeType(reader->reader)) {
    case XML_READER_TYPE_ELEMENT:
        if (event->depth >= reader->depth) {
            stop(reader, event, CMARKUP_XML_TOO_DEEP);
            return 1;
        }
        event->kind = CMARKUP_XML_START;
        describe(reader, node, event);
        reader->pending_end = xmlTextReaderIsEmptyElement(reader->reader) == 1;
        return 1;
    case XML_READER_TYPE_END_ELEMENT:
        event->kind = CMARKUP_XML_END;
        describe(reader, node, event);
        return 1;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        event->kind = CMARKUP_XML_TEXT;
        event->text = node->content;
        event->text_count = node->content ? strlen((const char *)node->content) : 0;
        return event->text_count > 0;
    case XML_READER_TYPE_DOCUMENT_TYPE:
        event->kind = CMARKUP_XML_DOCTYPE;
        describe(reader, node, event);
        return 1;
    case XML_READER_TYPE_ENTITY_REFERENCE:
        event->kind = CMARKUP_XML_ENTITY;
        event->name = node->name;
        event->name_count = node->name ? strlen((const char *)node->name) : 0;
        if (node->name && !xmlGetDocEntity(node->doc, node->name)) name_character(reader, node->name, event);
        return 1;
    default:
        return 0;
    }
}

void cmarkup_xml_next(cmarkup_xml *reader, cmarkup_xml_event *event) {
    memset(event, 0, sizeof *event);
    if (reader->is_over) return;
    if (reader->pending_end) {
        reader->pending_end = 0;
        const xmlNode *node = xmlTextReaderCurrentNode(reader->reader);
        event->kind = CMARKUP_XML_END;
        event->depth = xmlTextReaderDepth(reader->reader);
        if (node) describe(reader, node, event);
        return;
    }
    for (;;) {
        int status = xmlTextReaderRead(reader->reader);
        if (status == 0) {
            stop(reader, event, reader->message[0] ? CMARKUP_XML_BROKEN : CMARKUP_XML_FINISHED);
            return;
        }
        if (status < 0) {
            if (!reader->message[0]) strcpy(reader->message, TOO_LONG);
            stop(reader, event, CMARKUP_XML_BROKEN);
            return;
        }
        if (take(reader, event)) return;
    }
}

/// The text of an attribute without the entities that it refers to.
static const uint8_t *value_of(cmarkup_xml *reader, const xmlAttr *attribute, size_t *count) {
    const xmlNode *child = attribute->children;
    if (!child) {
        *count = 0;
        return (const uint8_t *)"";
    }
    if (!child->next && child->type == XML_TEXT_NODE && child->content) {
        *count = strlen((const char *)child->content);
        return child->content;
    }
    if (reader->joined) xmlFree(reader->joined);
    reader->joined = NULL;
    xmlBufferPtr buffer = xmlBufferCreate();
    if (!buffer) return NULL;
    for (; child; child = child->next)
        if (child->type == XML_TEXT_NODE && child->content) xmlBufferCat(buffer, child->content);
    *count = (size_t)xmlBufferLength(buffer);
    reader->joined = xmlBufferDetach(buffer);
    xmlBufferFree(buffer);
    return reader->joined ? reader->joined : (const uint8_t *)"";
}

const uint8_t *cmarkup_xml_attribute(cmarkup_xml *reader, int32_t scope, const char *name, size_t *count) {
    *count = 0;
    const xmlNode *node = xmlTextReaderCurrentNode(reader->reader);
    if (!node || node->type != XML_ELEMENT_NODE) return NULL;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, name) != 0) continue;
        if (scope != 0 && scope_of(reader, attribute->ns) != scope) continue;
        return value_of(reader, attribute, count);
    }
    return NULL;
}

int32_t cmarkup_xml_line(cmarkup_xml *reader) {
    if (reader->message[0] && reader->error_line > 0) return reader->error_line;
    return xmlTextReaderGetParserLineNumber(reader->reader);
}

const char *cmarkup_xml_message(cmarkup_xml *reader) { return reader->message; }
