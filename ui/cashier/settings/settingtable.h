// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>

namespace mendian {

/// A setting as a person sees it; what it may hold stands in models/settings.
struct SettingText
{
    const char *section; ///< "printer", "scanner", "payment", "screen"; "channel": a provider's row of "payment"
    const char *name;    ///< of models/settings
    const char *label;
    const char *hint; ///< may be empty
};
std::span<const SettingText> settingTexts();

struct SettingSection
{
    const char *id;
    const char *icon;
    const char *title;
    const char *device; ///< whose state is shown; "pay." = the worst of these; empty: none
};
std::span<const SettingSection> settingSections();

QString settingLabel(const SettingText &row);
QString settingHint(const SettingText &row);
QString sectionTitle(const SettingSection &section);
/// The word of a choice: "Network" of "tcp"; the value itself when there is none.
QString choiceLabel(const QString &setting, const QString &value);

} // namespace mendian
