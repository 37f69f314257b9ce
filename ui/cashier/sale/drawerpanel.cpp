// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/drawerpanel.h"

#include "ui/cashier/sale/reasonchips.h"
#include "ui/kit/button.h"
#include "ui/kit/choice.h"
#include "ui/kit/format.h"
#include "ui/kit/input.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

DrawerPanel::DrawerPanel(TillPort &till, Mode mode, QWidget *parent)
    : SidePanel(QStringLiteral("drawer"), tr("Cash drawer"), parent), m_till(till), m_tabs(new SegmentedTabs(this)),
      m_about(new Text({}, TextRole::Body, this, Token::Text2)), m_amount(new MoneyField(this)),
      m_pad(new NumberPad(this)), m_apply(new Button(ButtonKind::Primary, QStringLiteral("archive"), {}, this))
{
    m_tabs->setObjectName(QStringLiteral("modes"));
    m_tabs->setTabs({tr("Open only"), tr("Cash in"), tr("Cash out")});
    m_about->setWrapped(true, 2);
    m_amount->setLabel(tr("Amount"));
    m_amount->setPixelSize(28);
    m_amount->setObjectName(QStringLiteral("amount"));
    m_pad->setKeySize({150, 48});
    m_amount->connectTo(m_pad);
    const QStringList words[] = {{tr("Change money"), tr("Check"), tr("Other")},
        {tr("More change"), tr("Paid back"), tr("Other")}, {tr("To the safe"), tr("Purchase"), tr("Other")}};
    content()->addWidget(m_tabs);
    content()->addWidget(m_about);
    content()->addWidget(m_amount);
    content()->addWidget(m_pad, 0, Qt::AlignHCenter);
    content()->addWidget(new Text(tr("Reason"), TextRole::SmallBold, this, Token::Text3));
    for (const QStringList &list : words) {
        auto *chips = new ReasonChips(list, 3, this);
        chips->setObjectName(QStringLiteral("reasons%1").arg(m_reasons.size()));
        content()->addWidget(chips);
        m_reasons += chips;
    }
    content()->addStretch(1);
    m_apply->setObjectName(QStringLiteral("apply"));
    m_apply->setKeycap(keyLabel(QKeySequence(Qt::Key_Return)));
    content()->addWidget(m_apply);
    connect(m_tabs, &SegmentedTabs::currentChanged, this, [this](int index) { setMode(static_cast<Mode>(index)); });
    connect(m_amount, &MoneyField::accepted, this, &DrawerPanel::apply);
    connect(m_apply, &QAbstractButton::clicked, this, &DrawerPanel::apply);
    setMode(mode);
}

DrawerPanel::Mode DrawerPanel::mode() const { return static_cast<Mode>(qMax(0, m_tabs->current())); }

void DrawerPanel::setMode(Mode mode)
{
    if (m_tabs->current() != static_cast<int>(mode))
        m_tabs->setCurrent(static_cast<int>(mode));
    const bool cash = mode != Mode::Open;
    m_amount->setVisible(cash);
    m_pad->setVisible(cash);
    for (int i = 0; i < m_reasons.size(); ++i)
        m_reasons.at(i)->setVisible(i == static_cast<int>(mode));
    const QString about[] = {tr("Opens without a sale. Who, when and why are written down."),
        tr("Cash you put into the drawer besides sales."), tr("Cash you take out of the drawer.")};
    const QString verbs[] = {tr("Open the drawer"), tr("Put in"), tr("Take out")};
    m_about->setText(about[static_cast<int>(mode)]);
    m_apply->setText(verbs[static_cast<int>(mode)]);
}

QWidget *DrawerPanel::firstFocus() { return mode() == Mode::Open ? static_cast<QWidget *>(m_apply) : m_amount; }

void DrawerPanel::apply()
{
    const QString reason = m_reasons.at(static_cast<int>(mode()))->text();
    if (reason.isEmpty()) {
        emit told(Tone::Warn, tr("Choose the reason first."));
        return;
    }
    TillPort *till = &m_till;
    if (mode() == Mode::Open) {
        send(tr("Open the drawer: %1").arg(reason),
            [till, reason](const ApprovalProof &proof) { return till->openDrawer(reason, proof); });
        return;
    }
    Money amount = m_amount->value();
    if (amount.isZero()) {
        emit told(Tone::Warn, tr("Type the amount first."));
        return;
    }
    if (mode() == Mode::Out)
        amount = -amount;
    send(m_apply->text() + QLatin1Char(' ') + Format().money(m_amount->value()) + QStringLiteral(u" · ") + reason,
        [=](const ApprovalProof &proof) { return till->cashMove(amount, reason, proof); });
}

} // namespace mendian
