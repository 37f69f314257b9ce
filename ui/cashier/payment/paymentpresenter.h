// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/buttonlook.h"
#include "ui/kit/format.h"
#include "ui/kit/sounds.h"
#include "ui/kit/status.h"
#include "workflows/checkout/tillview.h"

#include <QCoreApplication>
#include <optional>

namespace mendian {

/// `Qr` and `OtherQr` show the QR of the first and second provider of TillView::qrs.
enum class PaymentAction { Rescan, Query, Park, Reverse, Cash, Card, Cancel, Finish, Reprint, Qr, OtherQr };

struct PaymentButton
{
    PaymentAction action = PaymentAction::Cancel;
    QString icon;
    QString label;
    QString key;
    kit::ButtonKind kind = kit::ButtonKind::Secondary;
    QString refusal; ///< why not yet ("can be reversed in 12 s"); empty: it can
    friend bool operator==(const PaymentButton &, const PaymentButton &) = default;
};

/// One payment screen in words and signs.
struct PaymentState
{
    enum class Sign { Icon, Ring, Qr };
    QList<kit::StepTrack::Step> steps; ///< empty: nothing sent yet
    Sign sign = Sign::Icon;
    kit::Tone tone = kit::Tone::Neutral; ///< Unknown is drawn as a hexagon
    QString icon;
    int perMille = 0;
    QString number; ///< in the ring
    QString qr;     ///< what the customer scans
    QString title;
    QString change; ///< cash: the change, 40 px; empty otherwise
    QString text;
    QString chip;
    kit::Tone chipTone = kit::Tone::Neutral;
    QList<QList<PaymentButton>> rows;
    bool closesItself = false; ///< after 1.5 s
    bool ticks = false;        ///< shows time: refresh while it is open
};

/// Screens 1 to 8 of the payment (ui guide §2.3) as a table over the view; knows no widgets and no clock.
class PaymentPresenter
{
    Q_DECLARE_TR_FUNCTIONS(PaymentPresenter)
public:
    explicit PaymentPresenter(const kit::Format &format = kit::Format()) : m_format(format) {}
    PaymentState state(const TillView &view, Timestamp now) const;
    /// "Due now ¥ 91.94", and what else the head says: total of a combined payment, goods that wait.
    QString headLabel(const TillView &view) const;
    QString headNote(const TillView &view) const;
    /// What is heard when the screen changes from `before` to `after`.
    static std::optional<kit::Sound> sound(int before, int after);
    /// Esc on this screen: leaves the panel, where nothing is under way; where a QR is shown it closes the number.
    static bool canCancel(int screen);
    const kit::Format &format() const { return m_format; }

private:
    using Fill = void (PaymentPresenter::*)(PaymentState &, const TillView &, Timestamp) const;
    void collect(PaymentState &s, const TillView &view, Timestamp now) const;
    void qr(PaymentState &s, const TillView &view, Timestamp now) const;
    void password(PaymentState &s, const TillView &view, Timestamp now) const;
    void confirming(PaymentState &s, const TillView &view, Timestamp now) const;
    void paid(PaymentState &s, const TillView &view, Timestamp now) const;
    void refused(PaymentState &s, const TillView &view, Timestamp now) const;
    void unknown(PaymentState &s, const TillView &view, Timestamp now) const;
    void reversing(PaymentState &s, const TillView &view, Timestamp now) const;
    void offline(PaymentState &s, const TillView &view, Timestamp now) const;
    PaymentButton button(PaymentAction action, kit::ButtonKind kind = kit::ButtonKind::Secondary) const;
    PaymentButton qrButton(const TillView &view, qsizetype which) const;
    PaymentButton reverseButton(const PaymentView &p, Timestamp now, kit::ButtonKind kind) const;
    QString printWords(const PaymentView &p) const;
    kit::Format m_format;
};

} // namespace mendian
