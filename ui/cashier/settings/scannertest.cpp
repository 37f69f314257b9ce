// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/settings/scannertest.h"

#include "core/onready.h"
#include "ui/cashier/parts/listarea.h"
#include "ui/cashier/parts/statusrow.h"
#include "ui/cashier/sale/saletexts.h"
#include "ui/kit/format.h"
#include "ui/kit/panel.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr int kShown = 5;
} // namespace

ScannerTest::ScannerTest(TillPort &till, QWidget *parent)
    : QWidget(parent), m_till(till), m_code(new Text({}, TextRole::Kpi, this)),
      m_route(new Text({}, TextRole::BodyBold, this)), m_list(new ListArea(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    auto *well = new Panel(Panel::Kind::Sunken, this);
    auto *inner = new QVBoxLayout(well);
    inner->setContentsMargins(space::l, space::m, space::l, space::m);
    inner->setSpacing(0);
    inner->addWidget(
        new Text(tr("Scan anything: the code and its way are shown here"), TextRole::Secondary, well, Token::Text2));
    inner->addWidget(m_code);
    inner->addWidget(m_route);
    column->addWidget(well);
    column->addWidget(m_list, 1);
    m_code->setText(QStringLiteral("—"));
    m_code->setMayElide(true);
    m_code->setObjectName(QStringLiteral("scannertest.code"));
    m_route->setObjectName(QStringLiteral("scannertest.route"));
}

void ScannerTest::show(const ScanFeedback &feedback)
{
    ScanLogEntry entry;
    entry.outcome = feedback.outcome;
    entry.reason = feedback.reason;
    const saletexts::Message became = saletexts::logged(entry);
    m_code->setText(feedback.text.isEmpty() ? QStringLiteral("—") : feedback.text);
    QString words = saletexts::scanKindName(feedback.what) + QStringLiteral(" → ") + became.text;
    if (!feedback.note.isEmpty() && feedback.outcome == QLatin1String("line")) // others' notes are for the log
        words += QStringLiteral(" · ") + feedback.note;
    m_route->setText(words);
    m_route->setColor(toneText(became.tone));
    load();
}

void ScannerTest::load()
{
    onReady(m_till.scanLog(kShown), this, [this](const Result<QList<ScanLogEntry>> &entries) {
        m_list->clear();
        if (entries) {
            for (const ScanLogEntry &entry : *entries) {
                const saletexts::Message became = saletexts::logged(entry);
                m_list->add(new StatusRow({.title = entry.text,
                    .note = Format().timeWithSeconds(entry.at) + QStringLiteral(" · ")
                        + saletexts::scanKindName(entry.kind),
                    .state = became.text,
                    .tone = became.tone}));
            }
        }
        m_list->addStretch();
    });
}

} // namespace mendian
