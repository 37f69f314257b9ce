// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/buttonlook.h"
#include "ui/kit/painted.h"

class QTimer;

namespace mendian::kit {

/// The push button: icon, word, keycap at the right; kinds per ButtonKind. Height follows the density of the screen.
class Button : public PaintedButton
{
    Q_OBJECT
    Q_PROPERTY(QString kind READ kindName WRITE setKindName)

public:
    explicit Button(const QString &text = {}, QWidget *parent = nullptr);
    Button(ButtonKind kind, const QString &icon, const QString &text, QWidget *parent = nullptr);

    ButtonKind kind() const { return m_kind; }
    void setKind(ButtonKind kind);
    QString kindName() const { return buttonKindName(m_kind); }
    void setKindName(const QString &name) { setKind(buttonKind(name)); }
    QString iconName() const { return m_icon; }
    void setIconName(const QString &name);
    /// A second, smaller line under the word; the label grows to 24 px and the icon to 34.
    void setNote(const QString &note);
    QString note() const { return m_note; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paint(QPainter &painter) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    ButtonLook look() const;
    void updateSpinner();

    ButtonKind m_kind = ButtonKind::Secondary;
    QString m_icon;
    QString m_note;
    QTimer *m_spinner = nullptr;
    int m_phase = 0;
};

} // namespace mendian::kit
