// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace mendian::kit {

/// Turns a core Error into one sentence of the shop that says what to do next (ui guide §3.8). Never the log's detail.
class ErrorText
{
public:
    static QString sentence(const Error &error);
    /// Small copyable tag for support: "E-WrongPin".
    static QString codeTag(const Error &error);
};

} // namespace mendian::kit
