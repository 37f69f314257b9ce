// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reference/staffrepository.h"

namespace mendian::storage {

Result<QList<Person>> StaffRepository::active()
{
    const auto rows = m_feed.rows();
    if (!rows)
        return fail(rows.error());
    QList<Person> people;
    for (const FeedRow &row : *rows) {
        auto person = personFromJson(row.body);
        if (!person)
            return fail(ErrorCode::Corrupt, person.error().detail, {QStringLiteral("staff")});
        if (person->active)
            people.append(*std::move(person));
    }
    return people;
}

Result<Person> StaffRepository::byNumber(const QString &number)
{
    const auto row = m_feed.row(number);
    if (!row)
        return fail(row.error());
    auto person = personFromJson(row->body);
    if (!person)
        return fail(ErrorCode::Corrupt, person.error().detail, {QStringLiteral("staff")});
    if (!person->active)
        return fail(ErrorCode::NotFound, QStringLiteral("%1 no longer works here").arg(number));
    return *std::move(person);
}

Result<Person> StaffRepository::byBadge(const QString &badgeHash)
{
    const auto people = active();
    if (!people)
        return fail(people.error());
    for (const Person &person : *people)
        if (!badgeHash.isEmpty() && person.badgeHash == badgeHash)
            return person;
    return fail(ErrorCode::NotFound, QStringLiteral("nobody has this badge"));
}

Result<qint64> StaffRepository::save(const QList<Person> &people, const ReferenceFeed::Record &record)
{
    QList<FeedRow> rows;
    for (const Person &person : people)
        rows.append({person.number, 0, false, toJson(person)});
    return m_feed.put(rows, record);
}

} // namespace mendian::storage
