// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/settings/devicetexts.h"

#include <QCoreApplication>
#include <array>

namespace mendian {

using namespace kit;

namespace {

struct DeviceName
{
    const char *id;
    const char *name;
};
constexpr std::array kDevices{
    DeviceName{"printer", QT_TRANSLATE_NOOP("DeviceTexts", "Printer")},
    DeviceName{"drawer", QT_TRANSLATE_NOOP("DeviceTexts", "Drawer")},
    DeviceName{"scanner", QT_TRANSLATE_NOOP("DeviceTexts", "Scanner")},
    DeviceName{"pay.wechat", QT_TRANSLATE_NOOP("DeviceTexts", "WeChat Pay")},
    DeviceName{"pay.wechat_qr", QT_TRANSLATE_NOOP("DeviceTexts", "WeChat Pay")},
    DeviceName{"pay.alipay", QT_TRANSLATE_NOOP("DeviceTexts", "Alipay")},
    DeviceName{"pay.alipay_qr", QT_TRANSLATE_NOOP("DeviceTexts", "Alipay")},
};

struct TroubleWord
{
    ErrorCode code;
    const char *word;
};
constexpr std::array kTroubles{
    TroubleWord{ErrorCode::PaperOut, QT_TRANSLATE_NOOP("DeviceTexts", "out of paper")},
    TroubleWord{ErrorCode::CoverOpen, QT_TRANSLATE_NOOP("DeviceTexts", "cover open")},
    TroubleWord{ErrorCode::Offline, QT_TRANSLATE_NOOP("DeviceTexts", "not connected")},
    TroubleWord{ErrorCode::Network, QT_TRANSLATE_NOOP("DeviceTexts", "not connected")},
    TroubleWord{ErrorCode::Timeout, QT_TRANSLATE_NOOP("DeviceTexts", "no answer")},
};

/// What is wrong with a provider's keys (payments/keycheck); an end that comes near is a warning before it is trouble.
struct KeyWord
{
    const char *code;
    const char *word; ///< %1: as in the place of KeyTrouble's list
    qsizetype arg;
};
constexpr std::array kKeyWords{
    KeyWord{"Keys", QT_TRANSLATE_NOOP("DeviceTexts", "keys missing or wrong"), 0},
    KeyWord{"ExpiresSoon", QT_TRANSLATE_NOOP("DeviceTexts", "certificate ends in %1 days"), 2},
    KeyWord{"Expired", QT_TRANSLATE_NOOP("DeviceTexts", "certificate ended on %1"), 1},
    KeyWord{"NotYetValid", QT_TRANSLATE_NOOP("DeviceTexts", "certificate valid from %1"), 1},
    KeyWord{"MixedUp", QT_TRANSLATE_NOOP("DeviceTexts", "two keys are mixed up"), 0},
    KeyWord{"DoesNotFit", QT_TRANSLATE_NOOP("DeviceTexts", "key and certificate do not fit"), 0},
};

QString translated(const char *text) { return QCoreApplication::translate("DeviceTexts", text); }

} // namespace

QString deviceName(const QString &id)
{
    for (const DeviceName &row : kDevices) {
        if (id == QLatin1String(row.id))
            return translated(row.name);
    }
    return id;
}

QString deviceState(const DeviceView &device)
{
    if (device.state == QLatin1String("ok"))
        return QCoreApplication::translate("DeviceTexts", "OK", "state of a device");
    if (device.state == QLatin1String("off"))
        return QCoreApplication::translate("DeviceTexts", "not connected");
    if (device.state == QLatin1String("none"))
        return QCoreApplication::translate("DeviceTexts", "not set up");
    for (const TroubleWord &row : kTroubles) {
        if (device.code == QLatin1String(errorName(row.code)))
            return translated(row.word);
    }
    for (const KeyWord &row : kKeyWords) {
        if (device.code == QLatin1String(row.code)) {
            const QString word = translated(row.word);
            return word.contains(QLatin1String("%1")) ? word.arg(device.args.value(row.arg)) : word;
        }
    }
    return QCoreApplication::translate("DeviceTexts", "trouble");
}

QString deviceNote(const DeviceView &device)
{
    if (device.args.isEmpty())
        return {};
    QString text = QCoreApplication::translate("KeySentence", device.detail.toUtf8().constData());
    for (const QString &arg : device.args)
        text = text.arg(arg);
    return text;
}

Tone deviceTone(const DeviceView &device)
{
    if (device.state == QLatin1String("ok"))
        return Tone::Success;
    return device.state == QLatin1String("none") ? Tone::Neutral : Tone::Warn;
}

} // namespace mendian
