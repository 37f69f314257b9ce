// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QStringList>

namespace mendian::printer {

enum class Charset { Gb2312, Gbk, Gb18030 };
enum class Cutter { None, Partial, Full };
/// GS ( k, ESC Z of old clones, or an image that we draw.
enum class QrMode { GsK, EscZ, Raster };
/// None: bytes go one way. Eot: DLE EOT and GS r. Asb: also automatic status. ProcessId: also GS ( H of Epson.
enum class StatusMode { None, Eot, Asb, ProcessId };
enum class Link { Tcp, Device, File };

/// How one make of printer wants to be spoken to (spec/devices.md §1.12): a JSON file in resources/profiles/printers.
struct PrinterProfile
{
    QString id;
    QString name; ///< shown in the settings
    Link link = Link::Tcp;
    int widthDots = 576;
    int columns = 48;
    Charset charset = Charset::Gbk;
    Cutter cutter = Cutter::Partial;
    QByteArray drawerPulse;    ///< as queued bytes; empty: no drawer socket
    QByteArray drawerRealtime; ///< used while the printer is off-line (no paper); may be empty
    bool drawerOpenWhenHigh = false;
    QrMode qr = QrMode::GsK;
    bool fsSize = true; ///< double size needs FS ! beside GS ! (old clones)
    StatusMode status = StatusMode::Eot;
    bool rasterFallback = true; ///< a line with a character outside the set is sent as an image
    int feedBeforeCut = 0;      ///< lines before a cutter that does not feed by itself
    int imageStripRows = 128;
    int chunkBytes = 4096; ///< small buffers of 58 mm boards

    /// Also reads: every member may be missing but id and name. Errors: InvalidInput with the member's name.
    static Result<PrinterProfile> fromJson(const QByteArray &bytes);
};

/// The profiles built into the program, by id.
QStringList profileIds();
/// Errors: NotFound.
Result<PrinterProfile> profile(const QString &id);

} // namespace mendian::printer
