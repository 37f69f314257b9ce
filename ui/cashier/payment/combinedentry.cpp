// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/payment/combinedentry.h"

#include "ui/cashier/parts/statusrow.h"
#include "ui/cashier/parts/tendernames.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/input.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
struct PartRow
{
    const char *state;
    const char *words;
    Tone tone;
};
constexpr PartRow kStates[] = {
    {"planned", QT_TRANSLATE_NOOP("mendian::CombinedEntry", "Planned"), Tone::Neutral},
    {"running", QT_TRANSLATE_NOOP("mendian::CombinedEntry", "Under way"), Tone::Info},
    {"done", QT_TRANSLATE_NOOP("mendian::CombinedEntry", "Paid"), Tone::Success},
    {"failed", QT_TRANSLATE_NOOP("mendian::CombinedEntry", "No money"), Tone::Danger},
};

struct KeyRowOf
{
    const char *kind;
    Qt::Key key;
    const char *label;
};
constexpr KeyRowOf kKeys[] = {{"cash", Qt::Key_F9, "F9"}, {"external", Qt::Key_F11, "F11"}};

QString keyOf(const QString &kind)
{
    for (const KeyRowOf &row : kKeys) {
        if (kind == QLatin1String(row.kind))
            return QString::fromLatin1(row.label);
    }
    return keyLabel(QKeySequence(Qt::Key_Space));
}
} // namespace

CombinedEntry::CombinedEntry(QWidget *parent)
    : PaymentEntry(parent), m_parts(new QVBoxLayout), m_kindRow(new QHBoxLayout),
      m_open(new Text({}, TextRole::AmountSmall, this)), m_amount(new MoneyField(this))
{
    setObjectName(QStringLiteral("combinedEntry"));
    m_amount->setLabel(tr("Next part"));
    m_amount->setPixelSize(28);
    m_amount->setObjectName(QStringLiteral("amount"));
    auto *pad = new NumberPad(this);
    pad->setKeySize({72, 56});
    m_amount->connectTo(pad);
    m_open->setObjectName(QStringLiteral("open"));
    m_open->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::s);
    m_parts->setSpacing(0);
    left->addLayout(m_parts);
    left->addStretch(1);
    left->addWidget(new Text(tr("Still open"), TextRole::BodyBold, this, Token::Text2));
    left->addWidget(m_open);
    left->addWidget(m_amount);
    auto *body = new QHBoxLayout;
    body->setSpacing(space::l);
    body->addLayout(left, 1);
    body->addWidget(pad, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 14, 0, 0);
    column->setSpacing(10);
    column->addLayout(body, 1);
    m_kindRow->setSpacing(space::s);
    column->addLayout(m_kindRow);
    auto *back = new Button(ButtonKind::Secondary, QStringLiteral("x"), tr("Back; what is paid stays paid"), this);
    back->setObjectName(QStringLiteral("back"));
    back->setKeycap(QStringLiteral("Esc"));
    column->addWidget(back);
    connect(back, &QAbstractButton::clicked, this, &PaymentEntry::cancelled);
}

void CombinedEntry::setView(const TillView &view, bool fresh)
{
    const bool another = m_partCount != view.payment.parts.size();
    m_partCount = view.payment.parts.size();
    m_remaining = view.payment.remaining;
    setParts(view.payment.parts);
    setKinds(view.payments);
    m_open->setText(Format().yuan(m_remaining));
    if (fresh || another)
        m_amount->setPreset(m_remaining);
}

void CombinedEntry::setParts(const QList<PartView> &parts)
{
    while (QLayoutItem *item = m_parts->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const PartView &part : parts.mid(qMax<qsizetype>(0, parts.size() - 3))) {
        StatusRow::Content content{.title = tenderName(part.kind) + QLatin1Char(' ') + Format().money(part.amount),
            .note = part.shortNumber.isEmpty() ? QString() : tr("Number …%1").arg(part.shortNumber),
            .state = part.state,
            .tone = Tone::Neutral};
        for (const PartRow &row : kStates) {
            if (part.state == QLatin1String(row.state)) {
                content.state = tr(row.words);
                content.tone = row.tone;
            }
        }
        m_parts->addWidget(new StatusRow(content, this));
    }
}

void CombinedEntry::setKinds(const QStringList &kinds)
{
    if (kinds == m_kinds)
        return;
    m_kinds = kinds;
    qDeleteAll(m_kindButtons);
    m_kindButtons.clear();
    for (const QString &kind : kinds) {
        auto *button = new Button(ButtonKind::Secondary, {}, tenderName(kind), this);
        button->setObjectName(QStringLiteral("part.") + kind);
        button->setKeycap(keyOf(kind));
        button->setFixedHeight(60);
        m_kindRow->addWidget(button, 1);
        connect(button, &QAbstractButton::clicked, this, [this, kind] { pay(kind); });
        m_kindButtons += button;
    }
}

QWidget *CombinedEntry::firstFocus() { return m_amount; }

bool CombinedEntry::handleKey(int key)
{
    for (const QString &kind : std::as_const(m_kinds)) {
        Qt::Key wanted = Qt::Key_Space;
        for (const KeyRowOf &row : kKeys) {
            if (kind == QLatin1String(row.kind))
                wanted = row.key;
        }
        if (key == wanted) {
            pay(kind);
            return true;
        }
    }
    return false;
}

void CombinedEntry::setBusy(bool busy)
{
    for (Button *button : std::as_const(m_kindButtons))
        button->setBusy(busy);
}

void CombinedEntry::pay(const QString &kind)
{
    const Money amount = m_amount->value();
    if (amount.isZero()) {
        emit refused(tr("Type the amount of this part first."));
        return;
    }
    if (amount > m_remaining) {
        emit refused(tr("Only %1 is still open.").arg(Format().money(m_remaining)));
        return;
    }
    emit partChosen(kind, amount);
}

} // namespace mendian
