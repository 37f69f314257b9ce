// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "ui/kit/status.h"

class QTimer;

namespace mendian::kit {
class Button;
class NumberPad;
class Text;
} // namespace mendian::kit

namespace mendian {

/// Six dots, the pad of 96×72 keys, one button and the sentence above it: sign-in and unlock. Keeps the PIN only until
/// it is given. After a lock-out it counts the seconds down by the clock's monotonic time. GUI thread.
class PinPanel final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kDigits = 6;

    PinPanel(const Clock &clock, const QString &verb, const QString &icon, QWidget *parent = nullptr);

    /// Asks for a staff number first; numberGiven() then, and the PIN after that.
    void askNumber();
    void askPin();
    bool isAskingNumber() const { return m_askingNumber; }
    void setBusy(bool busy);
    /// WrongPin: red dots and the tries left; LockedOut: the countdown; others: their sentence.
    void refuse(const Error &error);
    void tell(kit::Tone tone, const QString &text);
    /// Forgets what was typed.
    void reset();
    bool isLockedOut() const { return secondsLeft() > 0; }
    qint64 secondsLeft() const;
    int typed() const { return static_cast<int>(m_text.size()); }
    void takeFocus();
    void typeDigit(int digit);

signals:
    void given(const QString &pin);
    void numberGiven(const QString &number);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void erase();
    void submit();
    void refresh();
    void tick();

    const Clock &m_clock;
    kit::PinDots *m_dots;
    kit::Text *m_number;
    kit::Ring *m_ring;
    kit::Text *m_message;
    kit::NumberPad *m_pad;
    kit::Button *m_button;
    QTimer *m_timer;
    QString m_verb;
    QString m_text;
    bool m_askingNumber = false;
    qint64 m_lockedUntil = 0; ///< on the monotonic clock
    qint64 m_lockedFor = 0;
};

} // namespace mendian
