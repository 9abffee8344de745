#include "include/mail.h"

#include <gmime/gmime.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    GMimeObject *object;
    size_t depth;
    int kind;
    char *type;
} part;

struct cmail_message {
    GMimeMessage *message;
    part *parts;
    size_t count;
    size_t capacity;
    size_t limit;
    int has_more;
};

void cmail_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, g_mime_init);
}

/// Adds a part; 0 without room.
static int add(cmail_message *message, GMimeObject *object, size_t depth) {
    if (message->count >= message->limit) {
        message->has_more = 1;
        return 0;
    }
    if (message->count == message->capacity) {
        size_t capacity = message->capacity ? 2 * message->capacity : 16;
        part *parts = realloc(message->parts, capacity * sizeof *parts);
        if (!parts) return 0;
        message->parts = parts;
        message->capacity = capacity;
    }
    GMimeContentType *type = g_mime_object_get_content_type(object);
    char *name = type ? g_mime_content_type_get_mime_type(type) : NULL;
    char *lower = g_ascii_strdown(name ? name : "text/plain", -1);
    g_free(name);
    int kind = GMIME_IS_MULTIPART(object) ? CMAIL_MULTIPART : GMIME_IS_MESSAGE_PART(object) ? CMAIL_MESSAGE : CMAIL_LEAF;
    message->parts[message->count++] = (part){.object = object, .depth = depth, .kind = kind, .type = lower};
    return 1;
}

/// Lays the tree out, without recursion: a stack of multiparts with the next child of each.
static void flatten(cmail_message *message, GMimeObject *root) {
    typedef struct {
        GMimeMultipart *multipart;
        int next;
    } level;
    size_t capacity = 16, depth = 0;
    level *levels = malloc(capacity * sizeof *levels);
    if (!levels || !add(message, root, 0)) {
        free(levels);
        return;
    }
    if (GMIME_IS_MULTIPART(root)) levels[depth++] = (level){GMIME_MULTIPART(root), 0};
    while (depth > 0) {
        level *top = &levels[depth - 1];
        if (top->next >= g_mime_multipart_get_count(top->multipart)) {
            depth--;
            continue;
        }
        GMimeObject *child = g_mime_multipart_get_part(top->multipart, top->next++);
        if (!child) continue;
        if (!add(message, child, depth)) break;
        if (!GMIME_IS_MULTIPART(child)) continue;
        if (depth == capacity) {
            level *more = realloc(levels, 2 * capacity * sizeof *levels);
            if (!more) break;
            levels = more;
            capacity *= 2;
        }
        levels[depth++] = (level){GMIME_MULTIPART(child), 0};
    }
    free(levels);
}

/// Header fields of a message that are kept: each of them costs the parser some hundred bytes.
static const size_t most_fields = 20000;
/// Colons of a header field that names people: each may open a group, and the parser reads groups in groups by recursion.
static const size_t most_groups = 200;

/// The line behind the one that begins here.
static size_t next_line(const uint8_t *bytes, size_t count, size_t start) {
    const uint8_t *end = memchr(bytes + start, '\n', count - start);
    return end ? (size_t)(end - bytes) + 1 : count;
}

/// Where the header fields end that are kept, and where the header ends; the same in any usual mail.
static size_t header_cut(const uint8_t *bytes, size_t count, size_t *rest) {
    size_t fields = 0, cut = 0, start = 0;
    while (start < count && bytes[start] != '\n' && bytes[start] != '\r') {
        if (fields++ == most_fields) cut = start;
        start = next_line(bytes, count, start);
    }
    *rest = cut ? start : 0;
    return cut;
}

/// Whether a line begins with a field that the parser takes addresses from.
static int names_people(const uint8_t *line, size_t length) {
    static const char *const names[] = {"from:", "to:", "cc:", "bcc:", "sender:", "reply-to:", "resent-", "disposition-"};
    for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
        size_t wanted = strlen(names[index]);
        if (length >= wanted && g_ascii_strncasecmp((const char *)line, names[index], wanted) == 0) return 1;
        // Blanks may stand before the colon.
        size_t word = wanted - 1;
        if (length > word && (line[word] == ' ' || line[word] == '\t') &&
            g_ascii_strncasecmp((const char *)line, names[index], word) == 0)
            return 1;
    }
    return 0;
}

