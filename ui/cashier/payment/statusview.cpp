// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/payment/statusview.h"

#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/qrcode.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr int kGap = 10;
constexpr int kButton = 60;
constexpr int kQr = 200;

QList<QList<PaymentAction>> actionsOf(const PaymentState &state)
{
    QList<QList<PaymentAction>> result;
    for (const auto &row : state.rows) {
        QList<PaymentAction> actions;
        for (const PaymentButton &button : row)
            actions += button.action;
        result += actions;
    }
    return result;
}

QString objectNameOf(PaymentAction action)
{
    static const char *names[] = {
        "rescan", "query", "park", "reverse", "cash", "card", "cancel", "finish", "reprint", "qr", "otherQr"};
    return QStringLiteral("payment.") + QLatin1String(names[static_cast<int>(action)]);
}
} // namespace

StatusView::StatusView(QWidget *parent)
    : QWidget(parent), m_track(new StepTrack(this)), m_icon(new StatusIcon(Tone::Brand, this)), m_ring(new Ring(this)),
      m_qr(new QrCode(kQr, this)), m_title(new Text({}, TextRole::DialogTitle, this)),
      m_change(new Text({}, TextRole::Change, this)), m_text(new Text({}, TextRole::Body, this)),
      m_chip(new Chip(Tone::Neutral, {}, this)), m_buttonArea(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(0);
    for (Text *text : {m_title, m_change, m_text}) {
        text->setAlignment(Qt::AlignCenter);
        text->setWrapped(true, text == m_text ? 3 : 2);
    }
    column->addWidget(m_track);
    column->addStretch(3);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_ring, 0, Qt::AlignHCenter);
    column->addWidget(m_qr, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_change);
    column->addSpacing(4);
    column->addWidget(m_text);
    column->addStretch(2);
    column->addWidget(m_chip, 0, Qt::AlignHCenter);
    column->addStretch(3);
    column->addWidget(m_buttonArea);
    m_title->setObjectName(QStringLiteral("payment.title"));
    m_text->setObjectName(QStringLiteral("payment.text"));
    m_qr->setObjectName(QStringLiteral("payment.qr"));
    m_chip->setObjectName(QStringLiteral("payment.chip"));
}

Button *StatusView::button(PaymentAction action) const
{
    for (const auto &[known, widget] : m_buttons) {
        if (known == action)
            return widget;
    }
    return nullptr;
}

QWidget *StatusView::mainButton() const
{
    for (const auto &[action, widget] : m_buttons) {
        if (widget->kind() == ButtonKind::Primary)
            return widget;
    }
    return nullptr;
}

void StatusView::setState(const PaymentState &state)
{
    const bool sameButtons = actionsOf(state) == actionsOf(m_state) && !m_buttons.isEmpty();
    m_state = state;
    m_track->setVisible(!state.steps.isEmpty());
    m_track->setSteps(state.steps);
    const bool ring = state.sign == PaymentState::Sign::Ring;
    m_icon->setVisible(state.sign == PaymentState::Sign::Icon);
    m_qr->setVisible(state.sign == PaymentState::Sign::Qr);
    m_qr->setText(state.qr);
    m_ring->setVisible(ring);
    if (ring) {
        m_ring->setTone(state.tone);
        m_ring->setValue(state.perMille, state.number, tr("s"));
    } else if (m_icon->isVisibleTo(this)) {
        m_icon->setStatus(state.tone, state.icon);
    }
    m_title->setColor(state.tone == Tone::Neutral ? Token::Text2 : toneText(state.tone));
    m_title->setText(state.title);
    m_change->setVisible(!state.change.isEmpty());
    m_change->setText(state.change);
    m_text->setText(state.text);
    m_chip->setVisible(!state.chip.isEmpty());
    m_chip->setTone(state.chipTone);
    m_chip->setText(state.chip);
    if (!sameButtons)
        makeButtons();
    for (const auto &row : state.rows) {
        for (const PaymentButton &offered : row) {
            Button *widget = button(offered.action);
            widget->setKind(offered.kind);
            widget->setIconName(offered.icon);
            widget->setText(offered.label);
            widget->setKeycap(offered.key);
            widget->setRefusal(offered.refusal);
        }
    }
}

void StatusView::makeButtons()
{
    for (const auto &[action, widget] : std::as_const(m_buttons)) {
        widget->hide();
        widget->deleteLater();
    }
    m_buttons.clear();
    delete m_buttonArea->layout();
    auto *column = new QVBoxLayout(m_buttonArea);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    for (const auto &row : std::as_const(m_state.rows)) {
        auto *line = new QHBoxLayout;
        line->setSpacing(kGap);
        for (const PaymentButton &offered : row) {
            auto *widget = new Button(offered.kind, offered.icon, offered.label, m_buttonArea);
            widget->setObjectName(objectNameOf(offered.action));
            widget->setFixedHeight(kButton);
            widget->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
            line->addWidget(widget, 1);
            const PaymentAction action = offered.action;
            connect(widget, &QAbstractButton::clicked, this, [this, action] { emit triggered(action); });
            connect(widget, &PaintedButton::refusedPress, this, &StatusView::refused);
            m_buttons += {action, widget};
        }
        column->addLayout(line);
    }
}

} // namespace mendian
