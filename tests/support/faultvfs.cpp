// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultvfs.h"

#include <QFile>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <new>
#include <sqlite3.h>
#include <unistd.h>

namespace mendian::test {

namespace {

struct State
{
    sqlite3_vfs vfs{};
    sqlite3_vfs *real = nullptr;
    MemoryDisk disk;
    QByteArray memoryRoot;
    FaultVfs::Fault fault;
    bool armed = false;
    qint64 points = 0;
    qint64 dieAt = 0;
    bool dieHalfWay = false;
};

State &state()
{
    static State s;
    return s;
}

using MemoryFile = std::shared_ptr<MemoryDisk::File>;

// SQLite allocates szOsFile bytes: this, then the real VFS's own file.
struct FaultFile
{
    sqlite3_file base;
    MemoryFile *memory;
    bool deleteOnClose;
};

FaultFile *self(sqlite3_file *file) { return reinterpret_cast<FaultFile *>(file); }
sqlite3_file *real(sqlite3_file *file) { return reinterpret_cast<sqlite3_file *>(self(file) + 1); }
MemoryDisk::File &mem(sqlite3_file *file) { return **self(file)->memory; }

enum class Next { Go, Half, Fail };

// Counts a write point and says what is to happen at it.
Next point(FaultVfs::Point kind)
{
    State &s = state();
    if (!s.armed)
        return Next::Go;
    ++s.points;
    if (s.dieAt == s.points) {
        if (s.dieHalfWay && kind == FaultVfs::Point::Write)
            return Next::Half;
        ::kill(::getpid(), SIGKILL);
    }
    const FaultVfs::Fault &fault = s.fault;
    if (fault.from > 0 && s.points >= fault.from && s.points < fault.from + fault.count
        && (fault.only < 0 || fault.only == static_cast<int>(kind))
        && (fault.whileFile.isEmpty() || QFile::exists(fault.whileFile)))
        return fault.shortWrite && kind == FaultVfs::Point::Write ? Next::Half : Next::Fail;
    return Next::Go;
}

void dieIfDue()
{
    if (state().dieAt == state().points && state().dieAt > 0)
        ::kill(::getpid(), SIGKILL);
}

template <typename Write>
int writePoint(int size, Write write)
{
    switch (point(FaultVfs::Point::Write)) {
    case Next::Go:
        return write(size);
    case Next::Half:
        if (size > 1)
            write(size / 2);
        dieIfDue();
        break;
    case Next::Fail:
        break;
    }
    return state().fault.code;
}

// --- files passed on to the real VFS -------------------------------------------------------------------------------
int passClose(sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); }
int passRead(sqlite3_file *f, void *to, int size, sqlite3_int64 at)
{
    return real(f)->pMethods->xRead(real(f), to, size, at);
}
int passWrite(sqlite3_file *f, const void *from, int size, sqlite3_int64 at)
{
    return writePoint(size, [&](int n) { return real(f)->pMethods->xWrite(real(f), from, n, at); });
}
int passTruncate(sqlite3_file *f, sqlite3_int64 size)
{
    return point(FaultVfs::Point::Truncate) == Next::Go ? real(f)->pMethods->xTruncate(real(f), size)
                                                        : state().fault.code;
}
int passSync(sqlite3_file *f, int flags)
{
    return point(FaultVfs::Point::Sync) == Next::Go ? real(f)->pMethods->xSync(real(f), flags) : state().fault.code;
}
int passSize(sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); }
int passLock(sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); }
int passUnlock(sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
int passReserved(sqlite3_file *f, int *out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
int passControl(sqlite3_file *f, int op, void *arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); }
int passSector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
int passCharacteristics(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
int passShmMap(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
    return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}
int passShmLock(sqlite3_file *f, int offset, int n, int flags)
{
    return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}
void passShmBarrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
int passShmUnmap(sqlite3_file *f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); }

constexpr sqlite3_io_methods kPass = {2, passClose, passRead, passWrite, passTruncate, passSync, passSize, passLock,
    passUnlock, passReserved, passControl, passSector, passCharacteristics, passShmMap, passShmLock, passShmBarrier,
    passShmUnmap, nullptr, nullptr};

// --- files on the pretended disk; one connection at a time, so locks are always granted ----------------------------
int memClose(sqlite3_file *f)
{
    if (self(f)->deleteOnClose)
        state().disk.remove(mem(f).path);
    delete self(f)->memory;
    return SQLITE_OK;
}
int memRead(sqlite3_file *f, void *to, int size, sqlite3_int64 at)
{
    const QByteArray &content = mem(f).content;
    const qint64 there = qBound(qint64(0), qint64(content.size()) - at, qint64(size));
    if (there > 0)
        std::memcpy(to, content.constData() + at, static_cast<size_t>(there));
    if (there == size)
        return SQLITE_OK;
    std::memset(static_cast<char *>(to) + there, 0, static_cast<size_t>(size - there));
    return SQLITE_IOERR_SHORT_READ;
}
int memWrite(sqlite3_file *f, const void *from, int size, sqlite3_int64 at)
{
    return writePoint(size, [&](int n) {
        state().disk.write(mem(f), at, static_cast<const char *>(from), n);
        return SQLITE_OK;
    });
}
int memTruncate(sqlite3_file *f, sqlite3_int64 size)
{
    if (point(FaultVfs::Point::Truncate) != Next::Go)
        return state().fault.code;
    state().disk.truncate(mem(f), size);
    return SQLITE_OK;
}
int memSync(sqlite3_file *f, int)
{
    const bool works = point(FaultVfs::Point::Sync) == Next::Go;
    state().disk.sync(mem(f), works);
    return works ? SQLITE_OK : state().fault.code;
}
int memSize(sqlite3_file *f, sqlite3_int64 *size)
{
    *size = mem(f).content.size();
    return SQLITE_OK;
}
int memLock(sqlite3_file *, int) { return SQLITE_OK; }
int memReserved(sqlite3_file *, int *out)
{
    *out = 0;
    return SQLITE_OK;
}
int memControl(sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; }
int memSector(sqlite3_file *) { return 512; }
int memCharacteristics(sqlite3_file *) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }
int memShmMap(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
    MemoryDisk::File &file = mem(f);
    while (extend && static_cast<int>(file.shm.size()) <= page) {
        file.shm.push_back(std::make_unique<char[]>(static_cast<size_t>(size)));
        std::memset(file.shm.back().get(), 0, static_cast<size_t>(size));
    }
    *out = page < static_cast<int>(file.shm.size()) ? file.shm[static_cast<size_t>(page)].get() : nullptr;
    return SQLITE_OK;
}
int memShmLock(sqlite3_file *, int, int, int) { return SQLITE_OK; }
void memShmBarrier(sqlite3_file *) {}
int memShmUnmap(sqlite3_file *f, int)
{
    mem(f).shm.clear();
    return SQLITE_OK;
}

