// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "core/quantity.h"

#include <QLocale>
#include <QString>

namespace mendian::kit {

/// Money, quantities and times as people read them (ui guide §1.3). All take the interface's locale, no global state.
class Format
{
public:
    explicit Format(const QLocale &locale = QLocale()) : m_locale(locale) {}
    const QLocale &locale() const { return m_locale; }
    bool chinese() const { return m_locale.language() == QLocale::Chinese; }

    /// "1,234.50", "−20.00" (U+2212), two decimals always.
    QString money(Money amount) const;
    /// "¥ 191.94" as on the payment panel.
    QString yuan(Money amount) const;
    /// "+3.00" or "−3.00"; zero has no sign.
    QString signedMoney(Money amount) const;
    /// "236.4万" of 2,364,000 yuan in Chinese, "2,364.0k" in English: head office.
    QString compactMoney(Money amount) const;
    /// "12,480"
    QString count(qint64 number) const;
    /// "×2"
    QString times(Quantity quantity) const;
    /// "2" or "1.236"; with a unit "1.236 kg"
    QString quantity(Quantity quantity, const QString &unit = {}) const;
    /// 45 per mille -> "4.5%"
    QString perMille(qint64 perMille) const;
    /// "14:32", in store time
    QString time(Timestamp t) const;
    /// "14:32:08"
    QString timeWithSeconds(Timestamp t) const;
    /// "11月21日 周五" / "Fri 21 Nov"
    QString day(Timestamp t) const;
    QString day(const QDate &date) const;
    /// "2025-11-21 14:32"
    QString dateTime(Timestamp t) const;
    /// "02:40", "1:02:40"; negative "−03:10"
    QString duration(qint64 seconds) const;
    /// "138****6721"
    static QString maskedPhone(const QString &digits);

private:
    QString fixed(qint64 value, int decimals) const;
    QLocale m_locale;
};

} // namespace mendian::kit
