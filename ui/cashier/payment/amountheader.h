// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian {

/// Top of the payment panel in every state: what is due, 34 px bold, and a small note under the label.
class AmountHeader final : public kit::PaintedWidget
{
    Q_OBJECT
public:
    explicit AmountHeader(QWidget *parent = nullptr);
    void setContent(const QString &label, const QString &amount, const QString &note);
    QString accessibleText() const override;
    QSize sizeHint() const override { return {512, 58}; }
    QSize minimumSizeHint() const override { return {320, 58}; }

protected:
    void paint(QPainter &painter) override;

private:
    QString m_label;
    QString m_amount;
    QString m_note;
};

} // namespace mendian
