// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shots/shottable.h"

#include "ui/cashier/frame/cashierwindow.h"
#include "ui/cashier/shift/countgrid.h"
#include "ui/cashier/shift/openshiftpage.h"
#include "ui/cashier/signin/lockpage.h"
#include "ui/cashier/signin/signinpage.h"

namespace mendian {

namespace {

QWidget *cashier(const ShotParts &parts)
{
    return new CashierWindow({.till = parts.till, .sounds = parts.sounds, .clock = parts.clock});
}

template <typename T> T *part(QWidget &widget) { return widget.findChild<T *>(); }

void signedOut(ShotTill &till)
{
    till.scene().view.person.reset();
    till.scene().view.basket = {};
}

void typePin(PinPanel &pin, int digits)
{
    for (int i = 0; i < digits; ++i)
        pin.typeDigit(i + 1);
}

void noShift(ShotTill &till)
{
    till.scene().view.shift = {};
    till.scene().view.basket = {};
}

QList<journal::CountedNote> someNotes()
{
    return {{.fen = 10'000, .count = 2}, {.fen = 5'000, .count = 2}, {.fen = 1'000, .count = 10},
        {.fen = 500, .count = 10}, {.fen = 100, .count = 40}, {.fen = 50, .count = 18}, {.fen = 10, .count = 10}};
}

constexpr ShotRow kRows[] = {
    {"signin", "normal", "sale.empty", cashier, signedOut,
        [](QWidget &w, ShotTill &) { typePin(*part<SignInPage>(w)->pin(), 4); }},
    {"signin", "empty", "sale.empty", cashier,
        [](ShotTill &till) {
            signedOut(till);
            till.scene().people.clear();
        },
        nullptr},
    {"signin", "error", "sale.empty", cashier, signedOut,
        [](QWidget &w, ShotTill &) {
            part<SignInPage>(w)->pin()->refuse({ErrorCode::WrongPin, {}, {QStringLiteral("3")}});
        }},
    {"signin", "lockout", "sale.empty", cashier, signedOut,
        [](QWidget &w, ShotTill &) {
            part<SignInPage>(w)->pin()->refuse({ErrorCode::LockedOut, {}, {QStringLiteral("48")}});
        }},
    {"signin", "long", "sale.empty", cashier,
        [](ShotTill &till) {
            signedOut(till);
            PersonView person = till.scene().people.first();
            person.name = QStringLiteral(u"阿卜杜热合曼·买买提明江");
            for (int i = 0; i < 8; ++i) {
                person.number = QString::number(120 + i);
                till.scene().people.append(person);
            }
        },
        nullptr},
    {"signin", "training", "sale.empty", cashier,
        [](ShotTill &till) {
            signedOut(till);
            till.scene().view.folderKind = QStringLiteral("training");
        },
        nullptr},
    {"locked", "normal", "sale.normal", cashier, [](ShotTill &till) { till.scene().view.locked = true; },
        [](QWidget &w, ShotTill &) { typePin(*part<LockPage>(w)->pin(), 2); }},
    {"locked", "scan", "sale.normal", cashier, [](ShotTill &till) { till.scene().view.locked = true; },
        [](QWidget &w, ShotTill &) { part<LockPage>(w)->showScanRefused(); }},
    {"shift-open", "empty", "sale.empty", cashier, noShift, nullptr},
    {"shift-open", "normal", "sale.empty", cashier, noShift,
        [](QWidget &w, ShotTill &) { part<OpenShiftPage>(w)->grid()->setNotes(someNotes()); }},
};

} // namespace

std::span<const ShotRow> shotRows() { return kRows; }

const ShotRow *shotRow(const QString &screen, const QString &state)
{
    for (const ShotRow &row : kRows) {
        if (screen == QLatin1String(row.screen) && state == QLatin1String(row.state))
            return &row;
    }
    return nullptr;
}

} // namespace mendian
