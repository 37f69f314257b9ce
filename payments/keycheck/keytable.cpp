// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/keycheck/keytable.h"

#include <QLatin1String>
#include <algorithm>

namespace mendian::keys {

namespace {

using enum FieldKind;
// spec/wechat-pay.md §4.1 and §5, spec/alipay.md §3.
constexpr FieldRow kFields[] = {
    {"wechat", "mch_id", Text, true},
    {"wechat", "app_id", Text, true},
    {"wechat", "key", Secret, true, 32},
    {"wechat", "v3_key", Secret, false, 32},
    {"wechat", "client_key", PrivateKey},
    {"wechat", "client_cert", Certificates},
    {"wechat", "merchant_serial", Text},
    {"wechat", "platform_certs", Certificates},
    {"wechat", "platform_public_key", PublicKey},
    {"wechat", "platform_public_key_id", Text, false, 0, "PUB_KEY_ID_"},
    {"wechat", "ca", Certificates, false, 0, "", true},
    {"alipay", "app_id", Text, true},
    {"alipay", "private_key", PrivateKey, true},
    {"alipay", "alipay_public_key", PublicKey},
    {"alipay", "app_cert", Certificates},
    {"alipay", "alipay_cert", Certificates},
    {"alipay", "alipay_root_cert", Certificates, false, 0, "", true},
    {"alipay", "ca", Certificates, false, 0, "", true},
};

using enum RuleKind;
constexpr RuleRow kRules[] = {
    {"wechat", OnlyTogether, "client_key", "client_cert"},
    {"wechat", OnlyTogether, "client_cert", "client_key"},
    {"wechat", KeyFits, "client_key", "client_cert"},
    {"wechat", SerialIs, "merchant_serial", "client_cert"},
    {"wechat", OnlyTogether, "platform_public_key", "platform_public_key_id"},
    {"wechat", OnlyTogether, "platform_public_key_id", "platform_public_key"},
    {"wechat", NotOwnKey, "platform_public_key", "client_key"},
    {"wechat", NotOwnKey, "platform_certs", "client_key"},
    {"alipay", OneOfThem, "alipay_public_key", "alipay_cert"},
    {"alipay", NotOwnKey, "alipay_public_key", "private_key"},
    {"alipay", OnlyTogether, "alipay_cert", "app_cert"},
    {"alipay", OnlyTogether, "alipay_cert", "alipay_root_cert"},
    {"alipay", OnlyTogether, "app_cert", "alipay_cert"},
    {"alipay", KeyFits, "private_key", "app_cert"},
    {"alipay", NotOwnKey, "alipay_cert", "private_key"},
};

} // namespace

std::span<const FieldRow> fieldRows() { return kFields; }
std::span<const RuleRow> ruleRows() { return kRules; }

bool isKnownSection(QStringView section)
{
    return std::ranges::any_of(kFields, [&](const FieldRow &row) { return section == QLatin1String(row.section); });
}

} // namespace mendian::keys
