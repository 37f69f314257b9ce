// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/core/world.h"

#include <QWidget>

class QVBoxLayout;

namespace mendian::sandbox {

/// The last payments of both wallets as the customer sees them: time, end of the number, amount, state.
class OrderList final : public QWidget
{
    Q_OBJECT

public:
    explicit OrderList(QWidget *parent = nullptr);
    void setPayments(const QList<Payment> &payments);
    static constexpr int kShown = 5;

private:
    QVBoxLayout *m_rows;
};

/// "waiting for a password", in the interface's language.
QString stateWord(PaymentState state);

} // namespace mendian::sandbox
