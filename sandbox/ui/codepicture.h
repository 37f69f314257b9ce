// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

#include <QImage>

namespace mendian::sandbox {

/// A payment code as bar code (CODE128) or QR, black on white in every theme: scanners read nothing else. Bars are
/// whole device pixels wide.
class CodePicture final : public kit::PaintedWidget
{
    Q_OBJECT

public:
    enum class Kind { Bars, Qr };
    explicit CodePicture(Kind kind, QWidget *parent = nullptr);
    void setCode(const QString &code);
    QString code() const { return m_code; }
    QString accessibleText() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter &painter) override;

private:
    Kind m_kind;
    QString m_code;
    QImage m_modules; // one pixel a module, 1 = dark
};

} // namespace mendian::sandbox
