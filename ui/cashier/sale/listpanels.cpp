// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/listpanels.h"

#include "core/onready.h"
#include "ui/cashier/parts/listarea.h"
#include "ui/cashier/parts/rowbutton.h"
#include "ui/cashier/parts/statusrow.h"
#include "ui/cashier/sale/salepresenter.h"
#include "ui/cashier/sale/saletexts.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/toast.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr qint64 kOldMinutes = 30;
constexpr int kLogRows = 60;
const QString kDot = QStringLiteral(u" · ");

QWidget *firstButton(QWidget *list) { return list->findChild<PaintedButton *>(); }
} // namespace

HoldsPanel::HoldsPanel(TillPort &till, const Clock &clock, QWidget *parent)
    : SidePanel(QStringLiteral("holds"), tr("Held sales"), parent), m_till(till), m_clock(clock),
      m_list(new ListArea(this))
{
    auto *hint = new Text(tr("Press one, or scan its ticket. A basket on the screen is held first."),
        TextRole::Secondary, this, Token::Text2);
    hint->setWrapped(true, 2);
    content()->addWidget(hint);
    content()->addWidget(m_list, 1);
    setView(till.view());
}

QWidget *HoldsPanel::firstFocus() { return firstButton(m_list); }

void HoldsPanel::setView(const TillView &view)
{
    if (view.holds == m_count)
        return;
    m_count = view.holds;
    load();
}

void HoldsPanel::load()
{
    onReady(m_till.holds(), this, [this](const Result<QList<HoldView>> &holds) {
        if (holds)
            show(*holds);
        else
            emit told(Tone::Danger, ErrorText::sentence(holds.error()));
    });
}

