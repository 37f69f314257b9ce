// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/money.h"
#include "core/quantity.h"
#include "models/journal/rowop.h"
#include "storage/sql/database.h"

#include <optional>

namespace mendian::storage {

/// A prepared statement, borrowed from its Database for the life of this object; the text is prepared once a
/// connection.
///
///     Statement insert(db, "INSERT INTO t (id, fen) VALUES (?, ?)");
///     MENDIAN_TRY(insert.bind(id, total).run());
///
///     Statement q(db, "SELECT id, fen FROM t WHERE at > ?");
///     q.bind(since);
///     while (q.next())
///         list.append({q.id<SaleId>(0), q.money(1)});
///     MENDIAN_TRY(q.status());
///
/// Parameters are plain `?`: Qt counts question marks, so `?1` used twice is a mismatch.
/// The first failure is remembered; later calls do nothing and status() tells it.
class Statement
{
public:
    Statement(Database &database, const char *sql);
    Statement(Database &database, const QByteArray &sql) : Statement(database, sql.constData()) {}
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// Binds the next parameters, in order. Starts again at the first after run() or rewind().
    template <typename... Values>
    Statement &bind(const Values &...values)
    {
        (add(values), ...);
        return *this;
    }
    /// Executes a statement that returns no rows; ready to be bound again afterwards.
    Status run();
    /// The next row, executing at the first call. False at the end or after a failure.
    bool next();
    /// Makes the statement ready for other values.
    void rewind();
    Status status() const { return m_status; }
    qint64 changes() const { return m_changes; } ///< rows written by the last run()

    bool isNull(int column) const;
    qint64 integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    QString text(int column) const;
    QByteArray blob(int column) const;
    Money money(int column) const { return Money::fromFen(integer(column)); }
    Quantity quantity(int column) const { return Quantity::fromThousandths(integer(column)); }
    Timestamp time(int column) const { return {integer(column)}; }
    journal::Cell cell(int column) const;
    /// NULL gives a null id; a blob of another length than 16 is Corrupt.
    template <typename IdType>
    IdType id(int column)
    {
        if (isNull(column))
            return {};
        const auto id = IdType::fromBytes(blob(column));
        if (!id) {
            noteCorrupt(column);
            return {};
        }
        return *id;
    }

private:
    void addValue(const QVariant &value);
    void noteCorrupt(int column);
    void add(const QString &value);
    void add(const QByteArray &value);
    void add(const journal::Cell &value);
    void add(std::nullopt_t);
    void add(qint64 value);
    void add(int value) { add(qint64(value)); }
    void add(quint32 value) { add(qint64(value)); }
    void add(quint16 value) { add(qint64(value)); }
    void add(bool value) { add(qint64(value)); }
    void add(Money value) { add(value.fen()); }
    void add(Quantity value) { add(value.thousandths()); }
    void add(Timestamp value) { add(value.ms); }
    template <typename Tag>
    void add(const Id<Tag> &value)
    {
        add(value.bytes());
    }
    template <typename T>
    void add(const std::optional<T> &value)
    {
        if (value)
            add(*value);
        else
            add(std::nullopt);
    }

    Database &m_database;
    Database::Slot *m_slot = nullptr;
    std::unique_ptr<QSqlQuery> m_query;
    Status m_status;
    qint64 m_changes = 0;
    int m_bound = 0;
    bool m_running = false;
};

} // namespace mendian::storage
