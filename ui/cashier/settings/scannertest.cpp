// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/settings/scannertest.h"

#include "core/onready.h"
#include "ui/cashier/parts/listarea.h"
#include "ui/cashier/parts/statusrow.h"
#include "ui/cashier/sale/saletexts.h"
#include "ui/kit/format.h"
#include "ui/kit/panel.h"

#include <QVBoxLayout>
#include <array>

namespace mendian {

using namespace kit;

namespace {
constexpr int kShown = 5;

struct Route
{
    const char *outcome;
    const char *word;
    Tone tone;
};
constexpr std::array kRoutes{
    Route{"line", QT_TRANSLATE_NOOP("mendian::ScannerTest", "In the basket"), Tone::Success},
    Route{"routed", QT_TRANSLATE_NOOP("mendian::ScannerTest", "Taken"), Tone::Success},
    Route{"refused", QT_TRANSLATE_NOOP("mendian::ScannerTest", "Refused"), Tone::Warn},
};

const Route &routeOf(const QString &outcome)
{
    for (const Route &route : kRoutes) {
        if (outcome == QLatin1String(route.outcome))
            return route;
    }
    return kRoutes.back();
}
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
    const Route &route = routeOf(feedback.outcome);
    m_code->setText(feedback.text.isEmpty() ? QStringLiteral("—") : feedback.text);
    QString words = saletexts::scanKindName(feedback.what) + QStringLiteral(" → ") + tr(route.word);
    if (!feedback.note.isEmpty())
        words += QStringLiteral(" · ") + feedback.note;
    m_route->setText(words);
    m_route->setColor(toneText(route.tone));
    load();
}

void ScannerTest::load()
{
    onReady(m_till.scanLog(kShown), this, [this](const Result<QList<ScanLogEntry>> &entries) {
        m_list->clear();
        if (entries) {
            for (const ScanLogEntry &entry : *entries) {
                const Route &route = routeOf(entry.outcome);
                m_list->add(new StatusRow({.title = entry.text,
                    .note = Format().timeWithSeconds(entry.at) + QStringLiteral(" · ")
                        + saletexts::scanKindName(entry.kind),
                    .state = tr(route.word),
                    .tone = route.tone}));
            }
        }
        m_list->addStretch();
    });
}

} // namespace mendian
