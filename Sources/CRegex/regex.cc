#include "CRegex.h"

#include <re2/re2.h>

#include <cstdio>
#include <new>
#include <vector>

struct creg_expression {
    re2::RE2 expression;
    creg_expression(re2::StringPiece pattern, const re2::RE2::Options &options) : expression(pattern, options) {}
};

creg_expression *creg_open(const uint8_t *pattern, size_t count, int32_t fold_case, char *error, size_t error_room) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(8 << 20);
    options.set_case_sensitive(fold_case == 0);
    creg_expression *result = new (std::nothrow)
        creg_expression(re2::StringPiece(reinterpret_cast<const char *>(pattern), count), options);
    if (result == nullptr) {
        snprintf(error, error_room, "not enough memory");
        return nullptr;
    }
    if (!result->expression.ok()) {
        snprintf(error, error_room, "%s", result->expression.error().c_str());
        delete result;
        return nullptr;
    }
    return result;
}

void creg_close(creg_expression *expression) { delete expression; }

int32_t creg_captures(const creg_expression *expression) {
    return expression->expression.NumberOfCapturingGroups();
}

int32_t creg_matches(const creg_expression *expression, const uint8_t *text, size_t count) {
    re2::StringPiece piece(reinterpret_cast<const char *>(text), count);
    return expression->expression.Match(piece, 0, count, re2::RE2::ANCHOR_BOTH, nullptr, 0);
}

int32_t creg_find(const creg_expression *expression, const uint8_t *text, size_t count, size_t from, int64_t *ranges) {
    const char *begin = reinterpret_cast<const char *>(text);
    int groups = creg_captures(expression) + 1;
    std::vector<re2::StringPiece> found(static_cast<size_t>(groups));
    if (!expression->expression.Match(re2::StringPiece(begin, count), from, count, re2::RE2::UNANCHORED, found.data(),
                                      groups)) {
        return 0;
    }
    for (int group = 0; group < groups; group++) {
        const re2::StringPiece &piece = found[static_cast<size_t>(group)];
        ranges[2 * group] = piece.data() == nullptr ? -1 : piece.data() - begin;
        ranges[2 * group + 1] = piece.data() == nullptr ? -1 : piece.data() - begin + static_cast<int64_t>(piece.size());
    }
    return 1;
}
