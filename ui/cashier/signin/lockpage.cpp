// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/signin/lockpage.h"

#include "core/onready.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/panel.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace mendian {

using namespace kit;

LockPage::LockPage(TillPort &till, const Clock &clock, QWidget *parent, int top)
    : QWidget(parent), m_till(till), m_top(top), m_who(new Text({}, TextRole::PageTitle, this)),
      m_kept(new Text({}, TextRole::Secondary, this, Token::Text2)),
      m_pin(new PinPanel(clock, tr("Unlock"), QStringLiteral("lock-open"), this))
{
    setObjectName(QStringLiteral("page.lock"));
    auto *panel = new Panel(Panel::Kind::Panel, this);
    auto *row = new QHBoxLayout(panel);
    row->setContentsMargins(space::huge, space::l, space::huge, space::l);
    row->setSpacing(space::huge);
    auto *left = new QWidget(panel);
    left->setMinimumWidth(320);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    auto *sign = new StatusIcon(Tone::Brand, left, QStringLiteral("lock"));
    sign->setFixedSize(112, 112);
    sign->setAccessibleName(tr("Locked"));
    m_who->setAlignment(Qt::AlignCenter);
    m_who->setMayElide(true);
    m_kept->setAlignment(Qt::AlignCenter);
    m_kept->setWrapped(true, 2);
    m_kept->setMinimumHeight(48);
    auto *other = new Button(ButtonKind::Secondary, QStringLiteral("users"), tr("Another person"), left);
    other->setObjectName(QStringLiteral("lock.other"));
    other->setFixedHeight(60);
    column->addStretch(1);
    column->addWidget(sign, 0, Qt::AlignHCenter);
    column->addSpacing(space::m);
    column->addWidget(m_who);
    column->addWidget(m_kept);
    column->addStretch(1);
    column->addWidget(other);
    row->addWidget(left, 1);
    row->addWidget(m_pin, 0);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::m, space::m, space::m, space::m);
    outer->addWidget(panel, 0, Qt::AlignCenter);
    parent->installEventFilter(this);
    place();
    connect(m_pin, &PinPanel::given, this, [this](const QString &pin) {
        onReady(m_till.unlock(pin), this, [this](const Status &status) {
            if (status) {
                m_pin->setBusy(false);
                m_pin->reset();
                return;
            }
            m_pin->refuse(status.error());
            emit refused();
        });
    });
    connect(other, &QAbstractButton::clicked, this, [this] {
        onReady(m_till.signOut(), this, [this](const Status &status) {
            if (!status)
                m_pin->tell(Tone::Danger, ErrorText::sentence(status.error()));
        });
    });
}

void LockPage::setView(const TillView &view)
{
    m_who->setText(view.person ? QString(view.person->name + QLatin1Char(' ') + view.person->number) : QString());
    m_kept->setText(view.basket.lines.isEmpty()
            ? tr("Locked. Sign in to go on selling.")
            : tr("Locked. The basket of %n piece(s) is kept.", nullptr, static_cast<int>(view.basket.pieces)));
}

void LockPage::showScanRefused() { m_pin->tell(Tone::Warn, tr("Locked. Please sign in first.")); }

void LockPage::place() { setGeometry(0, m_top, parentWidget()->width(), parentWidget()->height() - m_top); }

bool LockPage::eventFilter(QObject *object, QEvent *event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(object, event);
}

void LockPage::paintEvent(QPaintEvent *) { QPainter(this).fillRect(rect(), color(this, Token::Canvas)); }

// Tab stays on the lock: what lies below cannot be reached.
bool LockPage::focusNextPrevChild(bool next)
{
    QList<QWidget *> stops;
    for (QWidget *child : findChildren<QWidget *>()) {
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus))
            stops.append(child);
    }
    if (stops.isEmpty())
        return true;
    const qsizetype at = stops.indexOf(window()->focusWidget());
    const qsizetype to = at < 0 ? 0 : (at + (next ? 1 : stops.size() - 1)) % stops.size();
    stops.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void LockPage::keyPressEvent(QKeyEvent *event)
{
    event->accept(); // no key reaches the sale below
    if ((event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9) || event->key() == Qt::Key_Backspace) {
        m_pin->takeFocus();
        QCoreApplication::sendEvent(m_pin, event);
    }
}

void LockPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_pin->reset();
    m_pin->takeFocus();
}

} // namespace mendian
