// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/wallet.h"

namespace mendian::sandbox {

const char *walletName(Wallet wallet) { return wallet == Wallet::Wechat ? "wechat" : "alipay"; }

std::optional<Wallet> walletOfName(const QString &name)
{
    for (const Wallet wallet : {Wallet::Wechat, Wallet::Alipay}) {
        if (name == QLatin1String(walletName(wallet)))
            return wallet;
    }
    return std::nullopt;
}

} // namespace mendian::sandbox
