// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QDate>

namespace mendian {

/// A trading day: a plain date fixed when a shift opens, by the store's cut-over hour (0..23). Never derived ad hoc.
class BusinessDate
{
public:
    BusinessDate() = default;
    explicit BusinessDate(const QDate &date) : m_date(date) {}
    /// At 02:30 with cut-over hour 4 it is still yesterday.
    static BusinessDate at(Timestamp t, int cutOverHour);
    static Result<BusinessDate> parse(QStringView iso); ///< 2025-11-21
    QDate date() const { return m_date; }
    bool isValid() const { return m_date.isValid(); }
    QString toString() const { return m_date.toString(Qt::ISODate); }
    friend bool operator==(const BusinessDate &, const BusinessDate &) = default;
    friend bool operator<(const BusinessDate &a, const BusinessDate &b) { return a.m_date < b.m_date; }

private:
    QDate m_date;
};

} // namespace mendian
