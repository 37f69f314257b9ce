// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/quickkeys.h"

#include "ui/kit/choice.h"
#include "ui/kit/format.h"
#include "ui/kit/tile.h"

#include <QEvent>

namespace mendian {

using namespace kit;

namespace {
constexpr int kColumns = 4;
constexpr int kGap = 8;
constexpr int kTile = 68;
constexpr int kTallTile = 76;
constexpr int kTitle = 34;
constexpr int kPad = 10;

struct BarRow
{
    const char *name;
    Token token;
};
constexpr BarRow kBars[] = {{"info", Token::Info}, {"success", Token::Success}, {"action", Token::Chart2},
    {"text3", Token::Text3}, {"brand", Token::Brand}, {"promo", Token::Promo}};

Token barToken(const QString &name)
{
    for (const BarRow &row : kBars) {
        if (name == QLatin1String(row.name))
            return row.token;
    }
    return Token::Text3;
}
} // namespace

QuickKeys::QuickKeys(QWidget *parent)
    : Panel(Kind::Card, parent), m_bar(new SegmentedTabs(this)), m_area(new QWidget(this))
{
    setObjectName(QStringLiteral("quickKeys"));
    m_bar->setAccessibleName(tr("Quick key groups"));
    connect(m_bar, &SegmentedTabs::currentChanged, this, &QuickKeys::arrange);
}

void QuickKeys::setTabs(const QList<QuickKeyTab> &tabs)
{
    m_tabs = tabs;
    QStringList names;
    for (const QuickKeyTab &group : tabs)
        names += group.name;
    m_bar->setTabs(names);
    m_bar->setCurrent(0);
    arrange();
}

int QuickKeys::tab() const { return m_bar->current(); }

void QuickKeys::setTab(int index)
{
    if (index >= 0 && index < m_tabs.size())
        m_bar->setCurrent(index);
}

void QuickKeys::press(int key)
{
    const QList<QuickKey> keys = m_tabs.value(tab()).keys;
    if (key >= 0 && key < keys.size())
        emit pressed(keys.at(key));
}

QWidget *QuickKeys::tile(const QuickKey &key, int number)
{
    const Format format;
    QString price = key.price.isZero() ? tr("Open price") : format.money(key.price);
    if (key.weighed && !key.price.isZero())
        price += QStringLiteral(" /") + key.unit;
    auto *tile = new QuickTile(key.name, price, barToken(key.color), m_area);
    tile->setFocusPolicy(Qt::TabFocus);
    tile->setObjectName(QStringLiteral("quick.%1").arg(number));
    connect(tile, &QAbstractButton::clicked, this, [this, key] { emit pressed(key); });
    return tile;
}

// Rebuilt only when a tab is chosen or the size changes, never by a scan.
void QuickKeys::arrange()
{
    m_bar->setGeometry(kPad, 3, width() - 2 * kPad, m_bar->sizeHint().height());
    const int top = 3 + m_bar->sizeHint().height() + 3;
    m_area->setGeometry(kPad, top, width() - 2 * kPad, height() - top - kPad);
    const QList<QWidget *> old = m_area->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget *widget : old) {
        widget->hide();
        widget->deleteLater();
    }
    if (m_tabs.isEmpty() || tab() < 0)
        return;
    const int column = (m_area->width() - (kColumns - 1) * kGap) / kColumns;
    // Three rows of the chosen tab take the taller tile when nothing else would fit below.
    const int room = m_area->height();
    const bool tall = room < 3 * kTallTile + 2 * kGap + kTitle + kTile && room >= 3 * kTallTile + 2 * kGap;
    const int tileHeight = tall ? kTallTile : kTile;
    int y = 0;
    for (int shown = 0; shown < m_tabs.size(); ++shown) {
        const QuickKeyTab &group = m_tabs.at((tab() + shown) % m_tabs.size());
        if (shown > 0) {
            if (y + kTitle + tileHeight > room || group.keys.isEmpty())
                break;
            auto *title = new Text(group.name, TextRole::SmallBold, m_area, Token::Text3);
            title->setGeometry(4, y - 2, m_area->width() - 8, kTitle);
            title->show();
            y += kTitle;
        }
        for (int i = 0; i < group.keys.size(); ++i) {
            const int rowTop = y + i / kColumns * (tileHeight + kGap);
            if (rowTop + tileHeight > room)
                break;
            QWidget *key = tile(group.keys.at(i), shown * 100 + i);
            key->setGeometry(i % kColumns * (column + kGap), rowTop, column, tileHeight);
            key->show();
        }
        y += static_cast<int>((group.keys.size() + kColumns - 1) / kColumns) * (tileHeight + kGap);
    }
}

void QuickKeys::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    arrange();
}

void QuickKeys::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        arrange();
    Panel::changeEvent(event);
}

} // namespace mendian
