// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/receiptpanel.h"

#include "core/onready.h"
#include "ui/cashier/parts/listarea.h"
#include "ui/cashier/sale/receiptpaper.h"
#include "ui/cashier/sale/salekeys.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/format.h"
#include "ui/kit/toast.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr int kColumns = 48; // 80 mm paper
const QString kDot = QStringLiteral(u" · ");
} // namespace

ReceiptPanel::ReceiptPanel(TillPort &till, QWidget *parent)
    : SidePanel(QStringLiteral("receipt"), tr("Last receipt"), parent), m_till(till),
      m_facts(new Text({}, TextRole::Secondary, this, Token::Text2)), m_list(new ListArea(this)),
      m_reprint(new Button(ButtonKind::Primary, QStringLiteral("printer"), tr("Reprint"), this))
{
    m_reprint->setObjectName(QStringLiteral("receipt.reprint"));
    m_reprint->setKeycap(saleKeyLabel(SaleAction::Reprint));
    m_list->setFocusPolicy(Qt::TabFocus); // arrows and page keys move the paper
    m_list->setAccessibleName(tr("Last receipt"));
    content()->addWidget(m_facts);
    content()->addWidget(m_list, 1);
    content()->addWidget(m_reprint);
    connect(m_reprint, &QAbstractButton::clicked, this, &ReceiptPanel::reprintPressed);
    m_list->add(new EmptyState(QStringLiteral("receipt"), tr("No receipt has been printed yet.")));
    m_list->addStretch();
    m_reprint->hide();
    setView(till.view());
}

void ReceiptPanel::setView(const TillView &view)
{
    if (!view.last)
        return;
    const Format format;
    QString facts = view.last->receipt + kDot + format.money(view.last->total) + kDot + format.time(view.last->at);
    if (view.last->prints > 1)
        facts += kDot + tr("printed %n time(s)", nullptr, static_cast<int>(view.last->prints));
    m_facts->setText(facts);
    m_reprint->show();
    if (m_receipt == view.last->receipt)
        return;
    m_receipt = view.last->receipt;
    load();
}

void ReceiptPanel::load()
{
    onReady(
        m_till.previewLast(kColumns), this, [this, asked = m_receipt](const Result<QList<documents::LaidLine>> &lines) {
            if (asked != m_receipt)
                return; // a newer receipt is on its way
            if (!lines) {
                emit told(Tone::Danger, ErrorText::sentence(lines.error()));
                return;
            }
            m_list->clear();
            m_list->add(new ReceiptPaper(*lines, kColumns));
            m_list->addStretch();
        });
}

} // namespace mendian
