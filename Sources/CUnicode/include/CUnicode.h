/// The part of ICU that Chancery uses, without ICU's types: its headers clash with Swift's own.
///
/// Nothing here opens a file after `cuni_load`; break iterators and converters work in a closed jail.
#ifndef CHANCERY_CUNICODE_H
#define CHANCERY_CUNICODE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Loads ICU's data. Nothing need be done with a failure: what needs the data says so.
void cuni_load(void);

/// Finds the boundaries of words in UTF-8 text. NULL when ICU has no rules for the locale.
typedef struct cuni_breaker cuni_breaker;
cuni_breaker *cuni_breaker_open(const char *locale);
void cuni_breaker_close(cuni_breaker *breaker);
/// Sets the text, which must live as long as it is used. 0, or ICU's error.
int32_t cuni_breaker_set(cuni_breaker *breaker, const uint8_t *text, size_t count);
/// The next boundary behind the last one, in bytes, or -1.
int64_t cuni_breaker_next(cuni_breaker *breaker);

/// Changes of text. `operation`: 'l' lower case (root locale), 'f' NFKC_Casefold, 'm' without marks, 'c' NFC.
/// The result is to be given back with `cuni_free`; NULL without memory.
uint8_t *cuni_change(char operation, const uint8_t *text, size_t count, size_t *result_count);
void cuni_free(void *block);

/// The columns that a code point takes in a terminal: 0, 1 or 2. Emoji are 2.
int32_t cuni_width(uint32_t code_point);

/// What segmentation needs to know of a code point: a word-break class in the lowest four bits, then properties.
enum {
    /// Word-break classes of UAX 29, as far as they matter outside complex scripts.
    CUNI_OTHER = 0,
    CUNI_LETTER = 1,
    CUNI_NUMERIC = 2,
    CUNI_MID_LETTER = 3,
    CUNI_MID_NUMBER = 4,
    CUNI_MID_BOTH = 5,
    CUNI_EXTENDER = 6,
    /// Needs ICU: marks, format characters, kana, ideographs, Hebrew, scripts with dictionaries.
    CUNI_COMPLEX = 7,
    CUNI_CLASS = 15,

    CUNI_ALPHABETIC = 1 << 4,
    CUNI_UPPER = 1 << 5,
    CUNI_LOWER = 1 << 6,
    CUNI_DIGIT = 1 << 7,
    /// White space, controls and characters that show nothing.
    CUNI_BLANK = 1 << 8,
    CUNI_SYMBOL = 1 << 9,
    /// Ends a sentence: ". ! ?" and their like in all scripts.
    CUNI_TERMINATOR = 1 << 10,
    CUNI_OPENER = 1 << 11,
    CUNI_CLOSER = 1 << 12,
};
uint32_t cuni_class(uint32_t code_point);

/// Names the charset that bytes are most likely in; `*confidence` from 0 to 100. NULL when ICU has no guess.
/// The name is to be given back with `cuni_free`.
char *cuni_detect(const uint8_t *bytes, size_t count, int32_t *confidence);
/// Decodes bytes of a charset to UTF-8; NULL for an unknown charset. `*replaced` counts what could not be decoded.
uint8_t *cuni_decode(const char *charset, const uint8_t *bytes, size_t count, size_t *result_count,
                     size_t *replaced);

#ifdef __cplusplus
}
#endif
#endif
