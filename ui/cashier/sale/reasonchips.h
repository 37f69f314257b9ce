// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace mendian::kit {
class ChoiceCard;
}

namespace mendian {

/// A grid of words of which one may be chosen: reasons, discount steps. 48 px high.
class ReasonChips final : public QWidget
{
    Q_OBJECT
public:
    explicit ReasonChips(const QStringList &words, int columns = 4, QWidget *parent = nullptr);
    int current() const;
    QString text() const;       ///< empty: none chosen
    void setCurrent(int index); ///< −1: none

signals:
    void chosen(int index);

private:
    QList<kit::ChoiceCard *> m_chips;
};

} // namespace mendian
