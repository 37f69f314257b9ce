// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian::kit {

/// A surface with border and round corners that holds a layout: card (radius 8), panel (12), dialog (14), ink (the
/// total panel: no border), sunken (a well).
class Panel : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Card, Panel, Dialog, Ink, Sunken };
    explicit Panel(Kind kind = Kind::Card, QWidget *parent = nullptr);
    Kind kind() const { return m_kind; }
    /// Another ground and border than the kind's: a warning card, a selected one.
    void setTone(Tone tone);
    void clearTone();
    void setSelected(bool selected); ///< 2 px brand border

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
    Tone m_tone = Tone::Neutral;
    bool m_hasTone = false;
    bool m_selected = false;
};

/// Darkens what lies below a dialog and takes its clicks. Covers its parent below `top` (the top bar stays free).
class Scrim : public QWidget
{
    Q_OBJECT

public:
    explicit Scrim(QWidget *parent, int top = 0);
    void setTop(int top);
    /// The one widget in the middle; the scrim owns it and keeps it centred at its size hint.
    void setContent(QWidget *content);
    QWidget *content() const { return m_content; }

signals:
    void clickedOutside();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;
    /// Tab stays inside: what lies below cannot be reached.
    bool focusNextPrevChild(bool next) override;

private:
    void place();
    QWidget *m_content = nullptr;
    int m_top = 0;
};

/// One line or a paragraph in a text role and a colour token: all plain text of screens. Tells when it does not fit.
class Text : public PaintedWidget
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit Text(
        const QString &text = {}, TextRole role = TextRole::Body, QWidget *parent = nullptr, Token color = Token::Text);
    QString text() const { return m_text; }
    void setText(const QString &text);
    void setRole(TextRole role);
    void setColor(Token color);
    void setAlignment(Qt::Alignment alignment);
    /// Paragraph: breaks into lines, at most `lines` (0: as many as needed).
    void setWrapped(bool wrapped, int lines = 0);
    /// A name that may be cut (long goods name in a narrow column): then the rule checker stays quiet and readers get
    /// all.
    void setMayElide(bool may);

    QString accessibleText() const override { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_wrapped; }
    int heightForWidth(int width) const override;

protected:
    void paint(QPainter &painter) override;

private:
    QString m_text;
    TextRole m_role;
    Token m_color;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    bool m_wrapped = false;
    bool m_mayElide = false;
    int m_lines = 0;
};

/// Label left, value right: sums, receipts, settings.
class KeyValueRow : public PaintedWidget
{
    Q_OBJECT

public:
    KeyValueRow(const QString &key, const QString &value, QWidget *parent = nullptr);
    void setValue(const QString &value);
    void setValueTone(Tone tone);
    void setStrong(bool strong); ///< value 19 bold
    QString value() const { return m_value; }
    QString accessibleText() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;

private:
    QString m_key;
    QString m_value;
    Tone m_tone = Tone::Neutral;
    bool m_strong = false;
};

/// A thin rule between rows.
class Rule : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Rule(QWidget *parent = nullptr, Token color = Token::Border);
    QAccessible::Role accessibleRole() const override { return QAccessible::Separator; }
    QSize sizeHint() const override { return {8, 1}; }

protected:
    void paint(QPainter &painter) override;

private:
    Token m_color;
};

} // namespace mendian::kit