constexpr sqlite3_io_methods kMemory = {2, memClose, memRead, memWrite, memTruncate, memSync, memSize, memLock, memLock,
    memReserved, memControl, memSector, memCharacteristics, memShmMap, memShmLock, memShmBarrier, memShmUnmap, nullptr,
    nullptr};

// --- the VFS -------------------------------------------------------------------------------------------------------
bool isMemory(const char *name)
{
    const QByteArray &root = state().memoryRoot;
    return name && !root.isEmpty() && std::strncmp(name, root.constData(), static_cast<size_t>(root.size())) == 0;
}

int vfsOpen(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    FaultFile *f = self(file);
    f->base.pMethods = nullptr;
    f->memory = nullptr;
    if (isMemory(name)) {
        const auto found = state().disk.open(QFile::decodeName(name), flags & SQLITE_OPEN_CREATE);
        if (!found)
            return SQLITE_CANTOPEN;
        f->memory = new MemoryFile(found);
        f->deleteOnClose = flags & SQLITE_OPEN_DELETEONCLOSE;
        f->base.pMethods = &kMemory;
        if (outFlags)
            *outFlags = flags;
        return SQLITE_OK;
    }
    sqlite3_vfs *vfs = state().real;
    const int code = vfs->xOpen(vfs, name, real(file), flags, outFlags);
    if (real(file)->pMethods)
        f->base.pMethods = &kPass;
    return code;
}

