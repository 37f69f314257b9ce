// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/quantitypanel.h"

#include "core/onready.h"
#include "ui/cashier/parts/digitsfield.h"
#include "ui/cashier/sale/saletexts.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/input.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

QuantityPanel::QuantityPanel(TillPort &till, const LineView &line, QWidget *parent)
    : SidePanel(QStringLiteral("quantity"), tr("Quantity"), parent), m_till(till), m_line(line.key)
{
    m_quantity = new DigitsField(tr("Pieces"), DigitsField::Kind::Digits, 5, this);
    m_quantity->setPreset(Format().quantity(line.quantity));
    build(line.name, tr("Set the quantity"));
}

QuantityPanel::QuantityPanel(TillPort &till, const QuickKey &key, QWidget *parent)
    : SidePanel(QStringLiteral("quantity"), key.weighed ? tr("Weight") : tr("Price"), parent), m_till(till), m_key(key)
{
    if (key.weighed) {
        m_quantity = new DigitsField(tr("Weight"), DigitsField::Kind::Decimal, 7, this);
        m_quantity->setUnit(key.unit.isEmpty() ? QStringLiteral("kg") : key.unit);
    }
    if (key.price.isZero()) {
        m_price = new MoneyField(this);
        m_price->setLabel(tr("Unit price"));
        m_price->setPixelSize(28);
    }
    build(key.name, tr("Add to the basket"));
}

void QuantityPanel::build(const QString &name, const QString &verb)
{
    auto *about = new Text(name, TextRole::BodyBold, this);
    about->setMayElide(true);
    auto *pad = new NumberPad(this, m_quantity && m_line ? NumberPad::Corner::Clear : NumberPad::Corner::Dot);
    pad->setKeySize({150, 60});
    content()->addWidget(about);
    if (m_quantity) {
        m_quantity->setObjectName(QStringLiteral("quantity"));
        m_quantity->connectTo(pad);
        content()->addWidget(m_quantity);
        connect(m_quantity, &DigitsField::accepted, this, &QuantityPanel::apply);
    }
    if (m_price) {
        m_price->setObjectName(QStringLiteral("price"));
        m_price->connectTo(pad);
        content()->addWidget(m_price);
        connect(m_price, &MoneyField::accepted, this, &QuantityPanel::apply);
    }
    content()->addWidget(pad, 0, Qt::AlignHCenter);
    content()->addStretch(1);
    auto *apply = new Button(ButtonKind::Primary, QStringLiteral("check"), verb, this);
    apply->setObjectName(QStringLiteral("apply"));
    apply->setKeycap(keyLabel(QKeySequence(Qt::Key_Return)));
    connect(apply, &QAbstractButton::clicked, this, &QuantityPanel::apply);
    content()->addWidget(apply);
}

QWidget *QuantityPanel::firstFocus() { return m_quantity ? static_cast<QWidget *>(m_quantity) : m_price; }

void QuantityPanel::apply()
{
    Result<Quantity> quantity = Quantity::pieces(1);
    if (m_quantity)
        quantity = Quantity::parse(m_quantity->text());
    if (!quantity || (quantity->isZero() && !m_line)) {
        emit told(Tone::Warn, tr("Type the quantity first."));
        return;
    }
    if (m_price && m_price->value().isZero()) {
        emit told(Tone::Warn, tr("Type the price first."));
        return;
    }
    TillPort *till = &m_till;
    if (m_line) {
        send({}, [till, line = m_line, q = *quantity](const ApprovalProof &) { return till->setQuantity(line, q); });
        return;
    }
    onReady(till->addSku(m_key.sku, *quantity, m_price ? m_price->value() : Money()), this,
        [this](const ScanFeedback &feedback) {
            const saletexts::Message message = saletexts::scan(feedback);
            if (message.tone == Tone::Danger)
                emit told(message.tone, message.text);
            else
                emit finished();
        });
}

} // namespace mendian
