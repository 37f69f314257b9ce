// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/folder/ballast.h"
#include "storage/folder/devicekey.h"
#include "storage/folder/folderlock.h"
#include "storage/folder/tailmark.h"
#include "storage/journal/journalstore.h"

namespace mendian::storage {

enum class FolderKind { Real, Demo, Training };
const char *folderKindName(FolderKind kind); ///< "real", "demo", "training": the word of the genesis event
Result<FolderKind> parseFolderKind(QStringView name);

inline constexpr qint64 kRealBallast = 32 * 1024 * 1024;

struct FolderOptions
{
    std::optional<qint64> ballastBytes = {}; ///< default: 32 MiB in a real folder, none in the others
    std::optional<DeviceKey> key = {};       ///< a fixed identity for tests and the tour
    Synchronous synchronous = Synchronous::Full;
};

/// A store's data folder, owned by this process (ReadWrite) or looked at beside the owner (ReadOnly). Knows the files,
/// the kind it was born as, and the device's key. Constant after opening, so any thread may read it; close() when every
/// store of it is closed.
class DataFolder
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// Makes the folder (it may exist, empty), the device's key and store.db with its genesis event. Conflict if it is
    /// a data folder already. The lock is held afterwards.
    static Result<std::unique_ptr<DataFolder>> create(const QString &path, FolderKind kind, const QString &store,
        int till, const Clock &clock, const FolderOptions &options = {});
    /// WrongFolder: not a data folder. Busy: another process owns it (args[0] = its pid). ReadOnly, Corrupt, TooNew.
    static Result<std::unique_ptr<DataFolder>> open(const QString &path, Mode mode, const FolderOptions &options = {});
    static bool isDataFolder(const QString &path);
    ~DataFolder();

    const QString &path() const { return m_path; }
    Mode mode() const { return m_mode; }
    FolderKind kind() const { return m_kind; }
    bool isReal() const { return m_kind == FolderKind::Real; }
    const QString &store() const { return m_store; }
    int till() const { return m_till; }
    const DeviceKey &key() const { return *m_key; }
    ChainIdentity identity() const { return {m_key->device(), 1, m_key->publicKey()}; }

    QString file(QLatin1String name) const;
    QString storeDb() const { return file(QLatin1String("store.db")); }
    QString referenceDb() const { return file(QLatin1String("reference.db")); }
    QString searchDb() const { return file(QLatin1String("search.db")); }
    QString draftDb() const { return file(QLatin1String("draft.db")); }
    QString socketPath() const { return file(QLatin1String("mendian.socket")); } ///< the owner's local socket

    /// The last owner died or lost power: openJournal() runs the full quick_check.
    bool stoppedUncleanly() const { return m_lock && m_lock->previousOwnerDied(); }

    /// Opens store.db on the calling thread (the `db` thread). Checks the genesis, the chain's end and the mark of the
    /// last acknowledged event; gives up the ballast when a commit finds the disk full. The folder must outlive it.
    Result<std::unique_ptr<JournalStore>> openJournal(const Clock &clock) const;

    /// Before a new sale: DiskFull when the ballast is gone and cannot be made again (args[0] = MiB free). Any thread.
    Status checkSpace() const;
    /// Gives the ballast up for a running sale; false when there was none. Any thread.
    bool makeRoom() const;
    qint64 freeBytes() const;

    /// Everything is closed in order; without this the next start checks the files.
    void close();

private:
    DataFolder(QString path, Mode mode, const FolderOptions &options);
    Status readGenesis();
    Status checkMark(const JournalStore &journal) const;

    QString m_path;
    Mode m_mode;
    FolderOptions m_options;
    std::unique_ptr<FolderLock> m_lock;
    std::optional<DeviceKey> m_key;
    std::unique_ptr<TailMark> m_mark;
    std::unique_ptr<Ballast> m_ballast;
    FolderKind m_kind = FolderKind::Real;
    QString m_store;
    int m_till = 0;
};

} // namespace mendian::storage
