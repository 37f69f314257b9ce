// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/hostpolicy.h"
#include "storage/folder/datafolder.h"
#include "storage/keys/sealedkeys.h"

namespace mendian::app {

/// A real folder calls the published hosts; another never calls a provider itself.
net::HostPolicy hostPolicy(storage::FolderKind kind);

/// Keys and certificates that are named as files beside `folder` become PEM texts: the section then needs nothing from
/// elsewhere. Which fields hold such is the provider's table (payments/keycheck/keytable.h). NotFound for a file.
Result<QJsonObject> withPemTexts(const QString &section, QJsonObject keys, const QString &folder);

/// Folders of the first version kept WeChat's keys in clear in `payments/wechat.json`. They move into the sealed store,
/// once, and the clear file goes, with the PEM files it names. Keys that are sealed already win: an equal clear file
/// goes, another one stays and is complained about in the log. Nothing to do without the file.
/// PermissionDenied when others may read the clear file: these keys have to be renewed, not moved.
Status takeOverClearKeys(const QString &folder, const storage::SealedKeys &store);

} // namespace mendian::app
