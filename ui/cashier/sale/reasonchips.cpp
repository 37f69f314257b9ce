// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/reasonchips.h"

#include "ui/kit/tile.h"

#include <QGridLayout>

namespace mendian {

using namespace kit;

ReasonChips::ReasonChips(const QStringList &words, int columns, QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::s);
    for (int i = 0; i < words.size(); ++i) {
        auto *chip = new ChoiceCard({}, words.at(i), {}, this);
        chip->setObjectName(QStringLiteral("chip.%1").arg(i));
        chip->setFixedHeight(48);
        grid->addWidget(chip, i / columns, i % columns);
        m_chips += chip;
        connect(chip, &QAbstractButton::clicked, this, [this, i](bool checked) {
            setCurrent(checked ? i : -1);
            emit chosen(current());
        });
    }
}

int ReasonChips::current() const
{
    for (int i = 0; i < m_chips.size(); ++i) {
        if (m_chips.at(i)->isChecked())
            return i;
    }
    return -1;
}

QString ReasonChips::text() const
{
    const int index = current();
    return index < 0 ? QString() : m_chips.at(index)->text();
}

void ReasonChips::setCurrent(int index)
{
    for (int i = 0; i < m_chips.size(); ++i)
        m_chips.at(i)->setChecked(i == index);
}

} // namespace mendian
