// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/frame/cashierwindow.h"
#include "ui/kit/station.h"

namespace mendian {

/// The cashier as a station of the program. app/ makes it with what its window needs.
class CashierStation final : public kit::Station
{
public:
    explicit CashierStation(const CashierParts &parts) : m_parts(parts) {}
    QString id() const override { return QStringLiteral("cashier"); }
    QString title() const override;
    QWidget *createScreen(const Services &services, QWidget *parent) override;
    CashierWindow *createWindow(QWidget *parent = nullptr) const { return new CashierWindow(m_parts, parent); }

private:
    CashierParts m_parts;
};

} // namespace mendian