/// Takes groups out of groups, in the headers of the mail and of the mails inside it.
static void limit_groups(uint8_t *bytes, size_t count) {
    size_t groups = 0;
    int is_inside = 0;
    for (size_t start = 0; start < count;) {
        size_t end = next_line(bytes, count, start);
        int continues = bytes[start] == ' ' || bytes[start] == '\t';
        if (!continues) {
            groups = 0;
            is_inside = names_people(bytes + start, end - start);
        }
        if (is_inside) {
            for (size_t index = start; index < end; index++) {
                if (bytes[index] == ':' && ++groups > most_groups) bytes[index] = ',';
            }
        }
        start = end;
    }
}

cmail_message *cmail_open(const uint8_t *bytes, size_t count, size_t part_limit) {
    cmail_load();
    GMimeStream *stream = g_mime_stream_mem_new();
    if (!stream) return NULL;
    GByteArray *array = g_byte_array_new();
    size_t rest = 0, cut = header_cut(bytes, count, &rest);
    g_byte_array_append(array, bytes, (guint)cut);
    g_byte_array_append(array, bytes + rest, (guint)(count - rest));
    limit_groups(array->data, array->len);
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream), array);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), TRUE);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_object_unref(stream);
    // Addresses are read from the raw headers. The parser's lenient way takes quadratic time where none has a domain.
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_address_compliance_mode(options, GMIME_RFC_COMPLIANCE_STRICT);
    g_mime_parser_options_set_allow_addresses_without_domain(options, TRUE);
    GMimeMessage *parsed = g_mime_parser_construct_message(parser, options);
    g_mime_parser_options_free(options);
    g_object_unref(parser);
    GMimeObject *root = parsed ? g_mime_message_get_mime_part(parsed) : NULL;
    cmail_message *message = root ? calloc(1, sizeof *message) : NULL;
    if (!message) {
        if (parsed) g_object_unref(parsed);
        return NULL;
    }
    message->message = parsed;
    message->limit = part_limit;
    flatten(message, root);
    return message;
}

void cmail_close(cmail_message *message) {
    if (!message) return;
    for (size_t index = 0; index < message->count; index++) g_free(message->parts[index].type);
    free(message->parts);
    g_object_unref(message->message);
    free(message);
}

size_t cmail_part_count(const cmail_message *message) { return message->count; }

int cmail_has_more(const cmail_message *message) { return message->has_more; }

int cmail_part_kind(const cmail_message *message, size_t part) {
    return part < message->count ? message->parts[part].kind : CMAIL_LEAF;
}

size_t cmail_part_depth(const cmail_message *message, size_t part) {
    return part < message->count ? message->parts[part].depth : 0;
}

const char *cmail_part_type(const cmail_message *message, size_t part) {
    return part < message->count ? message->parts[part].type : "";
}

const char *cmail_header(const cmail_message *message, ptrdiff_t part, const char *name) {
    GMimeObject *object = NULL;
    if (part < 0) {
        object = GMIME_OBJECT(message->message);
    } else if ((size_t)part < message->count) {
        object = message->parts[part].object;
    }
    GMimeHeaderList *headers = object ? g_mime_object_get_header_list(object) : NULL;
    GMimeHeader *header = headers ? g_mime_header_list_get_header(headers, name) : NULL;
    return header ? g_mime_header_get_raw_value(header) : NULL;
}

/// The bytes that a stream in memory holds, no more than the limit.
static uint8_t *take(GMimeStream *stream, size_t limit, size_t *count, int *is_cut) {
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    size_t length = array->len;
    *is_cut = length > limit;
    if (*is_cut) length = limit;
    uint8_t *copy = malloc(length + 1);
    if (copy && length > 0) memcpy(copy, array->data, length);
    *count = copy ? length : 0;
    return copy;
}

uint8_t *cmail_content(const cmail_message *message, size_t part, size_t limit, size_t *count, int *is_cut) {
    *count = 0;
    *is_cut = 0;
    if (part >= message->count) return NULL;
    GMimeObject *object = message->parts[part].object;
    GMimeStream *stream = g_mime_stream_mem_new();
    if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (inner) g_mime_object_write_to_stream(GMIME_OBJECT(inner), NULL, stream);
    } else if (GMIME_IS_PART(object)) {
        GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
        if (content) g_mime_data_wrapper_write_to_stream(content, stream);
    }
    uint8_t *bytes = take(stream, limit, count, is_cut);
    g_object_unref(stream);
    return bytes;
}

void cmail_free(void *block) { free(block); }
