// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/staff/person.h"

#include <QCryptographicHash>

namespace mendian {

QJsonObject toJson(const Person &person)
{
    return JsonWriter()
        .put("id", person.id)
        .put("number", person.number)
        .put("name", person.name)
        .put("role", QString::fromLatin1(roleRow(person.role).name))
        .putUnlessEmpty("pin", person.pinVerifier)
        .putUnlessEmpty("badge", person.badgeHash)
        .put("active", person.active)
        .object();
}

Result<Person> personFromJson(const QJsonObject &object)
{
    JsonReader r(object, u"person");
    Person person;
    person.id = r.id<StaffId>("id");
    person.number = r.string("number");
    person.name = r.string("name");
    const QString role = r.string("role");
    person.pinVerifier = r.stringOr("pin");
    person.badgeHash = r.stringOr("badge");
    person.active = r.booleanOr("active", true);
    MENDIAN_TRY(r.status());
    if (!roleFromName(role, person.role))
        return fail(ErrorCode::Protocol, QStringLiteral("unknown role %1").arg(role));
    return person;
}

QString badgeHash(const QString &badgeCode)
{
    return QString::fromLatin1(QCryptographicHash::hash(badgeCode.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace mendian
