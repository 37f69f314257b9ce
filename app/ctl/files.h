// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"

namespace mendian::ctl {

/// A small file that somebody named on the command line. NotFound with a whole sentence as detail; above 1 MB too.
Result<QByteArray> readSmall(const QString &path);
/// The same as a JSON object; InvalidInput with a sentence.
Result<QJsonObject> readObject(const QString &path);

} // namespace mendian::ctl
