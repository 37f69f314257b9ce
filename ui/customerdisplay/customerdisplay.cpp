// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customerdisplay/customerdisplay.h"

#include "ui/customerdisplay/displaylist.h"
#include "ui/kit/codemodules.h"
#include "ui/kit/icons.h"
#include "ui/kit/qrcode.h"

#include <QEvent>

namespace mendian {

using namespace kit;
using Kind = DisplayState::Kind;

namespace {
constexpr int kBar = 64;
constexpr int kMargin = 20;
} // namespace

DisplayMessage::DisplayMessage(QWidget *parent) : PaintedWidget(parent)
{
    setObjectName(QStringLiteral("displayMessage"));
}

void DisplayMessage::setScale(qreal scale)
{
    m_scale = scale;
    update();
}

void DisplayMessage::setState(const DisplayState &state)
{
    if (state.qr != m_state.qr)
        m_modules = state.qr.isEmpty() ? QImage() : codeModules(CodeKind::Qr, state.qr);
    m_state = state;
    changed();
}

QString DisplayMessage::accessibleText() const
{
    return QStringList{m_state.title, m_state.amountLabel, m_state.amount, m_state.saved, m_state.hint}
        .join(QLatin1Char(' '))
        .simplified();
}

qreal DisplayMessage::paintAmount(QPainter &painter, const QRectF &box, int px, Token ink, Qt::Alignment alignment)
{
    // The largest size at which the sum stands whole.
    QFont font = Fonts::px(px, true);
    while (px > 28 && textWidth(font, m_state.amount) + px * 0.7 > box.width())
        font = Fonts::px(px -= 4, true);
    const QFont sign = Fonts::px(px / 2, true);
    const qreal amount = textWidth(font, m_state.amount);
    const qreal whole = amount + textWidth(sign, QStringLiteral(u"¥")) + px * 0.3;
    const qreal left = alignment & Qt::AlignRight ? box.right() - whole
        : alignment & Qt::AlignLeft               ? box.left()
                                                  : box.center().x() - whole / 2;
    const QColor color = tokenColor(ink);
    drawLine(painter, {left + whole - amount - 1, box.top(), amount + 2, box.height()},
        Qt::AlignRight | Qt::AlignVCenter, m_state.amount, font, color, &m_fits);
    drawLine(painter, {left, box.top() + px * 0.1, whole - amount, box.height()}, Qt::AlignLeft | Qt::AlignVCenter,
        QStringLiteral(u"¥"), sign, color, &m_fits);
    return left;
}

void DisplayMessage::paintSum(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(QPointF(), QSizeF(size()) / m_scale);
    drawBox(painter, box, radius::panel, t.color(Token::Ink));
    drawLine(painter, {24, 12, box.width() - 48, 40}, Qt::AlignLeft | Qt::AlignVCenter, m_state.amountLabel,
        Fonts::px(24, true), t.color(Token::OnInk), &m_fits);
    paintAmount(painter, {24, 46, box.width() - 48, 84}, 64, Token::OnInk, Qt::AlignRight);
    if (!m_state.saved.isEmpty()) {
        const QFont font = Fonts::px(26, true);
        const qreal width = textWidth(font, m_state.saved) + 40;
        const QRectF pill(box.right() - 20 - width, 136, width, 48);
        drawBox(painter, pill, 24, t.color(Token::Action));
        drawLine(painter, pill, Qt::AlignCenter, m_state.saved, font, t.color(Token::OnAction), &m_fits);
    }
    const int width = static_cast<int>(box.width()) - 48;
    const QFont hintFont = Fonts::px(22);
    const int hint = paragraphHeight(hintFont, m_state.hint, width);
    drawParagraph(painter, QRectF(24, box.bottom() - 24 - hint, width, hint), Qt::AlignLeft, m_state.hint, hintFont,
        t.color(Token::OnInkSoft), &m_fits);
    drawLine(painter, {24, box.bottom() - 24 - hint - 46, box.width() - 48, 42}, Qt::AlignLeft | Qt::AlignVCenter,
        m_state.title, Fonts::px(28, true), t.color(Token::OnInk), &m_fits);
}

void DisplayMessage::paintWhole(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(QPointF(), QSizeF(size()) / m_scale);
    drawBox(painter, box, radius::panel, t.color(Token::Surface), t.color(Token::Border));
    const qreal side = 132;
    const int titlePx = 40;
    const int amountPx = 96;
    const bool idle = m_state.kind == Kind::Idle;
    const qreal title = titlePx * 1.6;
    const qreal hint = m_state.hint.isEmpty() ? 0 : 44;
    const qreal amount = idle ? 0 : amountPx * 1.35 + 40;
    qreal y = box.top() + qMax(12.0, (box.height() - side - title - hint - amount - 40) / 2);
    const qreal middle = box.center().x();
    drawBox(painter, {middle - side / 2, y, side, side}, side / 2, t.color(toneTint(m_state.tone)));
    Icons::draw(
        painter, {middle - side / 4, y + side / 4, side / 2, side / 2}, m_state.icon, t.color(toneText(m_state.tone)));
    y += side + 16;
    const QFont titleFont = Fonts::px(titlePx, true);
    const qreal needed = paragraphHeight(titleFont, m_state.title, static_cast<int>(box.width()) - 80);
    drawParagraph(painter, {40, y, box.width() - 80, needed}, Qt::AlignHCenter | Qt::AlignVCenter, m_state.title,
        titleFont, t.color(toneText(m_state.tone)), &m_fits);
    y += qMax(title, needed);
    if (!idle) {
        drawLine(painter, {40, y, box.width() - 80, 40}, Qt::AlignCenter, m_state.amountLabel, Fonts::px(28),
            t.color(Token::Text2), &m_fits);
        paintAmount(painter, {40, y + 36, box.width() - 80, amountPx * 1.35}, amountPx, Token::Text, Qt::AlignHCenter);
        y += amount;
    }
    drawLine(painter, {40, y + 4, box.width() - 80, 40}, Qt::AlignCenter, m_state.hint, Fonts::px(28),
        t.color(Token::Text2), &m_fits);
}

// The code is what the phone looks for: as large as the screen allows, at the left; what it is for at the right.
void DisplayMessage::paintQr(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF box(QPointF(), QSizeF(size()) / m_scale);
    drawBox(painter, box, radius::panel, t.color(Token::Surface), t.color(Token::Border));
    const qreal side = qMin(box.height() - 64, box.width() * 0.45);
    const QRectF code(box.left() + 40, box.center().y() - side / 2, side, side);
    drawBox(painter, code.adjusted(-8, -8, 8, 8), radius::control, Qt::white, t.color(Token::BorderStrong));
    drawQr(painter, code, m_modules);
    const qreal left = code.right() + 40;
    const int width = static_cast<int>(box.right() - 32 - left);
    const QFont titleFont = Fonts::px(36, true);
    const QFont hintFont = Fonts::px(26);
    const int title = paragraphHeight(titleFont, m_state.title, width);
    const int hint = paragraphHeight(hintFont, m_state.hint, width);
    const int amountPx = 72;
    qreal y = box.center().y() - (title + 20 + 40 + amountPx * 1.35 + 16 + hint) / 2;
    drawParagraph(painter, QRectF(left, y, width, title), Qt::AlignLeft, m_state.title, titleFont,
        t.color(toneText(m_state.tone)), &m_fits);
    y += title + 20;
    drawLine(painter, {left, y, qreal(width), 40}, Qt::AlignLeft | Qt::AlignVCenter, m_state.amountLabel, Fonts::px(28),
        t.color(Token::Text2), &m_fits);
    y += 40;
    paintAmount(painter, {left, y, qreal(width), amountPx * 1.35}, amountPx, Token::Text, Qt::AlignLeft);
    y += amountPx * 1.35 + 16;
    drawParagraph(
        painter, QRectF(left, y, width, hint), Qt::AlignLeft, m_state.hint, hintFont, t.color(Token::Text2), &m_fits);
}

void DisplayMessage::paint(QPainter &painter)
{
    painter.scale(m_scale, m_scale);
    if (m_state.kind == Kind::Sale)
        paintSum(painter);
    else if (m_state.kind == Kind::Qr)
        paintQr(painter);
    else
        paintWhole(painter);
}

CustomerDisplay::CustomerDisplay(QWidget *parent)
    : QWidget(parent), m_list(new DisplayList(this)), m_message(new DisplayMessage(this))
{
    setObjectName(QStringLiteral("customerDisplay"));
    setAccessibleName(tr("Customer display"));
    setFocusPolicy(Qt::NoFocus);
    setView({});
}

void CustomerDisplay::setView(const TillView &view)
{
    m_view = view;
    m_state = DisplayPresenter().state(view);
    m_list->setLines(m_state.lines, m_state.pieces);
    m_list->setVisible(m_state.kind == Kind::Sale);
    m_message->setState(m_state);
    place();
    update();
}

// Drawn for 1024×600; a larger screen gets larger letters, up to one and a half times, then more lines.
qreal CustomerDisplay::displayScale() const { return qBound(1.0, qMin(width() / 1024.0, height() / 600.0), 1.5); }

void CustomerDisplay::place()
{
    const qreal scale = displayScale();
    m_list->setScale(scale);
    m_message->setScale(scale);
    const int bar = qRound(kBar * scale);
    const QRect area = rect().adjusted(kMargin, bar + kMargin, -kMargin, -kMargin);
    if (m_state.kind != Kind::Sale) {
        m_message->setGeometry(area);
        return;
    }
    const int right = qMax(400, area.width() * 2 / 5);
    m_list->setGeometry(area.left(), area.top(), area.width() - right - kMargin, area.height());
    m_message->setGeometry(area.right() + 1 - right, area.top(), right, area.height());
}

void CustomerDisplay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme t = theme(this);
    painter.fillRect(rect(), t.color(Token::Canvas));
    painter.scale(displayScale(), displayScale());
    const qreal across = width() / displayScale();
    const QRectF bar(0, 0, across, kBar);
    painter.fillRect(bar, t.color(Token::Ink));
    drawBox(painter, {20, 14, 36, 36}, radius::control, t.color(Token::OnInkSoft));
    Icons::draw(painter, {26, 20, 24, 24}, QStringLiteral("building-store"), t.color(Token::Ink));
    bool mayBeCut = true;
    drawLine(painter, {70, 0, across / 2, kBar}, Qt::AlignLeft | Qt::AlignVCenter, m_state.store, Fonts::px(24, true),
        t.color(Token::OnInk), &mayBeCut);
    drawLine(painter, {across / 2, 0, across / 2 - 20, kBar}, Qt::AlignRight | Qt::AlignVCenter, m_state.mode,
        Fonts::px(20), t.color(Token::OnInkSoft), &mayBeCut);
}

void CustomerDisplay::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void CustomerDisplay::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setView(m_view);
    QWidget::changeEvent(event);
}

} // namespace mendian
