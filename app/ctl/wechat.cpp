// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/files.h"
#include "app/ctl/keychange.h"
#include "app/runtime/merchantkeys.h"
#include "app/runtime/shopruntime.h"

#include <QFileInfo>

namespace mendian::ctl {

namespace {

Outcome store(Context &context, const QJsonObject &merchant, const QString &why)
{
    Outcome outcome = changeKeys(context, QStringLiteral("wechat"), merchant, why, true);
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

Outcome setSandbox(Context &context)
{
    if (context.runtime->folder().isReal())
        return failed(ErrorCode::WrongFolder, QStringLiteral("a real shop"),
            QStringLiteral("A real shop never talks to a sandbox; use a demo or training folder."));
    const auto scale = integerOption(context.args, "time-scale", 1, 1, 1000);
    if (!scale || !context.args.has("port-file"))
        return misused(scale ? QStringLiteral("Say where the sandbox is: --port-file FILE.") : scale.error().detail);
    const QString portFile = context.path(context.args.value("port-file"));
    const auto ports = readObject(portFile);
    if (!ports)
        return failed(ports.error(), ports.error().detail);
    const QString merchantsFile = context.args.has("merchants")
        ? context.path(context.args.value("merchants"))
        : ports->value(QStringLiteral("merchants_file")).toString();
    const auto merchants = readObject(merchantsFile);
    const auto ca = readSmall(ports->value(QStringLiteral("ca_file")).toString());
    if (!merchants || !ca)
        return failed(
            merchants ? ca.error() : merchants.error(), merchants ? ca.error().detail : merchants.error().detail);
    const QJsonObject first = merchants->value(QStringLiteral("merchants")).toArray().at(0).toObject();
    const auto text = [&](const char *name) { return first.value(QLatin1String(name)).toString(); };
    return store(context,
        JsonWriter()
            .put("mch_id", text("mch_id"))
            .put("app_id", text("appid"))
            .put("key", text("v2_key"))
            .put("sign_type", QStringLiteral("HMAC-SHA256"))
            .put("client_cert", text("client_certificate_pem"))
            .put("client_key", text("client_key_pem"))
            .put("ca", QString::fromUtf8(*ca))
            .put("base_url", ports->value(QStringLiteral("wechat_base_url")).toString())
            .put("time_scale", *scale)
            .object(),
        QStringLiteral("sandbox"));
}

constexpr OptionRow kSandbox[] = {
    {"port-file", "FILE", "what mendian-sandbox wrote with its --port-file"},
    {"merchants", "FILE", "its merchants file, if it is not the one named there"},
    {"time-scale", "N", "as given to mendian-sandbox (1)"},
};
constexpr CommandRow kCommands[] = {
    {"wechat set-merchant", "FILE.json", "the same as keys import wechat", Needs::Shop, {}, setMerchant, true},
    {"wechat set-sandbox", "", "points a demo or training shop at a running mendian-sandbox", Needs::Shop, kSandbox,
        setSandbox, true},
};

} // namespace

std::span<const CommandRow> wechatCommands() { return kCommands; }

} // namespace mendian::ctl
