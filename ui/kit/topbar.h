// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian::kit {

/// One item at the right of the top bar: devices, sync, user, or a pill that wants attention. Pressable or only shown.
class TopBarItem : public PaintedButton
{
    Q_OBJECT

public:
    enum class Look { Soft, Plain, Strong, Pill }; ///< soft text, white text, white bold, filled pill
    TopBarItem(Look look, const QString &icon, const QString &text, QWidget *parent);
    void setContent(const QString &icon, const QString &text);
    /// Colour of icon (Soft, Plain, Strong) or of the whole pill. Neutral: as the look says.
    void setTone(Tone tone);
    Tone tone() const { return m_tone; }
    /// Without this a press does nothing and Tab skips the item.
    void setPressable(bool pressable);
    bool isPressable() const { return focusPolicy() != Qt::NoFocus; }
    /// The bar shows only the icon when there is no room; the name stays for readers.
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    int fullWidth() const;
    int collapsedWidth() const;
    QSize sizeHint() const override;

protected:
    void paint(QPainter &painter) override;

private:
    Look m_look;
    QString m_icon;
    Tone m_tone = Tone::Neutral;
    bool m_collapsed = false;
};

/// The dark bar on top of every station: store, till and shift at the left; items, user, date and time at the right.
/// When room is short items lose their words, the least important first; then the place text; never the time.
class TopBar : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(bool textFits READ textFits)

public:
    explicit TopBar(QWidget *parent = nullptr);
    void setMark(const QString &icon);                             ///< default building-store
    void setStore(const QString &name, const QString &place = {}); ///< "2 号收银台 · 早班"
    void setClock(const QString &date, const QString &time);
    /// Adds to the right side, in order; a higher priority keeps its words longer. The bar owns the item.
    TopBarItem *addItem(TopBarItem::Look look, const QString &icon, const QString &text, int priority);
    void removeItem(TopBarItem *item);
    /// Coloured stripes below the bar in a training or demo folder; empty text: none.
    void setMode(const QString &text);
    bool textFits() const { return m_fits; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {480, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Entry
    {
        TopBarItem *item;
        int priority;
    };
    void arrange();
    int clockWidth() const;
    int barHeight() const;

    QString m_mark = QStringLiteral("building-store");
    QString m_name;
    QString m_place;
    QString m_date;
    QString m_time;
    QString m_mode;
    QList<Entry> m_items;
    int m_itemsLeft = 0;
    bool m_showDate = true;
    bool m_fits = true;
};

} // namespace mendian::kit