int vfsDelete(sqlite3_vfs *, const char *name, int syncFolder)
{
    if (point(FaultVfs::Point::Delete) != Next::Go)
        return state().fault.code;
    if (isMemory(name))
        return state().disk.remove(QFile::decodeName(name)) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
    return state().real->xDelete(state().real, name, syncFolder);
}

int vfsAccess(sqlite3_vfs *, const char *name, int flags, int *out)
{
    if (!isMemory(name))
        return state().real->xAccess(state().real, name, flags, out);
    *out = state().disk.exists(QFile::decodeName(name)) ? 1 : 0;
    return SQLITE_OK;
}

int vfsFullPath(sqlite3_vfs *, const char *name, int size, char *out)
{
    return state().real->xFullPathname(state().real, name, size, out);
}
void *vfsDlOpen(sqlite3_vfs *, const char *) { return nullptr; }
void vfsDlError(sqlite3_vfs *, int size, char *out) { sqlite3_snprintf(size, out, "no extensions"); }
void (*vfsDlSym(sqlite3_vfs *, void *, const char *))() { return nullptr; }
void vfsDlClose(sqlite3_vfs *, void *) {}
int vfsRandomness(sqlite3_vfs *, int size, char *out) { return state().real->xRandomness(state().real, size, out); }
int vfsSleep(sqlite3_vfs *, int micros) { return state().real->xSleep(state().real, micros); }
int vfsTime(sqlite3_vfs *, double *out) { return state().real->xCurrentTime(state().real, out); }
int vfsLastError(sqlite3_vfs *, int size, char *out) { return state().real->xGetLastError(state().real, size, out); }
int vfsTime64(sqlite3_vfs *, sqlite3_int64 *out) { return state().real->xCurrentTimeInt64(state().real, out); }

} // namespace

void FaultVfs::install()
{
    State &s = state();
    if (s.real)
        return;
    s.real = sqlite3_vfs_find(nullptr);
    s.vfs.iVersion = 2;
    s.vfs.szOsFile = static_cast<int>(sizeof(FaultFile)) + s.real->szOsFile;
    s.vfs.mxPathname = s.real->mxPathname;
    s.vfs.zName = "mendian-fault";
    s.vfs.xOpen = vfsOpen;
    s.vfs.xDelete = vfsDelete;
    s.vfs.xAccess = vfsAccess;
    s.vfs.xFullPathname = vfsFullPath;
    s.vfs.xDlOpen = vfsDlOpen;
    s.vfs.xDlError = vfsDlError;
    s.vfs.xDlSym = vfsDlSym;
    s.vfs.xDlClose = vfsDlClose;
    s.vfs.xRandomness = vfsRandomness;
    s.vfs.xSleep = vfsSleep;
    s.vfs.xCurrentTime = vfsTime;
    s.vfs.xGetLastError = vfsLastError;
    s.vfs.xCurrentTimeInt64 = vfsTime64;
    sqlite3_vfs_register(&s.vfs, 1);
}

void FaultVfs::readEnvironment()
{
    state().dieAt = qEnvironmentVariableIntValue("FAULTVFS_DIE_AT");
    state().dieHalfWay = qgetenv("FAULTVFS_DIE_HOW") == "half";
}

void FaultVfs::arm()
{
    state().armed = true;
    state().points = 0;
}

void FaultVfs::disarm()
{
    state().armed = false;
    state().fault = {};
}

qint64 FaultVfs::points() { return state().points; }

void FaultVfs::setFault(const Fault &fault) { state().fault = fault; }

void FaultVfs::mountMemory(const QString &folder) { state().memoryRoot = QFile::encodeName(folder) + '/'; }

MemoryDisk &FaultVfs::disk() { return state().disk; }

void acknowledge(const QString &text)
{
    std::printf("ACK %s\n", qPrintable(text));
    std::fflush(stdout);
}

void reportPoints()
{
    std::printf("POINTS %lld\n", static_cast<long long>(FaultVfs::points()));
    std::fflush(stdout);
}

} // namespace mendian::test
