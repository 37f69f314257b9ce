// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/shop/session.h"

#include "models/staff/pin.h"
#include "storage/repositories/lockrepository.h"

namespace mendian {

Result<Lockout> Session::lockout(const QString &number)
{
    const auto row = storage::LockRepository(m_shop.journal.database()).of(number);
    return row ? Result<Lockout>(Lockout{row->failures, row->lockedUntil}) : fail(row.error());
}

Status Session::record(const QString &number, const QString &method, bool ok, const Lockout &lock)
{
    const journal::Login fact{number, method, ok, lock.failures, lock.lockedUntil};
    const auto stored = m_shop.record({newEvent(journal::EventKind::Login, fact.toJson())});
    return stored ? Status() : Status(fail(stored.error()));
}

Result<Person> Session::verify(const Proof &proof, const QString &method)
{
    const auto person =
        proof.badge.isEmpty() ? m_shop.staff.byNumber(proof.number) : m_shop.staff.byBadge(badgeHash(proof.badge));
    if (!person) {
        if (person.error().code != ErrorCode::NotFound)
            return fail(person.error());
        return fail(ErrorCode::WrongPin, QStringLiteral("nobody by that number or badge"));
    }
    const auto lock = lockout(person->number);
    if (!lock)
        return fail(lock.error());
    const Timestamp now = m_shop.now();
    if (lock->isLocked(now))
        return fail(
            ErrorCode::LockedOut, QStringLiteral("too many wrong PINs"), {QString::number(lock->secondsLeft(now))});
    if (pinMatches(proof.pin, m_shop.pepper, person->pinVerifier)) {
        MENDIAN_TRY(record(person->number, method, true, {}));
        return *person;
    }
    const Lockout next = lock->afterFailure(now);
    MENDIAN_TRY(record(person->number, method, false, next));
    if (next.isLocked(now))
        return fail(
            ErrorCode::LockedOut, QStringLiteral("too many wrong PINs"), {QString::number(next.secondsLeft(now))});
    return fail(ErrorCode::WrongPin, QStringLiteral("wrong PIN"), {QString::number(next.triesLeft())});
}

Status Session::signIn(const QString &number, const Secret &pin)
{
    const auto person = verify({number, pin, {}}, QStringLiteral("pin"));
    if (!person)
        return fail(person.error());
    m_person = *person;
    m_badgeOnly = false;
    m_locked = false;
    return {};
}

Status Session::signInByBadge(const QString &badgeCode)
{
    const auto person = m_shop.staff.byBadge(badgeHash(badgeCode));
    if (!person)
        return fail(person.error());
    // A badge unlocks only its own person's till; another person signs in when nobody is.
    if (m_person && m_person->number != person->number)
        return fail(ErrorCode::PermissionDenied, QStringLiteral("somebody else is signed in"), {m_person->name});
    MENDIAN_TRY(record(person->number, QStringLiteral("badge"), true, {}));
    // Whoever holds the badge may sell; more needs the PIN again, also after a lock (design §5).
    if (!m_person || m_locked)
        m_badgeOnly = true;
    m_person = *person;
    m_locked = false;
    return {};
}

Status Session::unlock(const Secret &pin)
{
    if (!m_person)
        return fail(ErrorCode::NotSignedIn, QStringLiteral("nobody is signed in"));
    return signIn(m_person->number, pin);
}

void Session::signOut()
{
    m_person.reset();
    m_badgeOnly = false;
    m_locked = false;
}

Status Session::require(Right right) const
{
    if (!isReady())
        return fail(ErrorCode::NotSignedIn, QStringLiteral("nobody is signed in"));
    if (!may(role(), right))
        return fail(ErrorCode::PermissionDenied, QString::fromLatin1(rightName(right)),
            {QString::fromLatin1(rightName(right))});
    return {};
}

Result<QString> Session::allow(Right right, bool ownEnough, const Proof &proof, SaleId sale, const QString &note,
    const std::function<bool(Role)> &enough)
{
    if (!isReady())
        return fail(ErrorCode::NotSignedIn, QStringLiteral("nobody is signed in"));
    if (ownEnough && may(role(), right))
        return QString();
    if (proof.isEmpty())
        return fail(ErrorCode::PermissionDenied, QString::fromLatin1(rightName(right)),
            {QString::fromLatin1(rightName(right))});
    const auto approver = verify(proof, proof.badge.isEmpty() ? QStringLiteral("pin") : QStringLiteral("badge+pin"));
    if (!approver)
        return fail(approver.error());
    if (!may(approver->role, Right::Approve) || !may(approver->role, right) || (enough && !enough(approver->role)))
        return fail(ErrorCode::PermissionDenied, QStringLiteral("the approver may not either"),
            {QString::fromLatin1(rightName(right)), approver->name});
    const journal::Approval fact{QString::fromLatin1(rightName(right)), number(), approver->number, sale, note};
    const auto stored = m_shop.record({newEvent(journal::EventKind::Approval, fact.toJson())});
    if (!stored)
        return fail(stored.error());
    return approver->number;
}

} // namespace mendian
