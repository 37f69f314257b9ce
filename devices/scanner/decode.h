// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace mendian::devices {

/// One decode of one scanner: exactly one outcome is owed to it. It may hold a payment code, so it has no QDebug
/// operator on purpose: log source and size only.
struct Decode
{
    QByteArray bytes; ///< as the device sent them, frame end removed
    QString text;     ///< decoded, control characters and AIM identifier removed
    QString aimId;    ///< "]E0", or empty
    QString source;   ///< which scanner: "wedge", "serial:/dev/serial/by-id/…"
    Timestamp at;
    qint64 monoMs = 0;
    bool incomplete = false; ///< the device lost or cut a part: it is refused as damaged, never guessed
    bool typed = false;      ///< typed by a person into the scan field

    /// What models/codes classifies.
    QString raw() const { return aimId + text; }
};

/// Text of a decode: UTF-8 strictly, else GB18030 (spec/devices.md §3.2).
QString decodeText(const QByteArray &bytes);
/// Text of a keyboard wedge: NFKC (an input method may make digits full-width), then only 0x20–0x7E (§3.1).
QString wedgeText(const QString &keys);
/// A whole decode from bytes or text; strips the AIM identifier.
Decode makeDecode(const QByteArray &bytes, const QString &source, const Clock &clock, bool incomplete = false);
Decode makeDecode(const QString &text, const QString &source, const Clock &clock, bool incomplete = false);

} // namespace mendian::devices

Q_DECLARE_METATYPE(mendian::devices::Decode)
