// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

namespace mendian {

/// Expected failures come back as values. Nobody may drop one: the alias is nodiscard through the functions that use
/// it.
template <typename T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {}, QStringList args = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::move(args)});
}

inline tl::unexpected<Error> fail(const Error &error) { return tl::unexpected<Error>(error); }

} // namespace mendian

// MENDIAN_TRY(expr): leave the function with the error of a Status or Result whose value is not needed.
#define MENDIAN_TRY(expr)                                                                                              \
    do {                                                                                                               \
        if (auto mendianTry = (expr); !mendianTry)                                                                     \
            return tl::unexpected<::mendian::Error>(mendianTry.error());                                               \
    } while (false)
