// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/shift/closeshiftpage.h"

#include "core/onready.h"
#include "ui/cashier/parts/approvalform.h"
#include "ui/cashier/parts/listarea.h"
#include "ui/cashier/parts/rowbutton.h"
#include "ui/cashier/parts/tendernames.h"
#include "ui/cashier/shift/countgrid.h"
#include "ui/cashier/shift/differencerow.h"
#include "ui/cashier/shift/shiftside.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/format.h"
#include "ui/kit/input.h"
#include "ui/kit/panel.h"
#include "ui/kit/status.h"
#include "ui/kit/tile.h"
#include "ui/kit/toast.h"

#include <QKeyEvent>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <array>

namespace mendian {

using namespace kit;

namespace {
constexpr std::array kReasons{
    QT_TRANSLATE_NOOP("mendian::CloseShiftPage", "Wrong change given"),
    QT_TRANSLATE_NOOP("mendian::CloseShiftPage", "Float was wrong"),
    QT_TRANSLATE_NOOP("mendian::CloseShiftPage", "Cash moved, not booked"),
    QT_TRANSLATE_NOOP("mendian::CloseShiftPage", "Unknown, reported"),
};

Money absolute(Money amount) { return amount.isNegative() ? -amount : amount; }

QWidget *card(QWidget *parent, const QString &title, QVBoxLayout **column)
{
    auto *panel = new Panel(Panel::Kind::Card, parent);
    *column = new QVBoxLayout(panel);
    (*column)->setContentsMargins(space::l, space::m, space::l, space::l);
    (*column)->setSpacing(space::s);
    (*column)->addWidget(new Text(title, TextRole::PageTitle, panel));
    return panel;
}
} // namespace

CloseShiftPage::CloseShiftPage(TillPort &till, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_till(till), m_clock(clock), m_grid(new CountGrid(this)), m_side(new ShiftSide(this)),
      m_track(new StepTrack(m_side)), m_who(new KeyValueRow(tr("Cashier"), {}, m_side)),
      m_receipts(new KeyValueRow(tr("Sales of this shift"), {}, m_side))
{
    setObjectName(QStringLiteral("page.shift.close"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::pageTill, space::pageTill, space::pageTill, space::pageTill);
    row->setSpacing(space::pageTill);
    auto *place = new QWidget(this);
    m_stack = new QStackedLayout(place);
    m_stack->addWidget(
        makeCountCard(place, m_grid, tr("Close the shift: count the drawer"), tr("Tab or ↓ for the next row")));
    m_stack->addWidget(makeDifferences());
    m_stack->addWidget(makeOpenItems());
    row->addWidget(place, 1);
    row->addWidget(m_side, 0);
    m_side->facts()->addWidget(m_track);
    m_side->facts()->addWidget(m_who);
    m_side->facts()->addWidget(m_receipts);
    m_grid->connectTo(m_side->pad());
    connect(m_grid, &CountGrid::changedTotal, this, &CloseShiftPage::refresh);
    connect(m_grid, &CountGrid::accepted, this, &CloseShiftPage::next);
    connect(m_side->mainButton(), &QAbstractButton::clicked, this, &CloseShiftPage::next);
    connect(m_side->backButton(), &QAbstractButton::clicked, this, [this] {
        if (m_approval->isVisible())
            goTo(3);
        else if (m_step > 1)
            goTo(m_step - 1);
        else
            emit left();
    });
    refresh();
}

QWidget *CloseShiftPage::makeDifferences()
{
    QVBoxLayout *column = nullptr;
    QWidget *panel = card(this, tr("Close the shift: differences"), &column);
    m_rowHost = new QWidget(panel);
    m_rowColumn = new QVBoxLayout(m_rowHost);
    m_rowColumn->setContentsMargins(0, 0, 0, 0);
    m_rowColumn->setSpacing(0);
    column->addWidget(m_rowHost);
    m_reasonHint = new Text({}, TextRole::Secondary, panel, Token::Text2);
    m_reasonHint->setWrapped(true, 2);
    column->addWidget(m_reasonHint);
    column->addStretch(1);
    return panel;
}

QWidget *CloseShiftPage::makeOpenItems()
{
    QVBoxLayout *column = nullptr;
    QWidget *panel = card(this, tr("Close the shift: open items"), &column);
    m_items = new ListArea(panel);
    column->addWidget(m_items, 1);
    m_approval = new ApprovalForm(panel);
    m_approval->setWhy(tr("Above the store's limit for undecided payments: the store manager confirms."));
    m_approval->hide();
    column->addWidget(m_approval, 0);
    connect(m_approval, &ApprovalForm::given, this, &CloseShiftPage::closeShift);
    m_approval->setCancellable(false); // Esc and the back button do it
    return panel;
}

void CloseShiftPage::setView(const TillView &view)
{
    m_view = view;
    if (view.shift.open && !(view.shift.shift == m_shift)) {
        m_shift = view.shift.shift;
        m_grid->setNotes({});
        m_rows.clear();
        m_step = 1;
        goTo(1);
    }
    m_who->setValue(view.person ? QString(view.person->name + QLatin1Char(' ') + view.person->number) : QString());
    m_receipts->setValue(tr("%n receipt(s)", nullptr, static_cast<int>(view.shift.receipts)));
    if (isVisible() && m_step == 3 && m_approval->isHidden())
        loadItems();
}

void CloseShiftPage::refresh()
{
    using enum StepTrack::State;
    const auto state = [this](int step) { return step < m_step ? Done : (step == m_step ? Current : Waiting); };
    m_track->setSteps({{tr("Count"), state(1)}, {tr("Differences"), state(2)}, {tr("Open items"), state(3)}});
    m_stack->setCurrentIndex(m_step - 1);
    m_side->setPadShown(m_step == 1);
    const Format format;
    Money difference;
    for (const ZRow &row : std::as_const(m_rows))
        difference += row.counted - row.expected;
    m_side->setTotal(m_step == 1 ? tr("Counted cash") : tr("Difference"),
        m_step == 1 ? format.yuan(m_grid->total()) : format.signedMoney(difference));
    if (m_step == 3)
        m_side->setMain(ButtonKind::Action, QStringLiteral("printer"), tr("Close and print"),
            m_check.needsManager ? tr("The manager confirms it") : tr("The Z report is printed"));
    else
        m_side->setMain(ButtonKind::Action, QStringLiteral("arrow-right"), tr("Next"),
            m_step == 1 ? tr("Then the difference is shown") : tr("Then the open items"));
    m_side->setBack(
        QStringLiteral("arrow-left"), m_step == 1 ? tr("Back to selling") : tr("One step back"), QStringLiteral("Esc"));
}

void CloseShiftPage::goTo(int step)
{
    m_step = qBound(1, step, 3);
    m_approval->hide();
    m_items->show();
    m_side->mainButton()->clearRefusal();
    refresh();
    if (m_step == 1)
        m_grid->takeFocus();
    else
        m_side->mainButton()->setFocus(Qt::OtherFocusReason);
    if (m_step == 3)
        loadItems();
}

void CloseShiftPage::next()
{
    if (m_side->mainButton()->isBusy() || m_approval->isVisible())
        return;
    if (m_step == 1)
        return compare();
    if (m_step == 2) {
        if (const int row = rowWithoutReason(); row >= 0) {
            emit told(Tone::Warn, tr("Choose a reason for the difference first (keys 1 to 4)."));
            return;
        }
        return goTo(3);
    }
    if (m_check.needsManager) {
        m_items->hide();
        m_approval->ask(tr("Close the shift over undecided payments"));
        m_approval->show();
        m_approval->takeFocus();
        m_side->mainButton()->setRefusal(tr("The manager confirms at the left."));
        return;
    }
    closeShift({});
}

void CloseShiftPage::compare()
{
    m_side->mainButton()->setBusy(true);
    onReady(m_till.closeCheck(), this, [this](const Result<CloseCheck> &check) {
        if (!check) {
            m_side->mainButton()->setBusy(false);
            emit told(Tone::Danger, ErrorText::sentence(check.error()));
            return;
        }
        m_check = *check;
        onReady(m_till.compareCount(m_grid->notes()), this, [this](const Result<QList<ZRow>> &rows) {
            m_side->mainButton()->setBusy(false);
            if (!rows) {
                emit told(Tone::Danger, ErrorText::sentence(rows.error()));
                return;
            }
            showRows(*rows);
            goTo(2);
        });
    });
}

void CloseShiftPage::showRows(const QList<ZRow> &rows)
{
    m_rows = rows;
    m_reasons.clear();
    while (QLayoutItem *item = m_rowColumn->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rowColumn->addWidget(new DifferenceRow(m_rowHost));
    for (int i = 0; i < m_rows.size(); ++i) {
        const ZRow &row = m_rows.at(i);
        const bool over = absolute(row.counted - row.expected) > m_check.differenceLimit;
        m_rowColumn->addWidget(new DifferenceRow({.name = tenderName(row.kind),
                                                     .icon = tenderIcon(row.kind),
                                                     .expected = row.expected,
                                                     .counted = row.counted,
                                                     .overLimit = over},
            m_rowHost));
        if (over)
            addReasons(i);
    }
    m_reasonHint->setText(m_reasons.isEmpty()
            ? tr("Nothing is over the limit of %1.").arg(Format().yuan(m_check.differenceLimit))
            : tr("Over the limit of %1: count again (Esc) or give the reason with the keys 1 to 4.")
                  .arg(Format().yuan(m_check.differenceLimit)));
}

void CloseShiftPage::addReasons(int row)
{
    auto *host = new QWidget(m_rowHost);
    auto *line = new QHBoxLayout(host);
    line->setContentsMargins(0, space::s, 0, space::m);
    line->setSpacing(space::s);
    ReasonRow reasons{row, {}};
    for (int i = 0; i < static_cast<int>(kReasons.size()); ++i) {
        auto *choice = new ChoiceCard({}, tr(kReasons.at(static_cast<size_t>(i))), tr("Key %1").arg(i + 1), host);
        choice->setCheckable(true);
        choice->setTone(Tone::Brand);
        choice->setObjectName(QStringLiteral("shift.reason.%1.%2").arg(row).arg(i));
        const int at = static_cast<int>(m_reasons.size());
        connect(choice, &QAbstractButton::clicked, this, [this, at, i] { chooseReason(at, i); });
        line->addWidget(choice, 1);
        reasons.cards.append(choice);
    }
    m_reasons.append(reasons);
    m_rowColumn->addWidget(host);
}

void CloseShiftPage::chooseReason(int at, int reason)
{
    const ReasonRow &row = m_reasons.at(at);
    for (int i = 0; i < row.cards.size(); ++i)
        row.cards.at(i)->setChecked(i == reason);
    m_rows[row.row].reason = tr(kReasons.at(static_cast<size_t>(reason)));
    if (rowWithoutReason() < 0)
        m_side->mainButton()->setFocus(Qt::OtherFocusReason);
}

int CloseShiftPage::rowWithoutReason() const
{
    for (int i = 0; i < m_reasons.size(); ++i) {
        if (m_rows.at(m_reasons.at(i).row).reason.isEmpty())
            return i;
    }
    return -1;
}

void CloseShiftPage::loadItems()
{
    onReady(m_till.closeCheck(), this, [this](const Result<CloseCheck> &check) {
        if (!check) {
            emit told(Tone::Danger, ErrorText::sentence(check.error()));
            return;
        }
        m_check = *check;
        showItems();
        refresh();
    });
}

void CloseShiftPage::showItems()
{
    m_items->clear();
    const Format format;
    for (const ParkedPayment &payment : std::as_const(m_check.undecided)) {
        const qint64 minutes = (m_clock.wall() - payment.startedAt) / 60'000;
        auto *row = new RowButton({.icon = QStringLiteral("help-hexagon"),
            .title = tr("Undecided: %1 …%2").arg(tenderName(payment.provider), payment.shortNumber),
            .note = tr("%n minute(s), asked in the background. It is carried over to the next shift.", nullptr,
                static_cast<int>(minutes)),
            .value = format.money(payment.amount),
            .key = {},
            .tone = Tone::Unknown,
            .height = 64});
        connect(row, &QAbstractButton::clicked, this, [this] { emit itemRequested(QStringLiteral("parked")); });
        m_items->add(row);
    }
    if (m_check.holds > 0) {
        auto *row = new RowButton({.icon = QStringLiteral("player-pause"),
            .title = tr("%n held sale(s)", nullptr, static_cast<int>(m_check.holds)),
            .note = tr("They stay held for the next shift. Press to recall one."),
            .value = {},
            .key = {},
            .tone = Tone::Warn,
            .height = 64});
        connect(row, &QAbstractButton::clicked, this, [this] { emit itemRequested(QStringLiteral("holds")); });
        m_items->add(row);
    }
    if (m_view.openPrintJobs > 0) {
        auto *row = new RowButton({.icon = QStringLiteral("printer"),
            .title = tr("%n slip(s) not printed", nullptr, static_cast<int>(m_view.openPrintJobs)),
            .note = tr("They print by themselves when the printer is back."),
            .value = {},
            .key = {},
            .tone = Tone::Warn,
            .height = 64});
        connect(row, &QAbstractButton::clicked, this, [this] { emit itemRequested(QStringLiteral("jobs")); });
        m_items->add(row);
    }
    if (m_check.undecided.isEmpty() && m_check.holds == 0 && m_view.openPrintJobs == 0)
        m_items->add(new EmptyState(QStringLiteral("circle-check"), tr("Nothing is open. The shift can be closed.")));
    m_items->addStretch();
}

void CloseShiftPage::closeShift(const ApprovalProof &proof)
{
    QStringList reasons;
    for (const ZRow &row : std::as_const(m_rows))
        reasons.append(row.reason);
    m_side->mainButton()->setBusy(true);
    onReady(m_till.closeShift(m_grid->notes(), reasons, proof), this, [this](const Status &status) {
        m_side->mainButton()->setBusy(false);
        m_approval->setBusy(false);
        if (status) {
            m_grid->setNotes({});
            m_rows.clear();
            goTo(1);
            emit closed();
            return;
        }
        if (!m_approval->isHidden())
            m_approval->refuse(ErrorText::sentence(status.error()));
        else if (status.error().code == ErrorCode::PermissionDenied) {
            m_check.needsManager = true;
            next();
        } else
            emit told(Tone::Danger, ErrorText::sentence(status.error()));
    });
}

void CloseShiftPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    goTo(m_step);
}

void CloseShiftPage::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape) {
        m_side->backButton()->press();
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        next();
    } else if (m_step == 2 && key >= Qt::Key_1 && key < Qt::Key_1 + static_cast<int>(kReasons.size())) {
        int at = rowWithoutReason();
        if (at < 0)
            at = static_cast<int>(m_reasons.size()) - 1;
        if (at >= 0)
            chooseReason(at, key - Qt::Key_1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace mendian
