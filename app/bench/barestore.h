// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "models/journal/rowop.h"

#include <QHash>

struct sqlite3;
struct sqlite3_stmt;

namespace mendian::bench {

/// One statement with its values, ready to go.
struct BareWrite
{
    QByteArray sql;
    QList<journal::Cell> values;
};

/// What a fold's change is as SQL.
BareWrite bareWrite(const journal::RowOp &op);

/// The baseline of sale.durable: a store.db written through SQLite's C API and nothing else, in the same mode (WAL,
/// FULL, foreign keys) with prepared statements.
class BareStore
{
public:
    static Result<std::unique_ptr<BareStore>> open(const QString &path);
    ~BareStore();
    /// All of them in one transaction.
    Status commit(const QList<BareWrite> &writes);

private:
    BareStore() = default;
    Status exec(const char *sql);
    Result<sqlite3_stmt *> prepared(const QByteArray &sql);
    tl::unexpected<Error> failed() const;

    sqlite3 *m_db = nullptr;
    QHash<QByteArray, sqlite3_stmt *> m_statements;
};

} // namespace mendian::bench
