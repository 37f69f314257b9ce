// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"
#include "workflows/checkout/tillport.h"

#include <QWidget>

class QStackedLayout;
class QVBoxLayout;

namespace mendian::kit {
class ChoiceCard;
class KeyValueRow;
class StepTrack;
class Text;
} // namespace mendian::kit

namespace mendian {

class ApprovalForm;
class CountGrid;
class ListArea;
class ShiftSide;

/// Closing a shift in three steps: blind count, differences with reasons, open items (ui guide §2.4). Enter goes on,
/// Esc goes back; leaving the page keeps what was counted, until the shift is closed. GUI thread.
class CloseShiftPage final : public QWidget
{
    Q_OBJECT
public:
    CloseShiftPage(TillPort &till, const Clock &clock, QWidget *parent = nullptr);
    void setView(const TillView &view);
    int step() const { return m_step; } ///< 1..3
    void goTo(int step);
    void next();
    CountGrid *grid() const { return m_grid; }
    ApprovalForm *approval() const { return m_approval; }

signals:
    void told(mendian::kit::Tone tone, const QString &text);
    void left(); ///< back to the sale, the close goes on later
    void closed();
    void itemRequested(const QString &panel); ///< "parked", "holds": open it on the sale page

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct ReasonRow
    {
        int row;
        QList<kit::ChoiceCard *> cards;
    };
    QWidget *makeDifferences();
    QWidget *makeOpenItems();
    void compare();
    void showRows(const QList<ZRow> &rows);
    void addReasons(int row);
    void chooseReason(int row, int reason);
    int rowWithoutReason() const;
    void loadItems();
    void showItems();
    void closeShift(const ApprovalProof &proof);
    void refresh();

    TillPort &m_till;
    const Clock &m_clock;
    TillView m_view;
    ShiftId m_shift;
    int m_step = 1;
    CloseCheck m_check;
    QList<ZRow> m_rows;
    QList<ReasonRow> m_reasons;
    CountGrid *m_grid;
    ShiftSide *m_side;
    kit::StepTrack *m_track;
    kit::KeyValueRow *m_who;
    kit::KeyValueRow *m_receipts;
    QStackedLayout *m_stack = nullptr;
    QVBoxLayout *m_rowColumn = nullptr;
    QWidget *m_rowHost = nullptr;
    kit::Text *m_reasonHint = nullptr;
    ListArea *m_items = nullptr;
    ApprovalForm *m_approval = nullptr;
};

} // namespace mendian
