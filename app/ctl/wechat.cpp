// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/files.h"
#include "app/ctl/keychange.h"
#include "app/runtime/merchantkeys.h"

#include <QFileInfo>

namespace mendian::ctl {

namespace {

Outcome store(Context &context, const QJsonObject &merchant, const QString &why)
{
    Outcome outcome = changeKeys(context, QStringLiteral("wechat"), merchant, why, TurnOn::Codes);
    if (!outcome.isDone())
        return outcome;
    outcome.json.insert(QStringLiteral("mch_id"), merchant.value(QStringLiteral("mch_id")));
    outcome.lines.prepend(QStringLiteral("WeChat payment codes are on with merchant %1")
                              .arg(merchant.value(QStringLiteral("mch_id")).toString()));
    return outcome;
}

Outcome setMerchant(Context &context)
{
    const QString path = context.path(context.args.operands.first());
    const auto merchant = readObject(path);
    if (!merchant)
        return failed(merchant.error(), merchant.error().detail);
    const auto whole = app::withPemTexts(QStringLiteral("wechat"), *merchant, QFileInfo(path).absolutePath());
    return whole ? store(context, *whole, QStringLiteral("imported"))
                 : failed(whole.error(), whole.error().detail + QLatin1Char('.'));
}

constexpr CommandRow kCommands[] = {
    {"wechat set-merchant", "FILE.json", "the same as keys import wechat", Needs::Shop, {}, setMerchant, true},
};

} // namespace

std::span<const CommandRow> wechatCommands() { return kCommands; }

} // namespace mendian::ctl
