// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <memory>
#include <unordered_map>
#include <vector>

namespace mendian::storage {

enum class Synchronous { Off, Normal, Full };

struct OpenOptions
{
    bool readOnly = false;
    bool mayCreate = true;  ///< false: a missing file is NotFound
    bool immutable = false; ///< with readOnly: nobody else writes; needs no -shm (read-only folders, archives)
    Synchronous synchronous = Synchronous::Full;
    int busyTimeoutMs = 5000;
};

/// One connection to one SQLite file: WAL, foreign keys on, prepared statements kept by their text. Belongs to the
/// thread that opened it. After an I/O error the handle is poisoned: every call fails with Io until
/// recover(), because SQLite's next commit would succeed although the disk has lost the last one (spec/sync.md §2.1).
class Database
{
public:
    static Result<std::unique_ptr<Database>> open(const QString &path, const OpenOptions &options = {});
    static Result<std::unique_ptr<Database>> openInMemory();
    /// For reading beside an owner or in a folder that nobody may write: there a WAL needs a -shm that cannot be made,
    /// so a file without a WAL is opened as immutable.
    static Result<std::unique_ptr<Database>> openToRead(const QString &path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    const QString &path() const { return m_path; }
    const OpenOptions &options() const { return m_options; }

    /// Runs one statement without values and ignores its rows.
    Status exec(const char *sql);
    /// Runs a script of many statements (migrations).
    Status execScript(const QByteArray &sql);

    Result<qint64> userVersion();
    /// `PRAGMA quick_check`: Corrupt with the first finding, or no error.
    Status quickCheck();
    /// Moves the WAL into the file, syncs and truncates it. Busy while another connection reads.
    Status checkpoint();

    bool isPoisoned() const { return m_poisoned; }
    /// The caller found the file unfit for writing (the chain does not hold): every call fails until recover().
    void poison() { m_poisoned = true; }
    bool inTransaction() const { return m_inTransaction; }
    /// Closes, opens again, runs quick_check and a full checkpoint. No Statement or Transaction may be alive.
    Status recover();

private:
    friend class Statement;
    friend class Transaction;
    friend class NativeHandle;
    Database(QString path, const OpenOptions &options);
    Status connect();
    void disconnect();
    Status pragmas();
    /// The error of a failed query; poisons the handle for an I/O error.
    Error failed(const QSqlQuery &query, QStringView doing);
    Error poisonedError() const;

    /// Prepared queries of one text that nobody uses at the moment.
    struct Slot
    {
        QByteArray sql;
        std::vector<std::unique_ptr<QSqlQuery>> free;
    };
    Slot &slotFor(const char *sql);

    QString m_path;
    OpenOptions m_options;
    QString m_name;
    QSqlDatabase m_db;
    std::unordered_map<QByteArray, Slot> m_slots;
    int m_leases = 0; ///< living Statements
    bool m_poisoned = false;
    bool m_inTransaction = false;
};

} // namespace mendian::storage
