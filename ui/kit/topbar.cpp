// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/topbar.h"

#include "ui/kit/icons.h"

#include <QEvent>
#include <algorithm>
#include <cmath>

namespace mendian::kit {

namespace {
constexpr int kGap = 8;
constexpr int kItemPad = 9;

int ceiled(qreal value) { return static_cast<int>(std::ceil(value)); }

QFont itemFont(const TopBarItem *item, TopBarItem::Look look)
{
    const bool big = density(item) == Density::Gloves;
    const bool bold = look == TopBarItem::Look::Strong || look == TopBarItem::Look::Pill;
    return Fonts::px(big ? 20 : (look == TopBarItem::Look::Strong ? 15 : 14), bold);
}
} // namespace

TopBarItem::TopBarItem(Look look, const QString &icon, const QString &text, QWidget *parent)
    : PaintedButton(parent), m_look(look), m_icon(icon)
{
    setText(text);
    setPressable(false);
}

void TopBarItem::setContent(const QString &icon, const QString &text)
{
    if (m_icon == icon && this->text() == text)
        return;
    m_icon = icon;
    setText(text);
    changed();
}

void TopBarItem::setTone(Tone tone)
{
    m_tone = tone;
    changed();
}

void TopBarItem::setPressable(bool pressable)
{
    setFocusPolicy(pressable ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, !pressable);
}

void TopBarItem::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed && !m_icon.isEmpty();
    update();
}

int TopBarItem::fullWidth() const
{
    const int pad = m_look == Look::Pill ? 14 : kItemPad;
    const int icon = m_icon.isEmpty() ? 0 : 18 + 8;
    return qMax(48, ceiled(textWidth(itemFont(this, m_look), text())) + icon + 2 * pad);
}

int TopBarItem::collapsedWidth() const { return m_icon.isEmpty() ? fullWidth() : 48; }

QSize TopBarItem::sizeHint() const { return {m_collapsed ? collapsedWidth() : fullWidth(), 48}; }

void TopBarItem::paint(QPainter &painter)
{
    const Theme t = theme(this);
    QColor ink = t.color(m_look == Look::Soft ? Token::OnInkSoft : Token::OnInk);
    QColor mark = m_tone == Tone::Success ? t.color(Token::OnInkSuccess) : t.color(Token::OnInkSoft);
    const bool big = density(this) == Density::Gloves;
    const qreal pillHeight = big ? 48 : 30;
    const QRectF box(0, height() / 2.0 - pillHeight / 2, width(), pillHeight);
    if (m_look == Look::Pill) {
        const bool plain = m_tone == Tone::Neutral;
        QColor fill = t.color(plain ? Token::InkRaised : toneTint(m_tone));
        ink = mark = t.color(plain ? Token::OnInk : toneText(m_tone));
        if (isDown())
            fill = mixed(fill, ink, 0.15);
        drawBox(painter, box, pillHeight / 2, fill, t.isHighContrast() ? ink : QColor(), 2);
    } else if (m_tone == Tone::Warn || m_tone == Tone::Danger || m_tone == Tone::Unknown) {
        // Trouble in the bar takes the tint as its ground, so that the colour keeps its contrast on ink.
        ink = mark = t.color(toneText(m_tone));
        drawBox(painter, box, pillHeight / 2, t.color(toneTint(m_tone)), t.isHighContrast() ? ink : QColor(), 2);
    } else if (isDown()) {
        drawBox(painter, box, radius::control, t.color(Token::InkRaised));
    }
    if (showsFocus())
        drawFocusRing(
            painter, box, m_look == Look::Pill ? pillHeight / 2 : radius::control, ink, m_look == Look::Pill ? 2 : 0);
    const int pad = m_look == Look::Pill ? 14 : kItemPad;
    const QRectF middle(0, 0, width(), height());
    if (m_collapsed) {
        Icons::draw(painter, {middle.center().x() - 10, middle.center().y() - 10, 20, 20}, m_icon, mark);
        return;
    }
    qreal x = pad;
    if (!m_icon.isEmpty()) {
        Icons::draw(painter, {x, middle.center().y() - 9, 18, 18}, m_icon, mark);
        x += 26;
    }
    drawLine(painter, {x, 0, width() - pad - x + 1, static_cast<qreal>(height())}, Qt::AlignLeft | Qt::AlignVCenter,
        text(), itemFont(this, m_look), ink, &m_fits);
}

