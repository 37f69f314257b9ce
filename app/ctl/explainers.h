// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "core/secret.h"

#include <QMap>
#include <span>

namespace mendian::ctl {

/// What a provider's support asks for: the files of one call.
struct ExplainInput
{
    Secret key;         ///< content of the key file: a text key, or a PEM
    QByteArray message; ///< request, reply or notification file
    QString signType;   ///< of the command line; empty: the provider's own, or told by the message
};

/// How a signature comes about, and what came out.
struct Explained
{
    QByteArray signedText; ///< byte for byte, but a text key within it reads ***
    QByteArray sha256;     ///< of the real text, hex: equal texts show without showing the key
    QByteArray signature;
    QString signType;
};

struct Verified
{
    Explained expected; ///< what the message should carry; no signature where only its sender can make it
    QByteArray received;
    bool isGood = false;
};

/// A provider's signatures as its documents describe them: signs exactly the fields of the file, adds nothing, drops
/// only empty values and the signature itself. No network, no shop. A step that the provider does not have is null.
struct Explainer
{
    const char *provider;
    const char *signTypes; ///< "MD5|HMAC-SHA256"; empty: there is one way only
    Result<Explained> (*sign)(const ExplainInput &input);
    Result<Verified> (*verify)(const ExplainInput &input);
    Result<QByteArray> (*decrypt)(const ExplainInput &input);
};

std::span<const Explainer> explainers();
const Explainer *explainer(const QString &provider);

} // namespace mendian::ctl
