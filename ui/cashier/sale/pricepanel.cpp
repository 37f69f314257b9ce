// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/pricepanel.h"

#include "ui/cashier/sale/basketrow.h"
#include "ui/cashier/sale/reasonchips.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/input.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr qint64 kSteps[] = {500, 1000, 1500, 2000}; // basis points off

QStringList stepNames()
{
    QStringList names;
    for (const qint64 step : kSteps) {
        // Chinese counts what is left in tenths: 15 % off is 85 折.
        const qint64 left = (10000 - step) / 100;
        names += Format().chinese() ? QStringLiteral(u"%1 折").arg(left % 10 == 0 ? left / 10 : left)
                                    : PricePanel::tr("%1% off").arg(step / 100);
    }
    return names;
}
} // namespace

QStringList PricePanel::reasons(Target target)
{
    if (target == Target::Line)
        return {tr("Near expiry"), tr("Damaged"), tr("Shelf price"), tr("Manager")};
    return {tr("Regular"), tr("Complaint"), tr("Staff"), tr("Manager")};
}

PricePanel::PricePanel(TillPort &till, Target target, const LineView &line, QWidget *parent)
    : SidePanel(target == Target::Line ? QStringLiteral("price") : QStringLiteral("discount"),
        target == Target::Line ? tr("Price of the line") : tr("Discount on the whole sale"), parent),
      m_till(till), m_target(target), m_line(line), m_about(new Text({}, TextRole::BodyBold, this)),
      m_amount(new MoneyField(this)), m_steps(new ReasonChips(stepNames(), 4, this)),
      m_reasons(new ReasonChips(reasons(target), 4, this)),
      m_apply(new Button(ButtonKind::Primary, QStringLiteral("check"), {}, this))
{
    m_about->setMayElide(true);
    m_amount->setPixelSize(28);
    m_amount->setObjectName(QStringLiteral("amount"));
    m_amount->setLabel(target == Target::Line ? tr("New unit price") : tr("Amount off"));
    m_steps->setObjectName(QStringLiteral("steps"));
    m_reasons->setObjectName(QStringLiteral("reasons"));
    m_reasons->setCurrent(0);
    if (target == Target::Line)
        m_amount->setPreset(line.unitPrice);
    auto *pad = new NumberPad(this);
    pad->setKeySize({150, 48});
    m_amount->connectTo(pad);
    m_apply->setObjectName(QStringLiteral("apply"));
    m_apply->setKeycap(keyLabel(QKeySequence(Qt::Key_Return)));
    m_reasons->setAccessibleName(tr("Reason"));
    content()->addWidget(m_about);
    content()->addWidget(m_amount);
    content()->addWidget(m_steps);
    content()->addWidget(pad, 0, Qt::AlignHCenter);
    content()->addWidget(m_reasons);
    content()->addStretch(1);
    content()->addWidget(m_apply);
    connect(m_amount, &MoneyField::valueChanged, this, [this] {
        m_steps->setCurrent(-1);
        updateApply();
    });
    connect(m_steps, &ReasonChips::chosen, this, &PricePanel::updateApply);
    connect(m_amount, &MoneyField::accepted, this, &PricePanel::apply);
    connect(m_apply, &QAbstractButton::clicked, this, &PricePanel::apply);
    connect(m_apply, &PaintedButton::refusedPress, this, [this](const QString &why) { emit told(Tone::Warn, why); });
    updateApply();
    setView(till.view());
}

QWidget *PricePanel::firstFocus() { return m_amount; }

void PricePanel::setView(const TillView &view)
{
    const Format format;
    if (m_target == Target::Whole) {
        m_about->setText(tr("Due now %1").arg(format.yuan(view.basket.total)));
        return;
    }
    for (const LineView &line : view.basket.lines) {
        if (line.key == m_line.key) {
            m_line = line;
            m_about->setText(line.name + QStringLiteral(u" · ") + format.money(line.listPrice));
            return;
        }
    }
    emit closeRequested(); // the line has gone meanwhile
}

void PricePanel::updateApply()
{
    const bool step = m_steps->current() >= 0;
    m_apply->setText(step || m_target == Target::Whole ? tr("Give the discount") : tr("Change the price"));
    const bool nothing = !step
        && (m_amount->isEmpty()
            || (m_target == Target::Line ? m_amount->value() == m_line.unitPrice : m_amount->value().isZero()));
    m_apply->setRefusal(nothing ? tr("Type an amount or choose a discount first.") : QString());
}

QString PricePanel::summary() const
{
    const Format format;
    const QString what = m_steps->current() >= 0 ? m_steps->text()
        : m_target == Target::Line
        ? tr("%1 instead of %2").arg(format.money(m_amount->value()), format.money(m_line.unitPrice))
        : tr("%1 off").arg(format.money(m_amount->value()));
    const QString about = m_target == Target::Line ? m_line.name : tr("Whole sale");
    return about + QStringLiteral(u" · ") + what;
}

void PricePanel::apply()
{
    if (m_apply->isRefused()) {
        emit told(Tone::Warn, m_apply->refusal());
        return;
    }
    const QString reason = m_reasons->text();
    const Money amount = m_amount->value();
    const int step = m_steps->current();
    const qint64 points = step < 0 ? 0 : kSteps[step];
    const qint64 key = m_line.key;
    TillPort *till = &m_till;
    if (m_target == Target::Whole)
        send(summary(), [=](const ApprovalProof &proof) {
            return till->discountWhole(points, points ? Money() : amount, reason, proof);
        });
    else if (points)
        send(summary(),
            [=](const ApprovalProof &proof) { return till->discountLine(key, points, Money(), reason, proof); });
    else
        send(summary(), [=](const ApprovalProof &proof) { return till->changePrice(key, amount, reason, proof); });
}

} // namespace mendian
