// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/faultkinds.h"

#include "core/log.h"

#include <array>

namespace mendian::sandbox {

namespace {

constexpr CallSet kAll = ~CallSet{0};

// Of the wire: the same at every provider.
constexpr std::array kShared{
    FaultKind{Fault::LostRequest, "lost_request", Stage::Before, kAll, nullptr, Deed::Nothing,
        "the connection closes before the request is worked on"},
    FaultKind{Fault::Http502, "http_502", Stage::Before, kAll, nullptr, Deed::Nothing,
        "HTTP 502 from a gateway in front; not worked on"},
    FaultKind{Fault::LostReply, "lost_reply", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "worked on, then the connection closes without a reply"},
    FaultKind{
        Fault::ResetReply, "reset_reply", Stage::Wire, kAll, nullptr, Deed::AsUsual, "worked on, then a TCP reset"},
    FaultKind{Fault::Slow, "slow", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "the reply comes after delay_ms (default 30000)"},
    FaultKind{Fault::WrongSign, "wrong_sign", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the signature is wrong"},
    FaultKind{Fault::Unsigned, "unsigned", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the reply has no sign"},
    FaultKind{Fault::WrongAmount, "wrong_amount", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "the amount is one fen more, signed"},
    FaultKind{
        Fault::OtherOrder, "other_order", Stage::Wire, kAll, nullptr, Deed::AsUsual, "another order's number, signed"},
    FaultKind{Fault::Garbage, "garbage", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the body is neither XML nor JSON"},
    FaultKind{Fault::Empty, "empty", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the body is empty"},
    FaultKind{Fault::Truncated, "truncated", Stage::Wire, kAll, nullptr, Deed::AsUsual, "the body breaks off half-way"},
    FaultKind{Fault::Oversized, "oversized", Stage::Wire, kAll, nullptr, Deed::AsUsual,
        "the body is padded to 8 MB and correctly signed"},
    FaultKind{Fault::NotUtf8, "not_utf8", Stage::Wire, kAll, nullptr, Deed::AsUsual, "GB18030 bytes instead of UTF-8"},
    FaultKind{
        Fault::Http500, "http_500", Stage::Wire, kAll, nullptr, Deed::AsUsual, "worked on, then HTTP 500 with a page"},
};

} // namespace

const QList<FaultKind> &faultKinds()
{
    static const QList<FaultKind> kKinds = [] {
        QList<FaultKind> all;
        for (const std::span<const FaultKind> part :
            {std::span<const FaultKind>(kShared), wechatKinds(), alipayKinds()})
            all.append(QList<FaultKind>(part.begin(), part.end()));
        return all;
    }();
    return kKinds;
}

std::span<const AmountRow> amountRows(Wallet wallet)
{
    return wallet == Wallet::Wechat ? wechatAmounts() : alipayAmounts();
}

const FaultKind *faultKind(const QString &name)
{
    for (const FaultKind &kind : faultKinds()) {
        if (name == QLatin1String(kind.name))
            return &kind;
    }
    return nullptr;
}

const FaultKind &faultKind(Fault fault)
{
    const FaultKind *found = nullptr;
    for (const FaultKind &kind : faultKinds()) {
        if (kind.fault == fault)
            found = &kind;
    }
    MENDIAN_CHECK(found);
    return *found;
}

} // namespace mendian::sandbox
