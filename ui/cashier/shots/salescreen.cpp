// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/shots/salescreen.h"

#include "ui/cashier/parts/sidepanel.h"
#include "ui/cashier/sale/salepage.h"
#include "ui/cashier/sale/scanfield.h"
#include "ui/cashier/scenetill.h"
#include "ui/customerdisplay/customerdisplay.h"

#include <QVBoxLayout>

namespace mendian {

namespace {

/// Holds what a page only refers to.
class Stage final : public QWidget
{
public:
    Stage(const Scene &scene, QWidget *parent)
        : QWidget(parent), m_till(scene), m_clock(scene.now), m_page(m_till, m_prompter, m_sounds, m_clock, this)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(&m_page);
    }
    SceneTill &till() { return m_till; }
    SalePage &page() { return m_page; }

private:
    SceneTill m_till;
    SilentPrompter m_prompter;
    SilentSounds m_sounds;
    ManualClock m_clock;
    SalePage m_page;
};

} // namespace

QWidget *makeSaleScreen(const Scene &scene, QWidget *parent) { return new Stage(scene, parent); }

void settleSalePage(SalePage &page, SceneTill &till)
{
    const Scene scene = till.scene();
    if (!scene.typed.isEmpty()) {
        page.scanField()->setText(scene.typed);
        emit page.scanField()->searchChanged(scene.typed);
    }
    if (scene.feedback)
        emit till.scanned(*scene.feedback);
    if (!scene.panel.isEmpty())
        page.openPanel(scene.panel);
    if (scene.approval && page.panel() && !scene.view.basket.lines.isEmpty())
        page.panel()->askApproval(scene.view.basket.lines.last().name, {});
}

void settleSaleScreen(QWidget *screen)
{
    if (auto *stage = dynamic_cast<Stage *>(screen))
        settleSalePage(stage->page(), stage->till());
}

QWidget *makeCustomerScreen(const Scene &scene, QWidget *parent)
{
    auto *display = new CustomerDisplay(parent);
    display->setView(scene.view);
    return display;
}

} // namespace mendian
