// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/printer/profile.h"
#include "models/documents/document.h"

namespace mendian::printer {

/// The bytes of one job and what the driver needs to know about them.
struct PrintData
{
    QByteArray bytes;
    QString name;  ///< the document's kind; part of a file's name
    QString text;  ///< the same for people, written beside the bytes by the file driver
    int lines = 0; ///< for the time-out
    int images = 0;
    bool drawer = false; ///< a pulse: goes out though there is no paper
};

/// A slip in ESC/POS (spec/devices.md §1.1–1.8): initialise once, at the very beginning; body; cut. Pure, any thread
/// but raster text needs a QGuiApplication.
PrintData escPos(const documents::Document &document, const PrinterProfile &profile);

/// The pulse for the drawer as a job of its own. Errors: Unsupported when the profile has no drawer.
Result<PrintData> drawerJob(const PrinterProfile &profile);

/// The question whose answer proves the paper: GS r 1, or GS ( H with the four characters of the id on Epson. Empty for
/// a printer that cannot answer.
QByteArray statusTail(const PrinterProfile &profile, const QByteArray &id);

} // namespace mendian::printer
