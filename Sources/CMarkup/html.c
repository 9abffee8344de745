// HTML as events: libxml2's push parser writes records into a buffer, the caller reads them from there.
#include "cmarkup_html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>

enum { CHUNK = 65536, MOST_ATTRIBUTES = 512 };

// A record: its kind, the length of its text, the number of attributes; then the text, then for each attribute two
// lengths, name and value.
typedef struct {
    int32_t kind;
    uint32_t attributes;
    size_t count;
} record;

typedef struct {
    size_t name;
    size_t value;
} lengths;

struct cmarkup_html {
    htmlParserCtxtPtr context;
    const uint8_t *input;
    size_t count;
    // What was fed, and the next stretch that is not.
    size_t fed;
    size_t cut_start;
    size_t cut_end;
    size_t scanned;
    // The records: those before `read` were handed out.
    uint8_t *buffer;
    size_t filled;
    size_t room;
    // Behind the head of the last record where that is text, else 0: text that follows is put to it.
    size_t text;
    size_t read;
    size_t attributes_left;
    int32_t depth;
    int was_deep;
    int was_wide;
    int failed;
    int is_finished;
};

// MARK: - Records

static uint8_t *reserve(cmarkup_html *parser, size_t count) {
    if (parser->failed || count > SIZE_MAX / 4) {
        parser->failed = 1;
        return NULL;
    }
    if (parser->room - parser->filled < count) {
        size_t room = (parser->room + count) * 2;
        uint8_t *larger = realloc(parser->buffer, room);
        if (larger == NULL) {
            parser->failed = 1;
            return NULL;
        }
        parser->buffer = larger;
        parser->room = room;
    }
    uint8_t *place = parser->buffer + parser->filled;
    parser->filled += count;
    return place;
}

static void append(cmarkup_html *parser, const void *bytes, size_t count) {
    uint8_t *place = reserve(parser, count);
    if (place != NULL && count > 0) {
        memcpy(place, bytes, count);
    }
}

static void write_record(cmarkup_html *parser, int32_t kind, const void *text, size_t count, uint32_t attributes) {
    parser->text = 0;
    record head = {kind, attributes, count};
    append(parser, &head, sizeof head);
    append(parser, text, count);
}

static size_t length(const xmlChar *text) { return text == NULL ? 0 : strlen((const char *)text); }

// MARK: - What the parser calls

// Keeps the parser's stack of open elements short: each end tag searches it. The innermost element's parent is ended
// early, and what is deeper becomes its sibling.
static void bound_depth(cmarkup_html *parser) {
    htmlParserCtxtPtr context = parser->context;
    int open = context->nameNr;
    if (open <= parser->depth || open < 2) {
        return;
    }
    const xmlChar *parent = context->nameTab[open - 2];
    context->nameTab[open - 2] = context->nameTab[open - 1];
    context->nameNr = open - 1;
    parser->was_deep = 1;
    write_record(parser, CMARKUP_HTML_END, parent, length(parent), 0);
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes) {
    cmarkup_html *parser = data;
    bound_depth(parser);
    uint32_t count = 0;
    while (attributes != NULL && attributes[2 * count] != NULL) {
        count++;
    }
    write_record(parser, CMARKUP_HTML_START, name, length(name), count);
    for (uint32_t index = 0; index < count; index++) {
        const xmlChar *key = attributes[2 * index];
        const xmlChar *value = attributes[2 * index + 1];
        lengths sizes = {length(key), length(value)};
        append(parser, &sizes, sizeof sizes);
        append(parser, key, sizes.name);
        append(parser, value, sizes.value);
    }
}

static void end_element(void *data, const xmlChar *name) {
    write_record(data, CMARKUP_HTML_END, name, length(name), 0);
}

static void text(void *data, const xmlChar *bytes, int count) {
    cmarkup_html *parser = data;
    if (count <= 0 || parser->failed) {
        return;
    }
    if (parser->text == 0) {
        write_record(parser, CMARKUP_HTML_TEXT, bytes, (size_t)count, 0);
        parser->text = parser->failed ? 0 : parser->filled - (size_t)count;
        return;
    }
    append(parser, bytes, (size_t)count);
    if (parser->failed) {
        return;
    }
    record head = {CMARKUP_HTML_TEXT, 0, parser->filled - parser->text};
    memcpy(parser->buffer + parser->text - sizeof head, &head, sizeof head);
}

