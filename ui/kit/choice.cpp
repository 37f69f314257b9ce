// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/choice.h"

#include <QKeyEvent>
#include <cmath>

namespace mendian::kit {

namespace {
constexpr int kTabPad = 12;

class SegmentTab final : public PaintedButton
{
public:
    SegmentTab(const QString &text, QWidget *parent) : PaintedButton(parent)
    {
        setText(text);
        setCheckable(true);
        setProperty("tabExempt", true); // one Tab stop for the row, arrows inside
    }
    // Room for the bold form, so that choosing moves nothing.
    QSize sizeHint() const override
    {
        const int words = static_cast<int>(std::ceil(textWidth(Fonts::role(TextRole::ControlSmall), text())));
        return {qMax(48, words + 2 * kTabPad), density(this) == Density::Mouse ? 36 : 48};
    }

protected:
    void nextCheckState() override { setChecked(true); }
    void paint(QPainter &painter) override
    {
        const Theme t = theme(this);
        const QRectF pill(0, height() / 2.0 - 16, width(), 32);
        if (isChecked())
            drawBox(
                painter, pill, 16, t.color(Token::BrandTint), t.isHighContrast() ? t.color(Token::Brand) : QColor(), 2);
        else if (isDown())
            drawBox(painter, pill, 16, t.color(Token::Sunken));
        if (showsFocus())
            drawFocusRing(painter, pill, 16, t.color(Token::Brand), 0);
        drawLine(painter, rect(), Qt::AlignCenter, text(), Fonts::px(15, isChecked()),
            t.color(isChecked() ? Token::Brand : Token::Text2), &m_fits);
    }
};
} // namespace

SegmentedTabs::SegmentedTabs(QWidget *parent) : QWidget(parent)
{
    setProperty("tightGroup", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SegmentedTabs::setTabs(const QStringList &labels)
{
    qDeleteAll(m_tabs);
    m_tabs.clear();
    m_current = -1;
    for (int i = 0; i < labels.size(); ++i) {
        auto *tab = new SegmentTab(labels.at(i), this);
        tab->installEventFilter(this);
        connect(tab, &QAbstractButton::clicked, this, [this, i] { setCurrent(i); });
        tab->show();
        m_tabs.append(tab);
    }
    if (!labels.isEmpty())
        setCurrent(0);
    updateGeometry();
    arrange();
}

void SegmentedTabs::setCurrent(int index)
{
    if (index < 0 || index >= m_tabs.size() || index == m_current)
        return;
    m_current = index;
    for (int i = 0; i < m_tabs.size(); ++i) {
        m_tabs.at(i)->setChecked(i == index);
        // One Tab stop for the row; arrows move inside.
        m_tabs.at(i)->setFocusPolicy(i == index ? Qt::StrongFocus : Qt::ClickFocus);
    }
    emit currentChanged(index);
}

QSize SegmentedTabs::sizeHint() const
{
    QSize size(0, density(this) == Density::Mouse ? 36 : 48);
    for (const PaintedButton *tab : m_tabs)
        size.rwidth() += tab->sizeHint().width() + 4;
    return size;
}

void SegmentedTabs::arrange()
{
    int x = 0;
    for (PaintedButton *tab : m_tabs) {
        const QSize size = tab->sizeHint();
        tab->setGeometry(x, 0, size.width(), height());
        x += size.width() + 4;
    }
}

void SegmentedTabs::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool SegmentedTabs::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    int to = m_current;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Left:
        --to;
        break;
    case Qt::Key_Right:
        ++to;
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = count() - 1;
        break;
    default:
        return QWidget::eventFilter(object, event);
    }
    if (to >= 0 && to < count()) {
        setCurrent(to);
        m_tabs.at(to)->setFocus(Qt::TabFocusReason);
    }
    return true;
}

Toggle::Toggle(const QString &label, QWidget *parent) : PaintedButton(parent)
{
    setText(label);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize Toggle::sizeHint() const
{
    return {static_cast<int>(std::ceil(textWidth(Fonts::role(TextRole::Body), text()))) + 72,
        qMax(48, minimumHit(density(this)))};
}

void Toggle::paint(QPainter &painter)
{
    const Theme t = theme(this);
    const QRectF track(width() - 52.0, height() / 2.0 - 14, 48, 28);
    const bool on = isChecked();
    const QColor edge = t.color(looksDisabled() ? Token::Border : on ? Token::Brand : Token::BorderStrong);
    drawBox(painter, track, 14, on && !looksDisabled() ? edge : t.color(Token::Surface), edge, 2);
    const QRectF knob(on ? track.right() - 24 : track.left() + 4, track.top() + 4, 20, 20);
    drawBox(painter, knob, 10, on && !looksDisabled() ? t.color(Token::OnBrand) : edge);
    if (showsFocus())
        drawFocusRing(painter, rect(), radius::control, t.color(Token::Brand), 0);
    drawLine(painter, {4, 0, width() - 64.0, static_cast<qreal>(height())}, Qt::AlignLeft | Qt::AlignVCenter, text(),
        Fonts::role(TextRole::Body), t.color(looksDisabled() ? Token::Text3 : Token::Text), &m_fits);
}

} // namespace mendian::kit
