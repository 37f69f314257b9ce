// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/parts/sidepanel.h"
#include "ui/kit/format.h"
#include "workflows/checkout/tillport.h"

namespace mendian {

class ListArea;

/// Held sales, newest first: ticket, amount, pieces, first item, who, how long; older than 30 minutes in amber.
class HoldsPanel final : public SidePanel
{
    Q_OBJECT
public:
    HoldsPanel(TillPort &till, const Clock &clock, QWidget *parent = nullptr);
    QWidget *firstFocus() override;
    void setView(const TillView &view) override;

private:
    void load();
    void show(const QList<HoldView> &holds);
    TillPort &m_till;
    const Clock &m_clock;
    ListArea *m_list;
    qint64 m_count = -1;
};

/// Slips that were not printed or of which nobody knows: repeat (补打) or cancel each.
class PrintJobsPanel final : public SidePanel
{
    Q_OBJECT
public:
    explicit PrintJobsPanel(TillPort &till, QWidget *parent = nullptr);
    void setView(const TillView &view) override;

private:
    void load();
    void show(const QList<PrintJobView> &jobs);
    TillPort &m_till;
    ListArea *m_list;
    qint64 m_count = -1;
};

/// The last scans and what became of each.
class ScanLogPanel final : public SidePanel
{
    Q_OBJECT
public:
    explicit ScanLogPanel(TillPort &till, QWidget *parent = nullptr);

private:
    TillPort &m_till;
    ListArea *m_list;
};

/// An entry of the "more" list.
struct MoreItem
{
    QString id; ///< "jobs", "log", "clear", "parked", or the station's own ("settings", "shift", ...)
    QString icon;
    QString label;
    QString key;
    int count = 0;
};

/// Everything the till can do, with its key (F1).
class MorePanel final : public SidePanel
{
    Q_OBJECT
public:
    MorePanel(const QList<MoreItem> &items, const TillView &view, QWidget *parent = nullptr);
    QWidget *firstFocus() override;

signals:
    void chosen(const QString &id);

private:
    ListArea *m_list;
};

} // namespace mendian
