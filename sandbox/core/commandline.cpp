// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/core/commandline.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace mendian::sandbox {

namespace {

struct Flag
{
    const char *name;
    const char *value; // null = a switch
    const char *about;
    bool (*set)(CommandLine &, const QString &);
};

bool setPort(quint16 &port, const QString &text)
{
    bool good = false;
    port = text.toUShort(&good);
    return good;
}

bool setAmounts(CommandLine &line, const QString &text)
{
    static const QHash<QString, AmountFaults> kNames{{QStringLiteral("off"), AmountFaults::Off},
        {QStringLiteral("band"), AmountFaults::Band}, {QStringLiteral("any"), AmountFaults::Any}};
    line.world.amountFaults = kNames.value(text, AmountFaults::Band);
    return kNames.contains(text);
}

bool setScale(CommandLine &line, const QString &text)
{
    bool good = false;
    line.world.timeScale = text.toLongLong(&good);
    return good && line.world.timeScale >= 1 && line.world.timeScale <= 1000;
}

bool setText(QString &target, const QString &text)
{
    target = text;
    return !text.isEmpty();
}

const Flag kFlags[] = {
    {"--port", "N", "HTTPS port for the merchants (default: the kernel chooses)",
        [](CommandLine &line, const QString &text) { return setPort(line.world.port, text); }},
    {"--admin-port", "N", "plain HTTP port of the admin API on loopback (default: the kernel chooses)",
        [](CommandLine &line, const QString &text) { return setPort(line.world.adminPort, text); }},
    {"--port-file", "FILE",
        "writes {wechat_base_url, alipay_base_url, admin_url, ca_file, merchants_file, time_scale, pid} once both "
        "ports are open",
        [](CommandLine &line, const QString &text) { return setText(line.portFile, text); }},
    {"--dir", "DIR", "keeps the generated CA, server key and demo merchants there (default: a throw-away folder)",
        [](CommandLine &line, const QString &text) { return setText(line.world.folder, text); }},
    {"--merchants", "FILE", "merchants, keys and certificates of one's own",
        [](CommandLine &line, const QString &text) { return setText(line.world.merchantsFile, text); }},
    {"--write-merchants", "FILE", "writes the merchants in use with their keys, for whoever plays the merchant",
        [](CommandLine &line, const QString &text) { return setText(line.writeMerchants, text); }},
    {"--faults", "FILE", "a fault plan",
        [](CommandLine &line, const QString &text) { return setText(line.world.faultsFile, text); }},
    {"--amount-faults", "off|band|any", "which amounts carry a fault: none, 900.01 to 900.99 yuan (default), or all",
        setAmounts},
    {"--state", "FILE", "orders and balance survive a restart",
        [](CommandLine &line, const QString &text) { return setText(line.world.stateFile, text); }},
    {"--time-scale", "N", "divides the provider's waits by N (1 to 1000)", setScale},
    {"--any-code", nullptr, "every well-formed payment code works once, not only those the phone showed",
        [](CommandLine &line, const QString &) { return line.world.acceptAnyCode = true; }},
    {"--bills-any-time", nullptr, "the bill of today too, at any hour (otherwise the day before, from 10:00)",
        [](CommandLine &line, const QString &) { return line.world.billsAnyTime = true; }},
    {"--strict-reverse", nullptr, "refuses a reverse within 15 s of the payment instead of noting it",
        [](CommandLine &line, const QString &) { return line.world.strictReverseDelay = true; }},
    {"--headless", nullptr, "no window", [](CommandLine &line, const QString &) { return line.headless = true; }},
    {"--lang", "zh_CN|en", "language of the window (default zh_CN)",
        [](CommandLine &line, const QString &text) {
            line.language = text;
            return text == QLatin1String("zh_CN") || text == QLatin1String("en");
        }},
    {"--theme", "light|dark", "colours of the window (default light)",
        [](CommandLine &line, const QString &text) {
            line.dark = text == QLatin1String("dark");
            return line.dark || text == QLatin1String("light");
        }},
    {"--help", nullptr, "this text", [](CommandLine &line, const QString &) { return line.help = true; }},
};

const Flag *flagOf(const QString &name)
{
    for (const Flag &flag : kFlags) {
        if (name == QLatin1String(flag.name))
            return &flag;
    }
    return nullptr;
}

} // namespace

Result<CommandLine> readCommandLine(const QStringList &arguments)
{
    CommandLine line;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const qsizetype equals = arguments.at(i).indexOf(QLatin1Char('='));
        const QString name = equals < 0 ? arguments.at(i) : arguments.at(i).left(equals);
        const Flag *flag = flagOf(name);
        if (!flag)
            return fail(ErrorCode::InvalidInput, QStringLiteral("unknown option %1; try --help").arg(name), {name});
        QString value;
        if (flag->value) {
            if (equals >= 0)
                value = arguments.at(i).mid(equals + 1);
            else if (++i < arguments.size())
                value = arguments.at(i);
        }
        if ((!flag->value && equals >= 0) || !flag->set(line, value))
            return fail(ErrorCode::InvalidInput,
                QStringLiteral("%1 wants %2").arg(name, QLatin1String(flag->value ? flag->value : "no value")), {name});
    }
    return line;
}

QString helpText()
{
    QString text = QStringLiteral("mendian-sandbox: WeChat Pay, Alipay and their customer on one machine\n\n");
    for (const Flag &flag : kFlags) {
        const QString left = flag.value
            ? QStringLiteral("%1 %2").arg(QLatin1String(flag.name), QLatin1String(flag.value))
            : QLatin1String(flag.name);
        text += QStringLiteral("  %1 %2\n").arg(left, -32).arg(QLatin1String(flag.about));
    }
    return text;
}

QByteArray portFileText(const World &world)
{
    const QJsonObject object{{QStringLiteral("wechat_base_url"), world.wechatBaseUrl().toString()},
        {QStringLiteral("alipay_base_url"), world.alipayGatewayUrl().toString()},
        {QStringLiteral("admin_url"), world.adminUrl().toString()}, {QStringLiteral("ca_file"), world.authorityFile()},
        {QStringLiteral("merchants_file"), world.merchantsFile()}, {QStringLiteral("time_scale"), world.timeScale()},
        {QStringLiteral("pid"), QCoreApplication::applicationPid()}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace mendian::sandbox
