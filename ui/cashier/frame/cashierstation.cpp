// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/frame/cashierstation.h"

namespace mendian {

QString CashierStation::title() const { return CashierWindow::tr("Cashier"); }

QWidget *CashierStation::createScreen(const Services &, QWidget *parent) { return createWindow(parent); }

} // namespace mendian
