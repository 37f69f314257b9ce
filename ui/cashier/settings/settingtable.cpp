// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/settings/settingtable.h"

#include <QCoreApplication>

namespace mendian {

namespace {

constexpr const char *kContext = "SettingTexts";

constexpr SettingSection kSections[] = {
    {"printer", "printer", QT_TRANSLATE_NOOP("SettingTexts", "Receipt printer"), "printer"},
    {"scanner", "barcode", QT_TRANSLATE_NOOP("SettingTexts", "Scanner"), "scanner"},
    {"payment", "qrcode", QT_TRANSLATE_NOOP("SettingTexts", "Payment"), "pay."},
    {"screen", "device-desktop", QT_TRANSLATE_NOOP("SettingTexts", "Screen and sound"), ""},
};

constexpr SettingText kTexts[] = {
    {"printer", "printer.transport", QT_TRANSLATE_NOOP("SettingTexts", "Connection"), ""},
    {"printer", "printer.address", QT_TRANSLATE_NOOP("SettingTexts", "Address"),
        QT_TRANSLATE_NOOP("SettingTexts", "192.168.1.50:9100, /dev/usb/lp0 or a folder")},
    {"printer", "printer.profile", QT_TRANSLATE_NOOP("SettingTexts", "Printer profile"),
        QT_TRANSLATE_NOOP("SettingTexts", "generic-80, generic-58, epson-tm, gprinter, xprinter")},
    {"printer", "printer.language", QT_TRANSLATE_NOOP("SettingTexts", "Language of slips"), ""},
    {"scanner", "scanner.mode", QT_TRANSLATE_NOOP("SettingTexts", "Connection"),
        QT_TRANSLATE_NOOP("SettingTexts", "A serial port is the safest: no key is lost")},
    {"scanner", "scanner.profile", QT_TRANSLATE_NOOP("SettingTexts", "Timing"), ""},
    {"scanner", "scanner.device", QT_TRANSLATE_NOOP("SettingTexts", "Device file"),
        QT_TRANSLATE_NOOP("SettingTexts", "/dev/ttyACM0; empty for a keyboard scanner")},
    {"channel", "pay.wechat", QT_TRANSLATE_NOOP("SettingTexts", "WeChat payment codes"),
        QT_TRANSLATE_NOOP("SettingTexts", "The till scans the customer's phone")},
    {"channel", "pay.wechat_qr", QT_TRANSLATE_NOOP("SettingTexts", "WeChat QR"),
        QT_TRANSLATE_NOOP("SettingTexts", "The customer scans the till")},
    {"channel", "pay.alipay", QT_TRANSLATE_NOOP("SettingTexts", "Alipay payment codes"),
        QT_TRANSLATE_NOOP("SettingTexts", "The till scans the customer's phone")},
    {"channel", "pay.alipay_qr", QT_TRANSLATE_NOOP("SettingTexts", "Alipay QR"),
        QT_TRANSLATE_NOOP("SettingTexts", "The customer scans the till")},
    {"payment", "pay.card", QT_TRANSLATE_NOOP("SettingTexts", "Stand-alone card terminal"), ""},
    {"screen", "ui.theme", QT_TRANSLATE_NOOP("SettingTexts", "Colours"), ""},
    {"screen", "ui.language", QT_TRANSLATE_NOOP("SettingTexts", "Language"), ""},
    {"screen", "ui.scale", QT_TRANSLATE_NOOP("SettingTexts", "Size"),
        QT_TRANSLATE_NOOP("SettingTexts", "Takes effect at the next start")},
    {"screen", "ui.sound", QT_TRANSLATE_NOOP("SettingTexts", "Sounds"), ""},
    {"screen", "lock.idle_minutes", QT_TRANSLATE_NOOP("SettingTexts", "Lock after minutes"),
        QT_TRANSLATE_NOOP("SettingTexts", "0 never locks")},
};

struct ChoiceText
{
    const char *setting;
    const char *value;
    const char *label;
};
constexpr ChoiceText kChoices[] = {
    {"printer.transport", "none", QT_TRANSLATE_NOOP("SettingTexts", "None")},
    {"printer.transport", "tcp", QT_TRANSLATE_NOOP("SettingTexts", "Network")},
    {"printer.transport", "device", QT_TRANSLATE_NOOP("SettingTexts", "USB or serial")},
    {"printer.transport", "file", QT_TRANSLATE_NOOP("SettingTexts", "Folder")},
    {"printer.language", "zh_CN", QT_TRANSLATE_NOOP("SettingTexts", "Chinese")},
    {"printer.language", "en", QT_TRANSLATE_NOOP("SettingTexts", "English")},
    {"scanner.mode", "wedge", QT_TRANSLATE_NOOP("SettingTexts", "Keyboard")},
    {"scanner.mode", "serial", QT_TRANSLATE_NOOP("SettingTexts", "Serial port")},
    {"scanner.mode", "evdev", QT_TRANSLATE_NOOP("SettingTexts", "Grabbed device")},
    {"scanner.profile", "usb", QT_TRANSLATE_NOOP("SettingTexts", "USB")},
    {"scanner.profile", "bluetooth", QT_TRANSLATE_NOOP("SettingTexts", "Bluetooth")},
    {"ui.theme", "light", QT_TRANSLATE_NOOP("SettingTexts", "Light")},
    {"ui.theme", "dark", QT_TRANSLATE_NOOP("SettingTexts", "Dark")},
    {"ui.theme", "contrast", QT_TRANSLATE_NOOP("SettingTexts", "High contrast")},
    {"ui.language", "zh_CN", QT_TRANSLATE_NOOP("SettingTexts", "Chinese")},
    {"ui.language", "en", QT_TRANSLATE_NOOP("SettingTexts", "English")},
    {"ui.scale", "1", "100%"},
    {"ui.scale", "1.25", "125%"},
    {"ui.scale", "1.40625", "140%"},
    {"ui.scale", "1.5", "150%"},
    {"ui.scale", "2", "200%"},
};

QString translated(const char *text) { return *text ? QCoreApplication::translate(kContext, text) : QString(); }

} // namespace

std::span<const SettingText> settingTexts() { return kTexts; }
std::span<const SettingSection> settingSections() { return kSections; }
QString settingLabel(const SettingText &row) { return translated(row.label); }
QString settingHint(const SettingText &row) { return translated(row.hint); }
QString sectionTitle(const SettingSection &section) { return translated(section.title); }

QString choiceLabel(const QString &setting, const QString &value)
{
    for (const ChoiceText &row : kChoices) {
        if (setting == QLatin1String(row.setting) && value == QLatin1String(row.value))
            return translated(row.label);
    }
    return value;
}

} // namespace mendian
