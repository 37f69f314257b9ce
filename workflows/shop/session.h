// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/facts.h"
#include "models/staff/lockout.h"
#include "models/staff/person.h"
#include "workflows/shop/shop.h"

#include <optional>

namespace mendian {

/// The proof of a named person: number or badge, and a PIN.
struct Proof
{
    QString number;
    Secret pin;
    QString badge;
    bool isEmpty() const { return number.isEmpty() && badge.isEmpty(); }
};

/// Who stands at the till and what they may do (design §5, People). Every sign-in, right or wrong, is a fact, and the
/// lock-out is stored with it. PIN checks take some 50 ms. Engine thread.
class Session
{
public:
    explicit Session(Shop &shop) : m_shop(shop) {}

    const std::optional<Person> &person() const { return m_person; }
    bool isLocked() const { return m_locked; }
    bool isReady() const { return m_person && !m_locked; }
    QString number() const { return m_person ? m_person->number : QString(); }
    /// Cashier rights only, when a badge alone was shown.
    Role role() const { return m_badgeOnly ? Role::Cashier : (m_person ? m_person->role : Role::Cashier); }

    Status signIn(const QString &number, const Secret &pin);
    Status signInByBadge(const QString &badgeCode);
    Status unlock(const Secret &pin);
    void lock() { m_locked = m_person.has_value(); }
    void signOut();

    /// The lock-out of a person at this till.
    Result<Lockout> lockout(const QString &number);

    /// NotSignedIn or PermissionDenied unless the signed-in person has the right.
    Status require(Right right) const;
    /// Who allows it: empty when the person's own right is enough (`ownEnough`), else the number of the person in
    /// `proof`, whose role must have the right; the approval is recorded. PermissionDenied without a proof.
    Result<QString> allow(Right right, bool ownEnough, const Proof &proof, SaleId sale = {}, const QString &note = {},
        const std::function<bool(Role)> &enough = {});

private:
    Result<Person> verify(const Proof &proof, const QString &method);
    Status record(const QString &number, const QString &method, bool ok, const Lockout &lock);

    Shop &m_shop;
    std::optional<Person> m_person;
    bool m_badgeOnly = false;
    bool m_locked = false;
};

} // namespace mendian
