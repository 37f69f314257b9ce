// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

namespace mendian::ctl {

/// Which providers a change of keys turns on.
enum class TurnOn {
    Nothing,
    Codes, ///< the payment codes: the provider of the section's name
    All,   ///< every way to pay that the section serves
};

/// Checks a section, asks for the person, seals it and turns providers on; a running till takes the keys at once.
/// Nothing is changed when something does not fit.
Outcome changeKeys(
    Context &context, const QString &section, const QJsonObject &keys, const QString &why, TurnOn turnOn);

/// What to do when the sealed keys cannot be read; empty: the code's own sentence.
QString keySentence(const Error &error);

} // namespace mendian::ctl
