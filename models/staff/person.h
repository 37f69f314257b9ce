// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "models/staff/roles.h"

namespace mendian {

/// Somebody who works here: a reference row. The PIN verifier is useless on another device (pin.h).
struct Person
{
    StaffId id;
    QString number; ///< "0017": what journal events carry
    QString name;
    Role role = Role::Cashier;
    QString pinVerifier; ///< see pin.h; empty = may not sign in by PIN
    QString badgeHash;   ///< SHA-256 hex of the badge's code; empty = no badge, or revoked
    bool active = true;
    friend bool operator==(const Person &, const Person &) = default;
};

QJsonObject toJson(const Person &person);
Result<Person> personFromJson(const QJsonObject &object);
/// The hash under which a scanned badge code is known.
QString badgeHash(const QString &badgeCode);

} // namespace mendian
