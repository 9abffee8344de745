/// RE2 behind C: regular expressions in linear time.
#ifndef CHANCERY_CREGEX_H
#define CHANCERY_CREGEX_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct creg_expression creg_expression;

/// Compiles an expression. NULL when it is not well formed: `error` gets the reason.
creg_expression *creg_open(const uint8_t *pattern, size_t count, int32_t fold_case, char *error, size_t error_room);
void creg_close(creg_expression *expression);
/// The number of captures.
int32_t creg_captures(const creg_expression *expression);
/// Whether the whole text matches.
int32_t creg_matches(const creg_expression *expression, const uint8_t *text, size_t count);
/// Finds the first match from a place on. `ranges` gets start and end for the match and each capture, -1 for one that
/// took no part; it has room for `2 * (captures + 1)`.
int32_t creg_find(const creg_expression *expression, const uint8_t *text, size_t count, size_t from, int64_t *ranges);

#ifdef __cplusplus
}
#endif
#endif
