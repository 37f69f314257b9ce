// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customerdisplay/displaypresenter.h"

namespace mendian {

using namespace kit;
using Kind = DisplayState::Kind;

namespace {

struct PayRow
{
    int screen;
    Kind kind;
    Tone tone;
    const char *icon;
    const char *title;
    const char *hint;
};

// Screens 3, 6 and 7 look alike to the customer: nothing is said that may turn out wrong.
constexpr PayRow kScreens[] = {
    {1, Kind::Pay, Tone::Brand, "qrcode", QT_TRANSLATE_NOOP("DisplayPresenter", "Please show your payment code"),
        QT_TRANSLATE_NOOP("DisplayPresenter", "Hold it to the scanner")},
    {2, Kind::Password, Tone::Info, "device-mobile",
        QT_TRANSLATE_NOOP("DisplayPresenter", "Please enter the password on your phone"),
        QT_TRANSLATE_NOOP("DisplayPresenter", "Then wait until this screen says paid")},
    {3, Kind::Unknown, Tone::Info, "clock", QT_TRANSLATE_NOOP("DisplayPresenter", "Being confirmed, please wait"),
        QT_TRANSLATE_NOOP("DisplayPresenter", "Please do not pay again")},
    {5, Kind::Pay, Tone::Brand, "qrcode", QT_TRANSLATE_NOOP("DisplayPresenter", "Not paid yet"),
        QT_TRANSLATE_NOOP("DisplayPresenter", "The cashier helps you on")},
    {6, Kind::Unknown, Tone::Info, "clock", QT_TRANSLATE_NOOP("DisplayPresenter", "Being confirmed, please wait"),
        QT_TRANSLATE_NOOP("DisplayPresenter", "Please do not pay again")},
    {7, Kind::Unknown, Tone::Info, "clock", QT_TRANSLATE_NOOP("DisplayPresenter", "Being confirmed, please wait"),
        QT_TRANSLATE_NOOP("DisplayPresenter", "Please do not pay again")},
    {8, Kind::Pay, Tone::Brand, "cash", QT_TRANSLATE_NOOP("DisplayPresenter", "Please pay in cash"),
        QT_TRANSLATE_NOOP("DisplayPresenter", "Payment codes do not work just now")},
    {9, Kind::Pay, Tone::Brand, "cash", QT_TRANSLATE_NOOP("DisplayPresenter", "Please pay in cash"), ""},
    {10, Kind::Pay, Tone::Brand, "coins", QT_TRANSLATE_NOOP("DisplayPresenter", "Still to pay"), ""},
    {11, Kind::Pay, Tone::Brand, "credit-card",
        QT_TRANSLATE_NOOP("DisplayPresenter", "Please pay at the card terminal"), ""},
};

// The whole sale's discount is shown once in the sum, so the lines add up to the sum before it.
Money wholeDiscount(const LineView &line)
{
    Money sum;
    for (const journal::PriceReason &reason : line.reasons) {
        if (reason.kind == QLatin1String("whole_discount"))
            sum += reason.saved;
    }
    return sum;
}

constexpr std::pair<const char *, const char *> kWays[] = {
    {"wechat", QT_TRANSLATE_NOOP("DisplayPresenter", "WeChat")},
    {"alipay", QT_TRANSLATE_NOOP("DisplayPresenter", "Alipay")},
    {"cash", QT_TRANSLATE_NOOP("DisplayPresenter", "Cash")},
    {"external", QT_TRANSLATE_NOOP("DisplayPresenter", "Bank card")},
};

QString waysToPay(const QStringList &kinds)
{
    QStringList names;
    for (const auto &[kind, name] : kWays) {
        if (kinds.contains(QLatin1String(kind)))
            names += DisplayPresenter::tr(name);
    }
    return names.join(QStringLiteral(u" · "));
}

} // namespace

DisplayState DisplayPresenter::state(const TillView &view) const
{
    DisplayState state;
    state.store = view.storeName;
    if (view.folderKind == QLatin1String("training"))
        state.mode = tr("Training: no money is taken");
    else if (view.folderKind == QLatin1String("demo"))
        state.mode = tr("Demo shop");
    if (view.payment.screen != 0) {
        fillPayment(state, view);
    } else if (view.basket.lines.isEmpty()) {
        state.kind = Kind::Idle;
        state.title = tr("Welcome");
        state.hint = tr("Have your goods and your payment code ready");
        state.icon = QStringLiteral("building-store");
    } else {
        state.kind = Kind::Sale;
        state.amountLabel = tr("To pay");
        state.amount = m_format.money(view.basket.total);
        state.title = tr("You can pay with");
        state.hint = waysToPay(view.payments);
    }
    fillLines(state, view.basket);
    return state;
}

void DisplayPresenter::fillLines(DisplayState &state, const BasketView &basket) const
{
    for (const LineView &line : basket.lines) {
        DisplayState::Line shown{.name = line.name,
            .quantity = line.weighed || line.labelled ? m_format.quantity(line.quantity, line.unit)
                                                      : m_format.quantity(line.quantity),
            .amount = m_format.money(line.net + wholeDiscount(line)),
            .saved = {}};
        if (const Money saved = line.saved - wholeDiscount(line); saved.fen() > 0)
            shown.saved = tr("save %1").arg(m_format.money(saved));
        state.lines += shown;
    }
    if (!basket.lines.isEmpty())
        state.pieces = tr("%n piece(s)", nullptr, static_cast<int>(basket.pieces));
    const Money saved = basket.discount + basket.rounding;
    if (saved.fen() > 0)
        state.saved = tr("You save %1").arg(m_format.money(saved));
}

void DisplayPresenter::fillPayment(DisplayState &state, const TillView &view) const
{
    const PaymentView &p = view.payment;
    state.amountLabel = tr("To pay");
    state.amount = m_format.money(p.due);
    if (p.screen == 4) {
        state.tone = Tone::Success;
        state.icon = QStringLiteral("circle-check");
        state.title = tr("Paid, thank you");
        state.kind = Kind::Paid;
        state.amountLabel = tr("Paid");
        if (p.cash && !p.change.isZero()) {
            state.kind = Kind::Change;
            state.amountLabel = tr("Your change");
            state.amount = m_format.money(p.change);
            state.hint = tr("Received %1, to pay %2").arg(m_format.money(p.received), m_format.money(p.due));
        }
        return;
    }
    for (const PayRow &row : kScreens) {
        if (row.screen == p.screen) {
            state.kind = row.kind;
            state.tone = row.tone;
            state.icon = QString::fromLatin1(row.icon);
            state.title = tr(row.title);
            if (*row.hint)
                state.hint = tr(row.hint);
        }
    }
    if (p.screen == 2 && p.byQr && !p.qr.isEmpty()) {
        state.kind = Kind::Qr;
        state.qr = p.qr;
        state.title =
            p.provider == QLatin1String("alipay_qr") ? tr("Please scan with Alipay") : tr("Please scan with WeChat");
        state.hint = tr("Then wait until this screen says paid");
    }
    if (p.screen == 10)
        state.amount = m_format.money(p.remaining);
}

} // namespace mendian
