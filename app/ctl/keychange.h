// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace mendian::ctl {

/// Checks a section, asks for the person, seals it and, if asked, turns the provider of that name on; a running till
/// takes the keys at once. Nothing is changed when something does not fit.
Outcome changeKeys(Context &context, const QString &section, const QJsonObject &keys, const QString &why, bool turnOn);

/// What to do when the sealed keys cannot be read; empty: the code's own sentence.
QString keySentence(const Error &error);

} // namespace mendian::ctl
