// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/alipay/keys.h"

#include <QMap>
#include <QString>

namespace mendian::alipay {

/// Parameters of a request or a notification: name → raw value, not URL-encoded. Sorted by name in byte order (names
/// are ASCII), as the signature wants it.
using Fields = QMap<QString, QString>;

/// The string to sign of a request (spec/alipay.md §1.3): all fields with a value that is not blank except `sign`,
/// name=value joined with &, raw UTF-8. Exactly the fields given: adds nothing, and `sign_type` takes part.
QByteArray signingText(const Fields &fields);

/// Base64 without line breaks, 344 characters for a key of 2048 bits; the value of `sign`.
Result<QByteArray> sign(const QByteArray &signingText, const PrivateKey &key);
Result<QByteArray> sign(const Fields &fields, const PrivateKey &key);

/// True when `sign` (base64) is the key's over the text. Bad base64 is a wrong signature.
bool verify(const QByteArray &signedText, const QByteArray &sign, const PublicKey &key);
/// The same for a request, whose `sign` stands among its fields.
bool verify(const Fields &fields, const PublicKey &key);

} // namespace mendian::alipay
