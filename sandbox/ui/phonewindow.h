// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/core/world.h"

#include <QTimer>
#include <QWidget>

namespace mendian::kit {
class Button;
class ChipButton;
class InputField;
class SegmentedTabs;
class Text;
} // namespace mendian::kit

namespace mendian::sandbox {

class CodePicture;
class OrderList;

/// The customer's phone: a payment code of either wallet that changes every minute, a field for the QR a till shows,
/// the question for the password, how the customer behaves, the balance, the last payments. Asks the World four times a
/// second; GUI thread.
class PhoneWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit PhoneWindow(World &world, QWidget *parent = nullptr);
    QString code() const { return m_code; }
    void showNextCode();

signals:
    void themeAsked();
    void languageAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *codeCard();
    QWidget *questionCard();
    QWidget *behaviourCard();
    void setTexts();
    void look(); // at the World and the clock
    void decide(bool approve);
    void scan();

    World &m_world;
    QString m_code;
    qint64 m_codeSince = 0; // of the monotonic clock
    quint64 m_revision = ~quint64{0};
    QTimer m_timer;

    kit::Text *m_title = nullptr;
    kit::ChipButton *m_theme = nullptr;
    kit::ChipButton *m_language = nullptr;
    kit::SegmentedTabs *m_wallet = nullptr;
    CodePicture *m_bars = nullptr;
    CodePicture *m_qr = nullptr;
    kit::Text *m_digits = nullptr;
    kit::Text *m_countdown = nullptr;
    kit::Button *m_next = nullptr;
    kit::InputField *m_scan = nullptr;
    kit::Text *m_question = nullptr;
    kit::Button *m_approve = nullptr;
    kit::Button *m_refuse = nullptr;
    kit::Text *m_modeTitle = nullptr;
    kit::SegmentedTabs *m_mode = nullptr;
    kit::Text *m_modeNote = nullptr;
    kit::Text *m_balanceTitle = nullptr;
    QList<kit::ChipButton *> m_balances;
    kit::Text *m_ordersTitle = nullptr;
    OrderList *m_orders = nullptr;
};

} // namespace mendian::sandbox