static void silent(void *data, const char *message, ...) {
    (void)data;
    (void)message;
}

// MARK: - What is not fed

// libxml2 compares each attribute with all before it: of a tag with very many only the first are fed.

static int is_blank(uint8_t byte) { return byte == ' ' || (byte >= 9 && byte <= 13); }
static int is_letter(uint8_t byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

// The offset behind `wanted` at or behind `start`, else the end of the input.
static size_t behind(const cmarkup_html *parser, size_t start, const char *wanted) {
    size_t size = strlen(wanted);
    const void *found = start < parser->count
        ? memmem(parser->input + start, parser->count - start, wanted, size) : NULL;
    return found == NULL ? parser->count : (size_t)((const uint8_t *)found - parser->input) + size;
}

// Steps over an attribute.
static size_t behind_attribute(const cmarkup_html *parser, size_t at) {
    const uint8_t *input = parser->input;
    size_t count = parser->count;
    while (at < count && !is_blank(input[at]) && input[at] != '=' && input[at] != '>') {
        at++;
    }
    size_t value = at;
    while (value < count && is_blank(input[value])) {
        value++;
    }
    if (value >= count || input[value] != '=') {
        return at;
    }
    at = value + 1;
    while (at < count && is_blank(input[at])) {
        at++;
    }
    if (at < count && (input[at] == '"' || input[at] == '\'')) {
        const char quote[2] = {(char)input[at], 0};
        return behind(parser, at + 1, quote);
    }
    while (at < count && !is_blank(input[at]) && input[at] != '>') {
        at++;
    }
    return at;
}

// Steps over a tag, from its name; notes which attributes are too many.
static size_t behind_tag(cmarkup_html *parser, size_t at) {
    const uint8_t *input = parser->input;
    size_t cut = 0;
    unsigned attributes = 0;
    while (at < parser->count && !is_blank(input[at]) && input[at] != '>') {
        at++;
    }
    while (at < parser->count && input[at] != '>') {
        if (is_blank(input[at]) || input[at] == '/') {
            at++;
            continue;
        }
        if (++attributes == MOST_ATTRIBUTES + 1) {
            cut = at;
        }
        size_t next = behind_attribute(parser, at);
        at = next > at ? next : at + 1;
    }
    if (cut > 0) {
        parser->cut_start = cut;
        parser->cut_end = at;
        parser->was_wide = 1;
    }
    return at;
}

static int names(const cmarkup_html *parser, size_t at, const char *name) {
    size_t size = strlen(name);
    return at < parser->count && parser->count - at > size && strncasecmp((const char *)parser->input + at, name, size) == 0
        && !is_letter(parser->input[at + size]);
}

// The end of a raw element: `</script`.
static size_t behind_raw(const cmarkup_html *parser, size_t at, const char *name) {
    while (at < parser->count) {
        at = behind(parser, at, "</");
        if (at < parser->count && names(parser, at, name)) {
            return at;
        }
    }
    return parser->count;
}

static int closes_page(const cmarkup_html *parser, size_t at) {
    return at < parser->count && parser->input[at] == '/'
        && (names(parser, at + 1, "html") || names(parser, at + 1, "body"));
}

// Looks for the next stretch that is not fed: attributes of a tag with too many, and `</body>` and `</html>`.
static void find_cut(cmarkup_html *parser) {
    parser->cut_start = parser->cut_end = SIZE_MAX;
    size_t at = parser->scanned;
    while (at < parser->count && parser->cut_start == SIZE_MAX) {
        const uint8_t *less = memchr(parser->input + at, '<', parser->count - at);
        if (less == NULL) {
            at = parser->count;
            break;
        }
        at = (size_t)(less - parser->input) + 1;
        if (closes_page(parser, at)) {
            // libxml2 reads nothing behind these; browsers do.
            parser->cut_start = at - 1;
            parser->cut_end = at = behind(parser, at, ">");
        } else if (parser->count - at > 3 && memcmp(parser->input + at, "!--", 3) == 0) {
            at = behind(parser, at + 1, "-->");
        } else if (at < parser->count && is_letter(parser->input[at])) {
            size_t tag = at;
            at = behind_tag(parser, at);
            if (names(parser, tag, "script")) {
                at = behind_raw(parser, at, "script");
            } else if (names(parser, tag, "style")) {
                at = behind_raw(parser, at, "style");
            }
        }
    }
    parser->scanned = at;
}

// MARK: - Feeding

static void feed(cmarkup_html *parser) {
    parser->filled = parser->read = parser->text = 0;
    while (parser->fed == parser->cut_start) {
        parser->fed = parser->cut_end;
        find_cut(parser);
    }
    size_t end = parser->cut_start < parser->count ? parser->cut_start : parser->count;
    size_t count = end - parser->fed < CHUNK ? end - parser->fed : CHUNK;
    if (count > 0) {
        htmlParseChunk(parser->context, (const char *)parser->input + parser->fed, (int)count, 0);
        parser->fed += count;
    } else if (parser->fed >= parser->count && !parser->is_finished) {
        htmlParseChunk(parser->context, NULL, 0, 1);
        parser->is_finished = 1;
    }
}

static htmlSAXHandler handlers(void) {
    htmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.startElement = start_element;
    sax.endElement = end_element;
    sax.characters = text;
    sax.cdataBlock = text;
    sax.ignorableWhitespace = text;
    sax.warning = sax.error = sax.fatalError = silent;
    return sax;
}

cmarkup_html *cmarkup_html_open(const uint8_t *utf8, size_t count, int32_t depth) {
    cmarkup_html *parser = calloc(1, sizeof *parser);
    if (parser == NULL) {
        return NULL;
    }
    htmlSAXHandler sax = handlers();
    parser->input = utf8;
    parser->count = count;
    parser->depth = depth;
    parser->context = htmlCreatePushParserCtxt(&sax, parser, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (parser->context == NULL) {
        free(parser);
        return NULL;
    }
    htmlCtxtUseOptions(parser->context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
        | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    // The options put handlers of libxml2's own in place.
    *parser->context->sax = sax;
    find_cut(parser);
    return parser;
}

void cmarkup_html_close(cmarkup_html *parser) {
    if (parser == NULL) {
        return;
    }
    if (parser->context->myDoc != NULL) {
        xmlFreeDoc(parser->context->myDoc);
    }
    htmlFreeParserCtxt(parser->context);
    free(parser->buffer);
    free(parser);
}

// MARK: - Reading

static const uint8_t *take(cmarkup_html *parser, void *target, size_t count) {
    const uint8_t *place = parser->buffer + parser->read;
    if (target != NULL) {
        memcpy(target, place, count);
    }
    parser->read += count;
    return place;
}

int32_t cmarkup_html_next_attribute(cmarkup_html *parser, cmarkup_html_attribute *attribute) {
    if (parser->attributes_left == 0) {
        return 0;
    }
    parser->attributes_left--;
    lengths sizes;
    take(parser, &sizes, sizeof sizes);
    attribute->name_count = sizes.name;
    attribute->value_count = sizes.value;
    attribute->name = take(parser, NULL, sizes.name);
    attribute->value = take(parser, NULL, sizes.value);
    return 1;
}

int32_t cmarkup_html_next(cmarkup_html *parser, cmarkup_html_event *event) {
    cmarkup_html_attribute skipped;
    while (cmarkup_html_next_attribute(parser, &skipped)) {
    }
    while (!parser->failed && parser->read >= parser->filled && !parser->is_finished) {
        feed(parser);
    }
    event->kind = parser->failed ? CMARKUP_HTML_FAILED : CMARKUP_HTML_END_OF_INPUT;
    event->bytes = NULL;
    event->count = event->attributes = 0;
    if (parser->failed || parser->read >= parser->filled) {
        return event->kind;
    }
    record head;
    take(parser, &head, sizeof head);
    event->kind = head.kind;
    event->count = head.count;
    event->attributes = parser->attributes_left = head.attributes;
    event->bytes = take(parser, NULL, head.count);
    return event->kind;
}

int32_t cmarkup_html_was_deep(const cmarkup_html *parser) { return parser->was_deep; }
int32_t cmarkup_html_was_wide(const cmarkup_html *parser) { return parser->was_wide; }
