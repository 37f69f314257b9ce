// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settings.h"

#include "core/money.h"

namespace mendian {

namespace {

using enum SettingType;
constexpr SettingRow kRows[] = {
    {"store.name", Text, "", Right::Settings, SettingScope::Store, "", "The store's name on screens and receipts"},
    {"store.address", Text, "", Right::Settings, SettingScope::Store, "", "Printed on receipts"},
    {"store.phone", Text, "", Right::Settings, SettingScope::Store, "", "Printed on receipts"},
    {"store.footer", Text, "", Right::Settings, SettingScope::Store, "", "Last line of receipts"},
    {"store.cut_over_hour", Integer, "4", Right::Settings, SettingScope::Store, "0..12",
        "Until this hour the trading day is still yesterday"},
    {"sale.rounding", Choice, "none", Right::Settings, SettingScope::Store, "none|fen|jiao|five",
        "What is waived of a total (抹零)"},
    {"sale.rounding_cash_only", Boolean, "1", Right::Settings, SettingScope::Store, "",
        "Waive only when cash pays the rest"},
    {"sale.undecided_limit", Money, "200.00", Right::Settings, SettingScope::Store, "",
        "Undecided payments above this need a manager at the shift's close"},
    {"sale.undecided_count", Integer, "3", Right::Settings, SettingScope::Store, "0..1000",
        "More undecided payments than this need a manager at the shift's close"},
    {"return.no_receipt_limit", Money, "200.00", Right::Settings, SettingScope::Store, "",
        "The largest return without a receipt; 0 = none are taken"},
    {"shift.difference_limit", Money, "5.00", Right::Settings, SettingScope::Store, "",
        "A counted difference above this needs a reason"},
    {"codes.in_store", Text, "20=FFWWWWWNNNNNC;21=FFWWWWWEEEEEC;22=FFWWWWWEEEEENNNNNC", Right::Settings,
        SettingScope::Store, "", "Layout of scale labels by prefix (spec/devices.md §4.6)"},
    {"sale.quick_keys", Text, "", Right::ManageGoods, SettingScope::Store, "4000",
        "Tabs of quick keys: name=item numbers, separated by spaces; tabs by ;"},
    {"lock.idle_minutes", Integer, "3", Right::Settings, SettingScope::Till, "0..120",
        "Locks the till after so many minutes without a touch; 0 = never"},
    {"printer.transport", Choice, "none", Right::Settings, SettingScope::Till, "none|tcp|device|file",
        "How the receipt printer is reached"},
    {"printer.address", Text, "", Right::Settings, SettingScope::Till, "", "host:port, device file, or folder"},
    {"printer.profile", Text, "generic-80", Right::Settings, SettingScope::Till, "", "Printer profile"},
    {"printer.language", Choice, "zh_CN", Right::Settings, SettingScope::Store, "zh_CN|en", "Language of slips"},
    {"scanner.mode", Choice, "wedge", Right::Settings, SettingScope::Till, "wedge|serial|evdev",
        "How the scanner is connected; serial is the safest"},
    {"scanner.profile", Choice, "usb", Right::Settings, SettingScope::Till, "usb|bluetooth", "Timing of the scanner"},
    {"scanner.device", Text, "", Right::Settings, SettingScope::Till, "", "Device file of a serial or grabbed scanner"},
    {"pay.wechat", Boolean, "0", Right::Settings, SettingScope::Till, "", "WeChat payment codes are accepted"},
    {"pay.wechat_qr", Boolean, "0", Right::Settings, SettingScope::Till, "",
        "WeChat: the customer scans the till's QR"},
    {"pay.alipay", Boolean, "0", Right::Settings, SettingScope::Till, "", "Alipay payment codes are accepted"},
    {"pay.alipay_qr", Boolean, "0", Right::Settings, SettingScope::Till, "",
        "Alipay: the customer scans the till's QR"},
    {"reconcile.rates", Text, "", Right::Settings, SettingScope::Store, "",
        "Agreed fees in percent, against which bills are checked: wechat=0.38,alipay=0.38"},
    {"pay.card", Boolean, "1", Right::Settings, SettingScope::Till, "", "A stand-alone card terminal is used"},
    {"ui.language", Choice, "zh_CN", Right::Sell, SettingScope::Till, "zh_CN|en", "Language of the screens"},
    {"ui.theme", Choice, "light", Right::Sell, SettingScope::Till, "light|dark|contrast", "Colours of the screens"},
    {"ui.scale", Choice, "1", Right::Settings, SettingScope::Till, "1|1.25|1.40625|1.5|2", "Size of the screens"},
    {"ui.sound", Boolean, "1", Right::Sell, SettingScope::Till, "", "Sounds"},
};

Result<QString> checkInteger(const SettingRow &row, const QString &text)
{
    bool ok = false;
    const qint64 value = text.trimmed().toLongLong(&ok);
    const QStringList range = QString::fromLatin1(row.choices).split(QStringLiteral(".."));
    if (!ok || value < range.value(0).toLongLong() || value > range.value(1).toLongLong())
        return fail(ErrorCode::InvalidInput,
            QStringLiteral("%1 takes a number %2").arg(QLatin1String(row.name), QLatin1String(row.choices)),
            {QString::fromLatin1(row.choices)});
    return QString::number(value);
}

} // namespace

std::span<const SettingRow> settingRows() { return kRows; }

const SettingRow *settingRow(const QString &name)
{
    for (const SettingRow &row : kRows)
        if (name == QLatin1String(row.name))
            return &row;
    return nullptr;
}

Result<QString> checkSetting(const SettingRow &row, const QString &text)
{
    switch (row.type) {
    case Text: {
        const qsizetype longest = row.choices[0] ? QByteArray(row.choices).toInt() : 200;
        if (text.size() > longest)
            return fail(ErrorCode::InvalidInput, QStringLiteral("at most %1 characters").arg(longest),
                {QString::number(longest)});
        return text.trimmed();
    }
    case Integer:
        return checkInteger(row, text);
    case SettingType::Money: {
        const auto money = mendian::Money::parse(text);
        if (!money)
            return fail(money.error());
        if (money->isNegative())
            return fail(ErrorCode::InvalidInput, QStringLiteral("an amount of 0 or more"));
        return money->toString();
    }
    case Boolean:
        if (text == QLatin1String("1") || text == QLatin1String("0"))
            return text;
        return fail(ErrorCode::InvalidInput, QStringLiteral("0 or 1"), {QStringLiteral("0|1")});
    case Choice:
        if (QString::fromLatin1(row.choices).split(QLatin1Char('|')).contains(text))
            return text;
        return fail(ErrorCode::InvalidInput, QStringLiteral("one of %1").arg(QLatin1String(row.choices)),
            {QString::fromLatin1(row.choices)});
    }
    return fail(ErrorCode::Internal);
}

QString Settings::text(const char *name) const
{
    const QString key = QString::fromLatin1(name);
    const auto it = m_values.constFind(key);
    if (it != m_values.cend())
        return *it;
    const SettingRow *row = settingRow(key);
    Q_ASSERT(row);
    return row ? QString::fromUtf8(row->fallback) : QString();
}

} // namespace mendian