void HoldsPanel::show(const QList<HoldView> &holds)
{
    const Format format;
    m_list->clear();
    for (const HoldView &hold : holds) {
        const qint64 minutes = qMax<qint64>(0, (m_clock.wall() - hold.at) / 60'000);
        const bool old = minutes >= kOldMinutes;
        auto *row = new RowButton({.icon = old ? QStringLiteral("clock") : QStringLiteral("player-play"),
            .title = tr("No. %1").arg(hold.ticket) + kDot + hold.firstItem,
            .note = tr("%n piece(s)", nullptr, static_cast<int>(hold.pieces)) + kDot + hold.staff + kDot
                + tr("%n minute(s) ago", nullptr, static_cast<int>(minutes)),
            .value = format.money(hold.total),
            .key = {},
            .tone = old ? Tone::Warn : Tone::Neutral,
            .height = 80});
        row->setObjectName(QStringLiteral("hold.%1").arg(hold.ticket));
        connect(row, &QAbstractButton::clicked, this, [this, id = hold.hold] {
            TillPort *till = &m_till;
            send({}, [till, id](const ApprovalProof &) { return till->recall(id); });
        });
        m_list->add(row);
    }
    if (holds.isEmpty())
        m_list->add(new EmptyState(QStringLiteral("player-pause"), tr("No sale is held.")));
    m_list->addStretch();
    if (isVisible()) {
        if (QWidget *first = firstFocus())
            first->setFocus();
    }
}

PrintJobsPanel::PrintJobsPanel(TillPort &till, QWidget *parent)
    : SidePanel(QStringLiteral("jobs"), tr("Slips not printed"), parent), m_till(till), m_list(new ListArea(this))
{
    content()->addWidget(m_list, 1);
    setView(till.view());
}

void PrintJobsPanel::setView(const TillView &view)
{
    if (view.openPrintJobs == m_count)
        return;
    m_count = view.openPrintJobs;
    load();
}

void PrintJobsPanel::load()
{
    onReady(m_till.printJobs(), this, [this](const Result<QList<PrintJobView>> &jobs) {
        if (jobs)
            show(*jobs);
        else
            emit told(Tone::Danger, ErrorText::sentence(jobs.error()));
    });
}

void PrintJobsPanel::show(const QList<PrintJobView> &jobs)
{
    const Format format;
    m_list->clear();
    for (const PrintJobView &job : jobs) {
        auto *card = new Panel(Panel::Kind::Card);
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(14, 10, 14, 12);
        column->setSpacing(space::xs);
        column->addWidget(
            new Text(saletexts::printJobName(job.kind) + kDot + format.time(job.at), TextRole::BodyBold, card));
        auto *state =
            new Text(saletexts::printJobState(job), TextRole::Secondary, card, toneText(saletexts::printJobTone(job)));
        state->setWrapped(true, 2);
        column->addWidget(state);
        auto *row = new QHBoxLayout;
        row->setSpacing(space::s);
        auto *repeat = new Button(ButtonKind::Secondary, QStringLiteral("printer"), tr("Print again"), card);
        auto *cancel = new Button(ButtonKind::Ghost, QStringLiteral("x"), tr("Drop it"), card);
        repeat->setObjectName(QStringLiteral("repeat"));
        cancel->setObjectName(QStringLiteral("cancel"));
        row->addWidget(repeat, 1);
        row->addWidget(cancel, 1);
        column->addLayout(row);
        const auto run = [this, id = job.id](QFuture<Status> (TillPort::*command)(PrintJobId)) {
            onReady((m_till.*command)(id), this, [this](const Status &status) {
                if (!status)
                    emit told(Tone::Danger, ErrorText::sentence(status.error()));
                load();
            });
        };
        connect(repeat, &QAbstractButton::clicked, this, [run] { run(&TillPort::repeatPrint); });
        connect(cancel, &QAbstractButton::clicked, this, [run] { run(&TillPort::cancelPrint); });
        m_list->add(card);
    }
    if (jobs.isEmpty())
        m_list->add(new EmptyState(QStringLiteral("printer"), tr("Every slip was printed.")));
    m_list->addStretch();
}

ScanLogPanel::ScanLogPanel(TillPort &till, QWidget *parent)
    : SidePanel(QStringLiteral("log"), tr("Last scans"), parent), m_till(till), m_list(new ListArea(this))
{
    content()->addWidget(m_list, 1);
    onReady(m_till.scanLog(kLogRows), this, [this](const Result<QList<ScanLogEntry>> &log) {
        if (!log) {
            emit told(Tone::Danger, ErrorText::sentence(log.error()));
            return;
        }
        const Format format;
        for (const ScanLogEntry &entry : *log) {
            const saletexts::Message became = saletexts::logged(entry);
            auto *row = new StatusRow({.title = entry.text,
                .note = format.timeWithSeconds(entry.at) + kDot + saletexts::scanKindName(entry.kind),
                .state = became.text,
                .tone = became.tone});
            m_list->add(row);
        }
        if (log->isEmpty())
            m_list->add(new EmptyState(QStringLiteral("barcode"), tr("Nothing has been scanned yet.")));
        m_list->addStretch();
    });
}

MorePanel::MorePanel(const QList<MoreItem> &items, const TillView &view, QWidget *parent)
    : SidePanel(QStringLiteral("more"), tr("Everything and its key"), parent), m_list(new ListArea(this))
{
    content()->addWidget(m_list, 1);
    for (const MoreItem &item : items) {
        auto *row = new RowButton({.icon = item.icon,
            .title = item.label,
            .note = {},
            .value = item.count > 0 ? QString::number(item.count) : QString(),
            .key = item.key,
            .tone = Tone::Neutral,
            .height = 52});
        row->setObjectName(QStringLiteral("more.") + item.id);
        connect(row, &QAbstractButton::clicked, this, [this, id = item.id] { emit chosen(id); });
        m_list->add(row);
    }
    m_list->add(new Text(tr("Keys"), TextRole::SmallBold, nullptr, Token::Text3));
    for (const SaleKey &key : saleKeys()) {
        if (*key.label && SalePresenter::offers(view, key.action))
            m_list->add(new KeyRow(saleKeyName(key), keyLabel(QKeySequence(key.key))));
    }
    m_list->add(new KeyRow(tr("Quick keys 1 to 12"), QStringLiteral("Alt+1 … =")));
    m_list->add(new KeyRow(tr("Quick key groups"), QStringLiteral("Ctrl+1 … 5")));
    m_list->add(new KeyRow(tr("n pieces of the next item"), QStringLiteral("n *")));
    m_list->addStretch();
}

QWidget *MorePanel::firstFocus() { return firstButton(m_list); }

} // namespace mendian
