#include "CUnicode.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

void cuni_load(void) {
    UErrorCode status = U_ZERO_ERROR;
    u_init(&status);
}

void cuni_free(void *block) { free(block); }

// Boundaries

struct cuni_breaker {
    UBreakIterator *iterator;
    UText *text;
};

cuni_breaker *cuni_breaker_open(const char *locale) {
    cuni_breaker *breaker = calloc(1, sizeof *breaker);
    if (breaker == NULL) {
        return NULL;
    }
    UErrorCode status = U_ZERO_ERROR;
    breaker->iterator = ubrk_open(UBRK_WORD, locale, NULL, 0, &status);
    if (U_FAILURE(status)) {
        free(breaker);
        return NULL;
    }
    return breaker;
}

void cuni_breaker_close(cuni_breaker *breaker) {
    ubrk_close(breaker->iterator);
    utext_close(breaker->text);
    free(breaker);
}

int32_t cuni_breaker_set(cuni_breaker *breaker, const uint8_t *text, size_t count) {
    UErrorCode status = U_ZERO_ERROR;
    breaker->text = utext_openUTF8(breaker->text, (const char *)text, (int64_t)count, &status);
    ubrk_setUText(breaker->iterator, breaker->text, &status);
    if (U_SUCCESS(status)) {
        ubrk_first(breaker->iterator);
    }
    return U_SUCCESS(status) ? 0 : (int32_t)status;
}

int64_t cuni_breaker_next(cuni_breaker *breaker) {
    int32_t boundary = ubrk_next(breaker->iterator);
    return boundary == UBRK_DONE ? -1 : boundary;
}

// Changes

/// UTF-8 to UTF-16 in memory of our own.
static UChar *to_utf16(const uint8_t *text, size_t count, int32_t *result_count) {
    UChar *result = malloc((count + 1) * sizeof *result);
    if (result == NULL || count > INT32_MAX / 4) {
        free(result);
        return NULL;
    }
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(result, (int32_t)count + 1, result_count, (const char *)text, (int32_t)count, 0xFFFD, NULL,
                         &status);
    return result;
}

static uint8_t *to_utf8(const UChar *text, int32_t count, size_t *result_count) {
    uint8_t *result = malloc((size_t)count * 3 + 1);
    if (result == NULL) {
        return NULL;
    }
    UErrorCode status = U_ZERO_ERROR;
    int32_t made = 0;
    u_strToUTF8WithSub((char *)result, count * 3 + 1, &made, text, count, 0xFFFD, NULL, &status);
    *result_count = (size_t)made;
    return result;
}

static int32_t apply(char operation, const UChar *text, int32_t count, UChar *result, int32_t room) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t made = 0;
    if (operation == 'l') {
        made = u_strToLower(result, room, text, count, "", &status);
    } else {
        const UNormalizer2 *form = operation == 'f'   ? unorm2_getNFKCCasefoldInstance(&status)
                                   : operation == 'm' ? unorm2_getNFDInstance(&status)
                                                      : unorm2_getNFCInstance(&status);
        made = U_SUCCESS(status) ? unorm2_normalize(form, text, count, result, room, &status) : -1;
    }
    return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status) ? made : -1;
}

/// Takes the marks out of decomposed text, in place.
static int32_t drop_marks(UChar *text, int32_t count) {
    int32_t kept = 0;
    for (int32_t index = 0; index < count;) {
        UChar32 point;
        int32_t start = index;
        U16_NEXT(text, index, count, point);
        if (u_charType(point) == U_NON_SPACING_MARK) {
            continue;
        }
        while (start < index) {
            text[kept++] = text[start++];
        }
    }
    return kept;
}

uint8_t *cuni_change(char operation, const uint8_t *text, size_t count, size_t *result_count) {
    int32_t wide_count = 0;
    UChar *wide = to_utf16(text, count, &wide_count);
    if (wide == NULL) {
        return NULL;
    }
    int32_t room = apply(operation, wide, wide_count, NULL, 0);
    UChar *changed = room < 0 ? NULL : malloc(((size_t)room + 1) * sizeof *changed);
    uint8_t *result = NULL;
    if (changed != NULL) {
        int32_t made = apply(operation, wide, wide_count, changed, room + 1);
        if (operation == 'm') {
            made = drop_marks(changed, made);
            /* Composed again, so that a Hangul syllable stays one; never longer than the decomposed text. */
            UChar *composed = malloc(((size_t)made + 1) * sizeof *composed);
            made = composed == NULL ? -1 : apply('c', changed, made, composed, made + 1);
            result = made < 0 ? NULL : to_utf8(composed, made, result_count);
            free(composed);
        } else {
            result = to_utf8(changed, made, result_count);
        }
    }
    free(changed);
    free(wide);
    return result;
}

// Properties

