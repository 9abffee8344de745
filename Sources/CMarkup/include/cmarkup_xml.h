/// XML as a sequence of events, over libxml2's text reader.
///
/// Nothing is loaded from anywhere, no entity but the five of XML is expanded, no DTD is applied. The input is UTF-8,
/// whatever its declaration says. Pointers that an event hands out live until the next event.
#ifndef CHANCERY_CMARKUP_XML_H
#define CHANCERY_CMARKUP_XML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cmarkup_xml cmarkup_xml;

/// What an event is. Empty elements have a start and an end as well.
enum {
    CMARKUP_XML_FINISHED = 0,
    CMARKUP_XML_START = 1,
    CMARKUP_XML_END = 2,
    /// Text, CDATA and white space.
    CMARKUP_XML_TEXT = 3,
    /// A document type declaration.
    CMARKUP_XML_DOCTYPE = 4,
    /// A reference to an entity that is not expanded; `name` is its name, `text` the character where HTML gives that
    /// name to one and the document does not declare it.
    CMARKUP_XML_ENTITY = 5,
    /// The document is not well-formed; `cmarkup_xml_message` says in what.
    CMARKUP_XML_BROKEN = -1,
    /// More elements are open than allowed.
    CMARKUP_XML_TOO_DEEP = -2,
};

/// An event. `scope` is the place of the namespace in the list that the reader was opened with, from 1; 0 for another
/// namespace, -1 for none.
typedef struct {
    int32_t kind;
    int32_t scope;
    /// How many elements are open around this one.
    int32_t depth;
    const uint8_t *name;
    size_t name_count;
    const uint8_t *text;
    size_t text_count;
} cmarkup_xml_event;

/// Opens a reader on bytes that must live as long as it. NULL without memory.
/// `namespaces` is a list of `namespace_count` strings that lives as long, too; `depth` is the most elements that may be
/// open at a time, at most 4,096.
cmarkup_xml *cmarkup_xml_open(const uint8_t *bytes, size_t count, int32_t depth, const char *const *namespaces,
                              int32_t namespace_count);
void cmarkup_xml_close(cmarkup_xml *reader);

/// The line of the first tag that has more than so many attributes, or 0: the parser compares each with each.
int32_t cmarkup_xml_crowded(const uint8_t *bytes, size_t count, size_t most);

/// The next event; after FINISHED and the errors there is none.
void cmarkup_xml_next(cmarkup_xml *reader, cmarkup_xml_event *event);

/// The value of an attribute of the element whose start was the last event; NULL without it. `scope` as in events;
/// 0 takes an attribute of any namespace or none.
const uint8_t *cmarkup_xml_attribute(cmarkup_xml *reader, int32_t scope, const char *name, size_t *count);

/// The line that was reached, from 1.
int32_t cmarkup_xml_line(cmarkup_xml *reader);
/// What is wrong, in libxml2's words; empty without an error.
const char *cmarkup_xml_message(cmarkup_xml *reader);

#ifdef __cplusplus
}
#endif
#endif
