// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/core/world.h"

#include <QStringList>

namespace mendian::sandbox {

struct CommandLine
{
    WorldOptions world;
    QString portFile;
    QString writeMerchants;
    QString language = QStringLiteral("zh_CN");
    bool dark = false;
    bool headless = false;
    bool help = false;
};

/// Reads the arguments after the program's name; the error is a sentence for the shell.
Result<CommandLine> readCommandLine(const QStringList &arguments);
QString helpText();
/// {"wechat_base_url","alipay_base_url","admin_url","ca_file","merchants_file","time_scale","pid"}: what a script needs
/// to find a running sandbox.
QByteArray portFileText(const World &world);

} // namespace mendian::sandbox
