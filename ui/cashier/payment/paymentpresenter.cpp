// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/payment/paymentpresenter.h"

#include "ui/cashier/parts/tendernames.h"

#include <QKeySequence>

namespace mendian {

using namespace kit;
using State = StepTrack::State;

namespace {

const QString kDot = QStringLiteral(u" · ");

struct ActionRow
{
    PaymentAction action;
    const char *icon;
    const char *label;
    QKeyCombination key;
};
constexpr ActionRow kActions[] = {
    {PaymentAction::Rescan, "line-scan", QT_TRANSLATE_NOOP("PaymentPresenter", "Scan again"), Qt::Key_Space},
    {PaymentAction::Query, "refresh", QT_TRANSLATE_NOOP("PaymentPresenter", "Ask now"), Qt::Key_F5},
    {PaymentAction::Park, "player-pause", QT_TRANSLATE_NOOP("PaymentPresenter", "Put aside"), Qt::Key_F4},
    {PaymentAction::Reverse, "arrow-back-up", QT_TRANSLATE_NOOP("PaymentPresenter", "Reverse it"), Qt::Key_F8},
    {PaymentAction::Cash, "cash", QT_TRANSLATE_NOOP("PaymentPresenter", "Cash instead"), Qt::Key_F9},
    {PaymentAction::Card, "credit-card", QT_TRANSLATE_NOOP("PaymentPresenter", "Card slip"), Qt::Key_F11},
    {PaymentAction::Cancel, "x", QT_TRANSLATE_NOOP("PaymentPresenter", "Cancel"), Qt::Key_Escape},
    {PaymentAction::Finish, "check", QT_TRANSLATE_NOOP("PaymentPresenter", "Done"), Qt::Key_Return},
    {PaymentAction::Qr, "qrcode", "", Qt::Key_F6},
    {PaymentAction::OtherQr, "qrcode", "", Qt::Key_F7},
    {PaymentAction::Reprint, "printer", QT_TRANSLATE_NOOP("PaymentPresenter", "Reprint"), Qt::CTRL | Qt::Key_P},
};

QList<StepTrack::Step> track(State sent, State customer, State arrived)
{
    return {{PaymentPresenter::tr("Sent"), sent}, {PaymentPresenter::tr("Customer"), customer},
        {PaymentPresenter::tr("Arrived"), arrived}};
}

qint64 secondsUp(qint64 ms) { return ms <= 0 ? 0 : (ms + 999) / 1000; }

QString sentence(const PaymentView &p)
{
    if (!p.sentence.isEmpty())
        return QCoreApplication::translate("PaymentSentence", p.sentence.toUtf8().constData());
    return p.providerText;
}

} // namespace

PaymentButton PaymentPresenter::button(PaymentAction action, ButtonKind kind) const
{
    for (const ActionRow &row : kActions) {
        if (row.action == action)
            return {action, QString::fromLatin1(row.icon), *row.label ? tr(row.label) : QString(),
                keyLabel(QKeySequence(row.key)), kind, {}};
    }
    return {};
}

PaymentButton PaymentPresenter::qrButton(const TillView &view, qsizetype which) const
{
    PaymentButton result = button(which == 0 ? PaymentAction::Qr : PaymentAction::OtherQr);
    result.label = tr("%1 QR").arg(tenderName(view.qrs.at(which)));
    return result;
}

PaymentButton PaymentPresenter::reverseButton(const PaymentView &p, Timestamp now, ButtonKind kind) const
{
    PaymentButton result = button(PaymentAction::Reverse, kind);
    if (const qint64 wait = secondsUp(p.reverseFrom - now); wait > 0) {
        result.label = tr("Reverse in %1 s").arg(wait);
        result.refusal = tr("The provider allows a reversal only some seconds after the request. Please wait.");
    }
    return result;
}

bool PaymentPresenter::canCancel(int screen) { return screen == 1 || screen == 5 || screen == 8 || screen >= 9; }

std::optional<Sound> PaymentPresenter::sound(int before, int after)
{
    if (before == after)
        return {};
    switch (after) {
    case 4:
        return Sound::Paid;
    case 5:
        return Sound::Failed;
    case 6:
        return Sound::Unknown;
    default:
        return {};
    }
}

QString PaymentPresenter::headLabel(const TillView &view) const
{
    return view.payment.parts.isEmpty() ? tr("Due now") : tr("Due for this part");
}

QString PaymentPresenter::headNote(const TillView &view) const
{
    QStringList notes;
    if (!view.payment.parts.isEmpty())
        notes += tr("of %1").arg(m_format.money(view.payment.total));
    if (view.basket.nextSalePieces > 0)
        notes += tr("Next sale +%1").arg(view.basket.nextSalePieces);
    return notes.join(kDot);
}

PaymentState PaymentPresenter::state(const TillView &view, Timestamp now) const
{
    static constexpr Fill kScreens[] = {nullptr, &PaymentPresenter::collect, &PaymentPresenter::password,
        &PaymentPresenter::confirming, &PaymentPresenter::paid, &PaymentPresenter::refused, &PaymentPresenter::unknown,
        &PaymentPresenter::reversing, &PaymentPresenter::offline};
    PaymentState s;
    const int screen = view.payment.screen;
    if (screen < 1 || screen > 8)
        return s;
    // Until somebody has scanned it, a QR is waited for, not confirmed: screens 2 and 3 look the same.
    const bool showsQr = view.payment.byQr && (screen == 2 || (screen == 3 && view.payment.queries == 0));
    (this->*(showsQr ? &PaymentPresenter::qr : kScreens[screen]))(s, view, now);
    if (!view.payment.alarm.isEmpty()) {
        s.chip = tr("Something does not fit: a manager must look"); // its English words are in the log
        s.chipTone = Tone::Danger;
    }
    return s;
}

void PaymentPresenter::collect(PaymentState &s, const TillView &view, Timestamp) const
{
    QStringList names;
    for (const QString &provider : view.codes)
        names += tenderName(provider);
    s.tone = s.chipTone = Tone::Brand;
    if (names.isEmpty()) {
        s.icon = QStringLiteral("qrcode");
        s.title = tr("Show the customer a QR code");
        s.text = tr("The customer scans it with the phone, here or on the customer display.");
    } else {
        s.icon = QStringLiteral("line-scan");
        s.title = tr("Scan the customer's payment code");
        s.text = tr("%1. The scan arrives wherever the cursor is.").arg(names.join(QStringLiteral(" / ")));
        s.chip = tr("Waiting for a scan, no time limit");
    }
    QList<PaymentButton> codes;
    for (qsizetype i = 0; i < qMin<qsizetype>(view.qrs.size(), 2); ++i)
        codes += qrButton(view, i);
    if (!codes.isEmpty())
        s.rows += codes;
    QList<PaymentButton> row;
    if (view.payments.contains(QLatin1String("cash")))
        row += button(PaymentAction::Cash);
    row += button(PaymentAction::Cancel);
    s.rows += row;
}

void PaymentPresenter::qr(PaymentState &s, const TillView &view, Timestamp now) const
{
    const PaymentView &p = view.payment;
    const QString name = tenderName(p.provider);
    s.steps = track(State::Done, p.qr.isEmpty() ? State::Waiting : State::Current, State::Waiting);
    s.tone = s.chipTone = Tone::Info;
    s.ticks = true;
    if (p.qr.isEmpty()) {
        s.sign = PaymentState::Sign::Ring;
        const qint64 elapsed = qMax<qint64>(0, now - p.startedAt);
        s.perMille = static_cast<int>(qMin<qint64>(1000, elapsed * 1000 / qMax<qint64>(1, p.deadline - p.startedAt)));
        s.number = QString::number(elapsed / 1000);
        s.title = tr("Getting the QR code of %1").arg(name);
        s.text = tr("Nothing can be paid before it is shown.");
    } else {
        s.sign = PaymentState::Sign::Qr;
        s.qr = p.qr;
        s.title = tr("Let the customer scan with %1").arg(name);
        s.text = tr("Keep the goods until this screen says paid.");
        const qint64 left = secondsUp(p.deadline - now);
        s.chip = tr("open for %1 s").arg(left) + kDot + tr("asked %n time(s)", nullptr, static_cast<int>(p.queries));
    }
    PaymentButton close = reverseButton(p, now, ButtonKind::Secondary);
    if (close.refusal.isEmpty())
        close.label = tr("Close this code");
    s.rows = {{button(PaymentAction::Query), close}};
}

void PaymentPresenter::password(PaymentState &s, const TillView &view, Timestamp now) const
{
    const PaymentView &p = view.payment;
    const qint64 left = qMax<qint64>(0, p.deadline - now);
    const qint64 whole = qMax<qint64>(1, p.deadline - p.startedAt);
    s.steps = track(State::Done, State::Current, State::Waiting);
    s.sign = PaymentState::Sign::Ring;
    s.tone = s.chipTone = Tone::Info;
    s.perMille = static_cast<int>(qBound(qint64(0), left * 1000 / whole, qint64(1000)));
    s.number = QString::number(secondsUp(left));
    s.title = tr("Customer is entering the password");
    s.text = tr("The money is not here yet: keep the goods. Only this screen counts, a screenshot does not.");
    s.chip = tenderName(p.provider) + kDot + tr("asked every %1 s").arg(p.queryEveryMs / 1000) + kDot
        + tr("asked %n time(s)", nullptr, static_cast<int>(p.queries));
    s.rows = {{button(PaymentAction::Query), reverseButton(p, now, ButtonKind::Secondary)}};
    s.ticks = true;
}

void PaymentPresenter::confirming(PaymentState &s, const TillView &view, Timestamp now) const
{
    const PaymentView &p = view.payment;
    const qint64 elapsed = qMax<qint64>(0, now - p.startedAt);
    const qint64 whole = qMax<qint64>(1, p.deadline - p.startedAt);
    s.steps = track(State::Done, State::Current, State::Waiting);
    s.sign = PaymentState::Sign::Ring;
    s.tone = s.chipTone = Tone::Info;
    s.perMille = static_cast<int>(qBound(qint64(0), elapsed * 1000 / whole, qint64(1000)));
    s.number = QString::number(elapsed / 1000);
    s.title = tr("Slow line: the result is being confirmed");
    s.text = tr("The same payment is asked again; nothing is charged twice. "
                "You can put it aside and go on.");
    s.chip = tenderName(p.provider) + kDot + tr("asked every %1 s").arg(p.queryEveryMs / 1000) + kDot
        + tr("asked %n time(s)", nullptr, static_cast<int>(p.queries));
    s.rows = {{button(PaymentAction::Query), button(PaymentAction::Park)}};
    s.ticks = true;
}

QString PaymentPresenter::printWords(const PaymentView &p) const
{
    if (p.printState == QLatin1String("queued") || p.printState == QLatin1String("sending"))
        return tr("receipt is printing");
    if (p.printState == QLatin1String("sent") || p.printState == QLatin1String("printed"))
        return tr("receipt printed");
    return {};
}

void PaymentPresenter::paid(PaymentState &s, const TillView &view, Timestamp) const
{
    const PaymentView &p = view.payment;
    s.tone = Tone::Success;
    s.icon = QStringLiteral("circle-check");
    QStringList words;
    if (p.cash) {
        s.title = p.change.isZero() ? tr("Paid, no change") : tr("Give the change");
        if (!p.change.isZero())
            s.change = m_format.yuan(p.change);
        words += tr("Received %1").arg(m_format.money(p.received));
        s.chip = tr("Stays until Enter; or just scan the next item");
    } else {
        s.steps = track(State::Done, State::Done, State::Done);
        s.title = tr("Paid");
        const Money amount = p.received.isZero() ? p.due : p.received;
        words += p.provider.isEmpty() ? m_format.money(amount)
                                      : QString(tenderName(p.provider) + QLatin1Char(' ') + m_format.money(amount));
        s.chip = tr("Closes by itself; or just scan the next item");
        s.closesItself = true;
    }
    s.chipTone = Tone::Success;
    if (const QString print = printWords(p); !print.isEmpty())
        words += print;
    s.text = words.join(kDot);
    if (p.printState == QLatin1String("failed") || p.printState == QLatin1String("unknown")) {
        const bool failed = p.printState == QLatin1String("failed");
        s.chip = failed ? tr("Receipt not printed: check paper and cover")
                        : tr("Unclear whether the receipt was printed: look at the paper");
        s.chipTone = failed ? Tone::Danger : Tone::Unknown;
        s.closesItself = false;
    }
    s.rows = {{button(PaymentAction::Finish, ButtonKind::Primary), button(PaymentAction::Reprint)}};
}

void PaymentPresenter::refused(PaymentState &s, const TillView &view, Timestamp) const
{
    const PaymentView &p = view.payment;
    s.steps = track(State::Done, State::Failed, State::Waiting);
    s.tone = s.chipTone = Tone::Danger;
    s.icon = QStringLiteral("circle-x");
    if (p.returned) {
        s.title = tr("The money went back: collect it again");
        s.text = tr("The customer's money came and has already gone back. The goods are not paid.");
    } else {
        s.title = tr("No money received");
        const QString reason = sentence(p);
        s.text =
            (reason.isEmpty() ? QString() : QString(reason + QLatin1Char(' '))) + tr("The customer was not charged.");
    }
    s.chip = p.shortNumber.isEmpty() ? tr("Nothing was sent") : tr("Number …%1 is closed").arg(p.shortNumber);
    if (!p.providerCode.isEmpty())
        s.chip += kDot + p.providerCode;
    QList<PaymentButton> second;
    if (view.payments.contains(QLatin1String("cash")))
        second += button(PaymentAction::Cash);
    second += button(PaymentAction::Cancel);
    second.last().label = tr("Back");
    s.rows = {{button(PaymentAction::Rescan, ButtonKind::Primary)}, second};
}

void PaymentPresenter::unknown(PaymentState &s, const TillView &view, Timestamp now) const
{
    const PaymentView &p = view.payment;
    s.steps = track(State::Done, State::Unknown, State::Unknown);
    s.tone = s.chipTone = Tone::Unknown;
    s.title = tr("Result unknown: keep the goods");
    s.text = tr("The customer may have been charged: do not take it again. "
                "It is asked on in the background.");
    s.chip = tr("Number …%1").arg(p.shortNumber) + kDot + tr("asked %n time(s)", nullptr, static_cast<int>(p.queries));
    PaymentButton query = button(PaymentAction::Query, ButtonKind::Primary);
    query.label = tr("Keep asking");
    s.rows = {{query}, {reverseButton(p, now, ButtonKind::Danger), button(PaymentAction::Park)}};
    s.ticks = true;
}

void PaymentPresenter::reversing(PaymentState &s, const TillView &view, Timestamp now) const
{
    const PaymentView &p = view.payment;
    s.steps = {{tr("Sent"), State::Done}, {tr("Reversal"), State::Reversing}, {tr("Money back"), State::Waiting}};
    s.tone = s.chipTone = Tone::Unknown;
    s.icon = QStringLiteral("arrow-back-up");
    s.title = tr("Reversing, please wait for the result");
    s.text = tr("If the customer was charged, the money goes back. "
                "Do not take it again before the result; you can put it aside.");
    s.chip = tr("Try %1").arg(qMax<qint64>(1, p.reverses));
    if (const qint64 wait = secondsUp(p.nextAt - now); wait > 0)
        s.chip += kDot + tr("next in %1 s").arg(wait);
    s.rows = {{button(PaymentAction::Park)}};
    s.ticks = true;
}

void PaymentPresenter::offline(PaymentState &s, const TillView &view, Timestamp now) const
{
    const PaymentView &p = view.payment;
    const QString provider = tenderName(p.provider);
    s.tone = s.chipTone = Tone::Neutral;
    s.icon = QStringLiteral("cloud-off");
    s.title = tr("%1 cannot be reached").arg(provider);
    const bool cash = view.payments.contains(QLatin1String("cash"));
    const bool card = view.payments.contains(QLatin1String("external"));
    s.text = cash && card ? tr("Nothing was sent. Cash works as always; so does the card terminal with its slip.")
        : cash            ? tr("Nothing was sent. Cash works as always.")
                          : tr("Nothing was sent.");
    if (!p.offlineSince.isNull()) {
        const int minutes = static_cast<int>((now - p.offlineSince) / 60'000);
        s.chip = minutes > 0 ? tr("No line for %n minute(s)", nullptr, minutes) : tr("The line was lost just now");
    }
    QList<PaymentButton> second;
    if (card)
        second += button(PaymentAction::Card);
    second += button(PaymentAction::Cancel);
    if (cash)
        s.rows += QList<PaymentButton>{button(PaymentAction::Cash, ButtonKind::Primary)};
    if (cash)
        s.rows.first().first().label = tr("Cash");
    s.rows += second;
    s.ticks = true;
}

} // namespace mendian