TopBar::TopBar(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void TopBar::setMark(const QString &icon)
{
    m_mark = icon;
    update();
}

void TopBar::setStore(const QString &name, const QString &place)
{
    m_name = name;
    m_place = place;
    arrange();
}

void TopBar::setClock(const QString &date, const QString &time)
{
    m_date = date;
    m_time = time;
    arrange();
}

TopBarItem *TopBar::addItem(TopBarItem::Look look, const QString &icon, const QString &text, int priority)
{
    auto *item = new TopBarItem(look, icon, text, this);
    m_items.append({item, priority});
    item->show();
    arrange();
    return item;
}

void TopBar::removeItem(TopBarItem *item)
{
    m_items.removeIf([item](const Entry &entry) { return entry.item == item; });
    delete item;
    arrange();
}

void TopBar::setMode(const QString &text)
{
    m_mode = text;
    updateGeometry();
    update();
}

int TopBar::barHeight() const { return density(this) == Density::Gloves ? 80 : 48; }

QSize TopBar::sizeHint() const { return {1024, barHeight() + (m_mode.isEmpty() ? 0 : 24)}; }

int TopBar::clockWidth() const
{
    const bool big = density(this) == Density::Gloves;
    const qreal time = textWidth(big ? Fonts::px(40, true) : Fonts::px(18, true), m_time);
    const qreal date = m_showDate && !m_date.isEmpty() ? textWidth(Fonts::role(TextRole::Secondary), m_date) + 10 : 0;
    return ceiled(time + date);
}

// Full words first; then words go, the least important first; then the date.
void TopBar::arrange()
{
    m_showDate = true;
    QList<Entry> shown;
    for (const Entry &entry : m_items) {
        entry.item->setCollapsed(false);
        if (!entry.item->isHidden())
            shown.append(entry);
    }
    const int pad = density(this) == Density::Gloves ? 24 : 14;
    const int left = pad + 38
        + ceiled(textWidth(Fonts::role(TextRole::RowName), m_name)
            + (m_place.isEmpty() ? 0 : 12 + textWidth(Fonts::role(TextRole::Secondary), m_place)));
    const auto needed = [&] {
        int sum = pad + clockWidth() + 12;
        for (const Entry &entry : shown)
            sum += entry.item->sizeHint().width() + kGap;
        return sum;
    };
    QList<Entry> order = shown;
    std::stable_sort(
        order.begin(), order.end(), [](const Entry &a, const Entry &b) { return a.priority < b.priority; });
    for (const Entry &entry : order) {
        if (left + 16 + needed() <= width())
            break;
        entry.item->setCollapsed(true);
    }
    if (left + 16 + needed() > width())
        m_showDate = false;
    int x = width() - pad - clockWidth() - 12;
    for (auto it = shown.crbegin(); it != shown.crend(); ++it) {
        const int w = it->item->sizeHint().width();
        x -= w;
        it->item->setGeometry(x, (barHeight() - 48) / 2, w, 48);
        x -= kGap;
    }
    m_itemsLeft = x;
    update();
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool TopBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    m_fits = true;
    const Theme t = theme(this);
    const bool big = density(this) == Density::Gloves;
    const int bar = barHeight();
    const qreal pad = big ? 24 : 14;
    p.fillRect(QRect(0, 0, width(), bar), t.color(Token::Ink));
    const qreal side = big ? 36 : 28;
    const QRectF mark(pad, bar / 2.0 - side / 2, side, side);
    drawBox(p, mark, radius::control, t.color(Token::OnInkSoft));
    Icons::draw(p, mark.adjusted(4, 4, -4, -4), m_mark, t.color(Token::Ink));
    const QFont nameFont = big ? Fonts::px(28, true) : Fonts::role(TextRole::RowName);
    const QFont placeFont = big ? Fonts::px(20) : Fonts::role(TextRole::Secondary);
    qreal x = mark.right() + 10;
    const qreal room = m_itemsLeft - x;
    const qreal name = qMin(textWidth(nameFont, m_name), room);
    drawLine(p, {x, 0, name, static_cast<qreal>(bar)}, Qt::AlignLeft | Qt::AlignVCenter, m_name, nameFont,
        t.color(Token::OnInk), &m_fits);
    x += name + 12;
    // The place may be cut when the window is narrow: it is repeated on the shift screen.
    if (m_itemsLeft - x > 40)
        drawLine(p, {x, 0, m_itemsLeft - x, static_cast<qreal>(bar)}, Qt::AlignLeft | Qt::AlignVCenter, m_place,
            placeFont, t.color(Token::OnInkSoft), nullptr);
    const qreal right = width() - pad;
    const QFont timeFont = big ? Fonts::px(40, true) : Fonts::px(18, true);
    drawLine(p, {right - clockWidth(), 0, static_cast<qreal>(clockWidth()), static_cast<qreal>(bar)},
        Qt::AlignRight | Qt::AlignVCenter, m_time, timeFont, t.color(Token::OnInk), &m_fits);
    if (m_showDate && !m_date.isEmpty()) {
        drawLine(p, {right - clockWidth(), 0, static_cast<qreal>(clockWidth()), static_cast<qreal>(bar)},
            Qt::AlignLeft | Qt::AlignVCenter, m_date, Fonts::role(TextRole::Secondary), t.color(Token::OnInkSoft),
            &m_fits);
        p.fillRect(snapped(p, QRectF(right - clockWidth() - 12, bar / 2.0 - 10, 1, 20)), t.color(Token::InkBorder));
    }
    if (!m_mode.isEmpty()) {
        const QRectF strip(0, bar, width(), 24);
        p.fillRect(strip, t.color(Token::Action));
        drawLine(
            p, strip, Qt::AlignCenter, m_mode, Fonts::role(TextRole::SmallBold), t.color(Token::OnAction), &m_fits);
    }
}

} // namespace mendian::kit
