// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/buttonlook.h"
#include "ui/kit/painted.h"

namespace mendian::kit {

/// Function tile: icon top left, key top right, word bottom left, count badge. On the sale screen and, as Kind Ink,
/// the tenders of the total panel (ui guide §2.2).
class FunctionTile : public PaintedButton
{
    Q_OBJECT
    Q_PROPERTY(QString kind READ kindName)

public:
    FunctionTile(
        const QString &icon, const QString &label, QWidget *parent = nullptr, ButtonKind kind = ButtonKind::Tile);
    void setCount(int count);
    int count() const { return m_count; }
    void setIconName(const QString &name);
    QString kindName() const { return buttonKindName(m_kind); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paint(QPainter &painter) override;

private:
    QString m_icon;
    ButtonKind m_kind;
    int m_count = 0;
};

/// Quick key: colour bar, name, price line.
class QuickTile : public PaintedButton
{
    Q_OBJECT
    Q_PROPERTY(QString kind READ kindName)

public:
    QuickTile(const QString &name, const QString &price, Token bar, QWidget *parent = nullptr);
    QString kindName() const { return QStringLiteral("tile"); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paint(QPainter &painter) override;

private:
    QString m_price;
    Token m_bar;
};

/// Card to choose: icon, title, note; checkable. Coupon chips, reasons, person tiles. Checked takes the tone.
class ChoiceCard : public PaintedButton
{
    Q_OBJECT

public:
    ChoiceCard(const QString &icon, const QString &title, const QString &note, QWidget *parent = nullptr);
    void setTone(Tone tone); ///< colours while checked; Promo for coupons
    void setIconName(const QString &name);
    void setNote(const QString &note);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paint(QPainter &painter) override;

private:
    QString m_icon;
    QString m_note;
    Tone m_tone = Tone::Brand;
};

} // namespace mendian::kit
