// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace mendian::sandbox {

/// The two wallets of the customer, and so the two providers of the sandbox.
enum class Wallet { Wechat, Alipay };

const char *walletName(Wallet wallet); ///< "wechat", as in the admin API
std::optional<Wallet> walletOfName(const QString &name);

} // namespace mendian::sandbox
