// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/changes.h"
#include "app/ctl/commands.h"
#include "app/ctl/person.h"
#include "app/runtime/merchantfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace mendian::ctl {

namespace {

constexpr qint64 kMaxFile = 1'000'000;

Result<QByteArray> readSmall(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxFile)
        return fail(ErrorCode::NotFound, QStringLiteral("%1 cannot be read.").arg(path), {path});
    return file.readAll();
}

Result<QJsonObject> readObject(const QString &path)
{
    const auto bytes = readSmall(path);
    if (!bytes)
        return fail(bytes.error());
    const auto object = parseJsonObject(*bytes, path);
    if (!object)
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 is not a JSON object.").arg(path), {path});
    return object;
}

/// Certificates named as files become texts: the folder then needs nothing from elsewhere.
Result<QJsonObject> withPemTexts(QJsonObject merchant, const QString &besides)
{
    for (const char *name : {"client_cert", "client_key", "ca"}) {
        const QLatin1String member(name);
        const QString value = merchant.value(member).toString();
        if (value.isEmpty() || value.startsWith(QLatin1String("-----BEGIN")))
            continue;
        const auto pem = readSmall(QFileInfo(besides).dir().absoluteFilePath(value));
        if (!pem)
            return fail(pem.error());
        merchant.insert(member, QString::fromUtf8(*pem));
    }
    return merchant;
}

/// Read back as the till will read it, in a folder of its own: a wrong file never takes a good one's place.
Status checkMerchant(app::ShopRuntime &runtime, const QJsonObject &merchant)
{
    const QTemporaryDir folder;
    MENDIAN_TRY(app::writeWechatMerchant(folder.path(), merchant));
    const auto policy = runtime.folder().isReal() ? net::HostPolicy::published() : net::HostPolicy::configurable();
    const QString device = QStringLiteral("%1-%2").arg(runtime.folder().store()).arg(runtime.folder().till());
    const auto config = app::readWechatMerchant(folder.path(), policy, device);
    return config ? Status() : Status(fail(config.error()));
}

Outcome store(Context &context, const QJsonObject &merchant)
{
    app::ShopRuntime &runtime = *context.runtime;
    const Status stored = runtime.call([&]() -> Status {
        const auto staff = authorise(context, runtime.shop(), Right::Settings);
        if (!staff)
            return fail(staff.error());
        MENDIAN_TRY(checkMerchant(runtime, merchant));
        MENDIAN_TRY(app::writeWechatMerchant(runtime.folder().path(), merchant));
        const auto set = changeSetting(runtime, *staff, QStringLiteral("pay.wechat"), QStringLiteral("1"));
        return set ? Status() : Status(fail(set.error()));
    });
    if (!stored) {
        const bool form = stored.error().code == ErrorCode::InvalidInput;
        return failed(stored.error(),
            form ? QStringLiteral("The merchant file is not complete: %1. See docs/ctl.md.").arg(stored.error().detail)
                 : QString());
    }
    Outcome outcome;
    outcome.json = JsonWriter()
                       .put("mch_id", merchant.value(QStringLiteral("mch_id")).toString())
                       .put("restart_needed", context.besideTill)
                       .object();
    outcome.lines = {
        QStringLiteral("WeChat payment codes are on with merchant %1; the keys are in payments/wechat.json "
                       "(mode 0600)")
            .arg(merchant.value(QStringLiteral("mch_id")).toString())};
    if (context.besideTill)
        outcome.lines.append(QStringLiteral("start mendian again: the running till keeps its old merchant"));
    return outcome;
}

Outcome setMerchant(Context &context)
{
    const QString path = context.path(context.args.operands.first());
    const auto merchant = readObject(path);
    if (!merchant)
        return failed(merchant.error(), merchant.error().detail);
    const auto whole = withPemTexts(*merchant, path);
    return whole ? store(context, *whole) : failed(whole.error(), whole.error().detail);
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
            .object());
}

constexpr OptionRow kSandbox[] = {
    {"port-file", "FILE", "what mendian-sandbox wrote with its --port-file"},
    {"merchants", "FILE", "its merchants file, if it is not the one named there"},
    {"time-scale", "N", "as given to mendian-sandbox (1)"},
};
constexpr CommandRow kCommands[] = {
    {"wechat set-merchant", "FILE.json", "takes over a merchant's number and keys and turns WeChat on", Needs::Shop, {},
        setMerchant, true},
    {"wechat set-sandbox", "", "points a demo or training shop at a running mendian-sandbox", Needs::Shop, kSandbox,
        setSandbox, true},
};

} // namespace

std::span<const CommandRow> wechatCommands() { return kCommands; }

} // namespace mendian::ctl
