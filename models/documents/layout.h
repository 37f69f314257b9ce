// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/document.h"

#include <QStringList>
#include <functional>

namespace mendian::documents {

/// One thing on the paper, in order. Text is filled and aligned with blanks already (half as many columns if large), so
/// that the printer, the preview and the test see the same line.
struct LaidLine
{
    enum class Kind { Text, Feed, Qr, Barcode, Cut };
    Kind kind = Kind::Text;
    QString text;
    bool large = false;
    bool bold = false;
    int feed = 0;
    QrCode qr;
    Barcode barcode;
};

/// What a printer's character set cannot say is replaced before the widths are counted; printable() is always applied.
using Fold = std::function<QString(const QString &)>;

/// Places the document on paper of `columns` (32, 42, 48; ≥ 24). No text line is wider than the paper, no number is
/// cut (spec/devices.md §1.4).
QList<LaidLine> layout(const Document &document, int columns, const Fold &fold = {});

/// The slip as plain lines without trailing blanks: for tests, files and search. A large line keeps its place on the
/// paper; codes are shown as "[QR] payload".
QStringList renderText(const Document &document, int columns);

} // namespace mendian::documents
