// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/sale/basketdelegate.h"

#include <QTableView>

namespace mendian {

/// The basket: header 30, rows 60, the selected line with its brand bar. Follows the line last scanned. GUI thread.
class BasketList final : public QTableView
{
    Q_OBJECT
    Q_PROPERTY(bool textFits READ textFits)

public:
    explicit BasketList(QWidget *parent = nullptr);

    /// Takes the lines and selects `touched` when it changed since the last call.
    void setBasket(const BasketView &basket);
    qint64 selectedKey() const; ///< 0: none
    const LineView *selectedLine() const;
    void select(qint64 key);
    void move(int rows); ///< selection up (negative) or down
    int visibleRows() const;
    bool textFits() const { return m_delegate->textFits(); }
    BasketModel *basketModel() const { return m_model; }

signals:
    void stepped(qint64 key, int delta);
    void numberPressed(qint64 key);
    void selectedChanged(qint64 key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setTitles();
    BasketModel *m_model;
    BasketDelegate *m_delegate;
    qint64 m_touched = 0;
    SaleId m_sale;
};

} // namespace mendian