int32_t cuni_width(uint32_t code_point) {
    UChar32 point = (UChar32)code_point;
    int8_t type = u_charType(point);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR) {
        return 0;
    }
    if (point >= 0x1160 && point <= 0x11FF) {
        return 0; /* vowels and finals of a Hangul syllable */
    }
    if (u_hasBinaryProperty(point, UCHAR_EMOJI_PRESENTATION)) {
        return 2;
    }
    int32_t width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

static uint32_t break_class(UChar32 point) {
    if (point == ':') {
        return CUNI_OTHER; /* as ICU has it: a letter behind it is another word */
    }
    switch (u_getIntPropertyValue(point, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
        /* ICU finds words of South East Asia by dictionary. */
        return u_getIntPropertyValue(point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ? CUNI_COMPLEX : CUNI_LETTER;
    case U_WB_NUMERIC:
        return CUNI_NUMERIC;
    case U_WB_MIDLETTER:
        return CUNI_MID_LETTER;
    case U_WB_MIDNUM:
        return CUNI_MID_NUMBER;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
        return CUNI_MID_BOTH;
    case U_WB_EXTENDNUMLET:
        return CUNI_EXTENDER;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
    case U_WB_KATAKANA:
    case U_WB_HEBREW_LETTER:
    case U_WB_REGIONAL_INDICATOR:
        return CUNI_COMPLEX;
    default:
        break;
    }
    /* Ideographs and the scripts that need dictionaries have no word-break class of their own. */
    int32_t line = u_getIntPropertyValue(point, UCHAR_LINE_BREAK);
    bool needs = u_isalpha(point) || line == U_LB_COMPLEX_CONTEXT || u_hasBinaryProperty(point, UCHAR_EMOJI_MODIFIER);
    return needs ? CUNI_COMPLEX : CUNI_OTHER;
}

uint32_t cuni_class(uint32_t code_point) {
    UChar32 point = (UChar32)code_point;
    int8_t type = u_charType(point);
    uint32_t result = break_class(point);
    if (u_isalpha(point)) {
        result |= CUNI_ALPHABETIC;
    }
    if (u_isupper(point) || u_istitle(point)) {
        result |= CUNI_UPPER;
    }
    if (u_islower(point)) {
        result |= CUNI_LOWER;
    }
    if (type == U_DECIMAL_DIGIT_NUMBER) {
        result |= CUNI_DIGIT;
    }
    if (u_isUWhiteSpace(point) || type == U_CONTROL_CHAR || type == U_FORMAT_CHAR) {
        result |= CUNI_BLANK;
    }
    if (type == U_MATH_SYMBOL || type == U_CURRENCY_SYMBOL || type == U_MODIFIER_SYMBOL || type == U_OTHER_SYMBOL) {
        result |= CUNI_SYMBOL;
    }
    if (u_hasBinaryProperty(point, UCHAR_S_TERM) || point == 0x2026) {
        result |= CUNI_TERMINATOR;
    }
    if (type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION) {
        result |= CUNI_OPENER;
    }
    if (type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION) {
        result |= CUNI_CLOSER;
    }
    return result;
}

// Charsets

char *cuni_detect(const uint8_t *bytes, size_t count, int32_t *confidence) {
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    if (U_FAILURE(status)) {
        return NULL;
    }
    char *result = NULL;
    /* The beginning tells as much as the whole, which may be large. */
    ucsdet_setText(detector, (const char *)bytes, (int32_t)(count < 65536 ? count : 65536), &status);
    const UCharsetMatch *match = U_SUCCESS(status) ? ucsdet_detect(detector, &status) : NULL;
    if (match != NULL && U_SUCCESS(status)) {
        *confidence = ucsdet_getConfidence(match, &status);
        const char *name = ucsdet_getName(match, &status);
        result = U_SUCCESS(status) && name != NULL ? strdup(name) : NULL;
    }
    ucsdet_close(detector);
    return result;
}

uint8_t *cuni_decode(const char *charset, const uint8_t *bytes, size_t count, size_t *result_count,
                     size_t *replaced) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(charset, &status);
    if (U_FAILURE(status)) {
        return NULL;
    }
    size_t room = count * 2 + 16;
    UChar *wide = count > INT32_MAX / 8 ? NULL : malloc(room * sizeof *wide);
    uint8_t *result = NULL;
    if (wide != NULL) {
        int32_t made = ucnv_toUChars(converter, wide, (int32_t)room, (const char *)bytes, (int32_t)count, &status);
        if (U_SUCCESS(status)) {
            *replaced = 0;
            for (int32_t index = 0; index < made; index++) {
                *replaced += wide[index] == 0xFFFD;
            }
            result = to_utf8(wide, made, result_count);
        }
    }
    free(wide);
    ucnv_close(converter);
    return result;
}
