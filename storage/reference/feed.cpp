// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reference/feed.h"

#include "core/json.h"
#include "storage/sql/statement.h"
#include "storage/sql/transaction.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace mendian::storage {

namespace {

Result<QJsonObject> readBody(const QString &text) { return parseJsonObject(text.toUtf8(), u"reference row"); }

} // namespace

quint64 feedRowSum(const QString &key, const QJsonObject &body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(key.toUtf8());
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(toJsonBytes(body));
    return qFromBigEndian<quint64>(hash.result().constData());
}

Result<FeedHead> ReferenceFeed::head()
{
    Statement q(m_db, "SELECT version, set_sum FROM feed_heads WHERE scope = ?");
    q.bind(m_scope);
    FeedHead head;
    if (q.next())
        head = {q.integer(0), static_cast<quint64>(q.integer(1))};
    MENDIAN_TRY(q.status());
    return head;
}

Result<QList<FeedRow>> ReferenceFeed::rows()
{
    Statement q(m_db, "SELECT key, version, body FROM feed_rows WHERE scope = ? AND deleted = 0 ORDER BY key");
    q.bind(m_scope);
    QList<FeedRow> rows;
    while (q.next()) {
        const auto body = readBody(q.text(2));
        if (!body)
            return fail(ErrorCode::Corrupt, body.error().detail, {m_scope});
        rows.append({q.text(0), q.integer(1), false, *body});
    }
    MENDIAN_TRY(q.status());
    return rows;
}

Result<FeedRow> ReferenceFeed::row(const QString &key)
{
    Statement q(m_db, "SELECT version, body FROM feed_rows WHERE scope = ? AND key = ? AND deleted = 0");
    q.bind(m_scope, key);
    if (!q.next()) {
        MENDIAN_TRY(q.status());
        return fail(ErrorCode::NotFound, QStringLiteral("no %1 row %2").arg(m_scope, key));
    }
    const auto body = readBody(q.text(1));
    if (!body)
        return fail(ErrorCode::Corrupt, body.error().detail, {m_scope});
    return FeedRow{key, q.integer(0), false, *body};
}

Result<qint64> ReferenceFeed::put(const QList<FeedRow> &rows, const Record &record)
{
    auto transaction = Transaction::begin(m_db);
    if (!transaction)
        return fail(transaction.error());
    const auto before = head();
    if (!before)
        return fail(before.error());
    FeedHead after{before->version + 1, before->setSum};
    bool changed = false;
    for (const FeedRow &row : rows) {
        const quint64 sum = feedRowSum(row.key, row.body);
        {
            Statement old(m_db, "SELECT row_sum, deleted FROM feed_rows WHERE scope = ? AND key = ?");
            old.bind(m_scope, row.key);
            if (old.next()) {
                const bool wasDeleted = old.boolean(1);
                const quint64 oldSum = static_cast<quint64>(old.integer(0));
                if (wasDeleted == row.deleted && (row.deleted || oldSum == sum))
                    continue;
                if (!wasDeleted)
                    after.setSum -= oldSum;
            } else if (row.deleted) {
                continue;
            }
            MENDIAN_TRY(old.status());
        }
        if (!row.deleted)
            after.setSum += sum;
        changed = true;
        Statement write(m_db,
            "INSERT INTO feed_rows (scope, key, version, deleted, row_sum, body) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (scope, key) DO UPDATE SET version = excluded.version, deleted = excluded.deleted, "
            "row_sum = excluded.row_sum, body = excluded.body");
        write.bind(m_scope, row.key, after.version, row.deleted, static_cast<qint64>(sum),
            QString::fromUtf8(toJsonBytes(row.body)));
        MENDIAN_TRY(write.run());
    }
    if (!changed)
        return before->version;
    {
        Statement write(m_db, "INSERT OR REPLACE INTO feed_heads (scope, version, set_sum) VALUES (?, ?, ?)");
        write.bind(m_scope, after.version, static_cast<qint64>(after.setSum));
        MENDIAN_TRY(write.run());
    }
    if (record)
        MENDIAN_TRY(record(after.version));
    MENDIAN_TRY(transaction->commit());
    return after.version;
}

Status ReferenceFeed::check()
{
    const auto stored = head();
    const auto all = rows();
    if (!stored)
        return fail(stored.error());
    if (!all)
        return fail(all.error());
    quint64 sum = 0;
    for (const FeedRow &row : *all)
        sum += feedRowSum(row.key, row.body);
    if (sum != stored->setSum)
        return fail(ErrorCode::Corrupt, QStringLiteral("%1 rows do not match their checksum").arg(m_scope), {m_scope});
    return {};
}

} // namespace mendian::storage
