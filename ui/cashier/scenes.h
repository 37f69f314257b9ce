// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/checkout/tillport.h"

namespace mendian {

/// One state of the till with everything a screen may ask for: for pictures (--shot), tests and the rule checks.
/// Plain values with a fixed clock and invented goods; no engine behind it. Any thread.
struct Scene
{
    QString name;
    TillView view;
    Timestamp now; ///< what the clock says
    QString typed; ///< text in the scan field
    QString panel; ///< panel open at the right: "price", "discount", "quantity", "drawer", "holds", "more", "jobs", ...
    bool approval = false;                ///< the panel was refused and asks for a manager
    std::optional<ScanFeedback> feedback; ///< the last scan, when its outcome is still shown
    QList<Sku> found;
    QList<QuickKeyTab> quickKeys;
    QList<HoldView> holds;
    QList<PrintJobView> jobs;
    QList<ScanLogEntry> log;
    QList<PersonView> people;
    documents::Document receipt; ///< the last one, for its preview
    QList<FoundSale> foundSales;
    ReturnView returning;
    ReturnPlan returnPlan;
    ReturnDone returnDone;
    QList<RefundView> refunds;
};

/// Names of all scenes, in the order of the screens: "sale.empty", "sale.normal", ..., "pay.collect", "pay.cash", ...
QStringList sceneNames();
/// The scene of that name; an unknown name gives "sale.normal".
Scene makeScene(const QString &name);

/// The moment of all pictures: 2025-11-21 14:32:00 in the shop.
Timestamp sceneTime();

} // namespace mendian
