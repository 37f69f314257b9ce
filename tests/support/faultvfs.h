// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/memorydisk.h"

namespace mendian::test {

/// A SQLite VFS that kills, cuts the power or fails at a chosen write point (spec/sync.md §5 T1-T4). A write point is
/// one xWrite, xTruncate, xSync or xDelete of a database, WAL or journal file, counted from arm().
///
/// install() makes it the default VFS; call it before the first QSqlDatabase is opened. Unarmed it only passes on.
///
/// **Kill (T1).** A helper program, run once a point (never fork a threaded Qt program; see
/// tests/support/killpoints.h):
///
///     FaultVfs::install();
///     FaultVfs::readEnvironment();      // FAULTVFS_DIE_AT=k, FAULTVFS_DIE_HOW=before|half
///     ... open the folder, sign in, fill the basket ...
///     FaultVfs::arm();                  // points are counted from here
///     ... finishSale() ...
///     acknowledge(receipt);             // "ACK <text>" on stdout: what a person has seen
///     ... close everything ...
///     reportPoints();                   // "POINTS <n>" on stdout: the harness learns how many there are
///
/// At point k the process SIGKILLs itself: before the call, or (half) after half of the bytes of that write.
///
/// **Power (T2).** Files below mountMemory(folder) live in disk(), a MemoryDisk with a log; run the work once, then
/// compute the disk after a cut at any op of the log. An empty file of the same name must stand in the real folder,
/// because Database looks whether it exists.
///
/// **Errors (T3, T4).** setFault() makes write points fail with a SQLite code; works on memory and real files.
class FaultVfs
{
public:
    enum class Point { Write, Truncate, Sync, Delete };

    struct Fault
    {
        qint64 from = 0;         ///< first failing point, counted from arm(); 0 = none
        qint64 count = 1;        ///< how many points fail
        int code = 0;            ///< for example SQLITE_IOERR_FSYNC, SQLITE_FULL
        bool shortWrite = false; ///< half of the bytes arrive first
        int only = -1;           ///< a Point, or -1 for every kind
        QString whileFile = {};  ///< only while this file stands (a ballast that gives room); empty: always
    };

    static void install();
    static void readEnvironment();
    static void arm();
    static void disarm();
    static qint64 points(); ///< since arm()
    static void setFault(const Fault &fault);

    static void mountMemory(const QString &folder);
    static MemoryDisk &disk();
};

/// Lines that the kill harness reads. Flushed at once.
void acknowledge(const QString &text);
void reportPoints();

} // namespace mendian::test
