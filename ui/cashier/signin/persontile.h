// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/painted.h"

namespace mendian {

/// A person on the sign-in page: first character in a circle, name, staff number. Checked: the one who signs in.
class PersonTile final : public kit::PaintedButton
{
    Q_OBJECT
public:
    /// `initial` empty: an icon instead ("Other…").
    PersonTile(const QString &initial, const QString &name, const QString &note, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {176, 128}; }
    QSize minimumSizeHint() const override { return {132, 120}; }

protected:
    void paint(QPainter &painter) override;

private:
    QString m_initial;
    QString m_note;
};

} // namespace mendian
