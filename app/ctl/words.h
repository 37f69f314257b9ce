// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/checkout/tillview.h"

namespace mendian::ctl {

/// Why a code was not taken, and what to do about it.
QString scanSentence(const ScanFeedback &feedback);
/// For a --pay code that is something else.
QString notAPayCodeSentence(const ScanFeedback &feedback);
/// "the receipt is printed", "the receipt waits: …".
QString printWords(const QString &printState);

} // namespace mendian::ctl
