// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faultvfs.h"
#include "tests/support/testshop.h"

#include <QFile>
#include <sqlite3.h>

namespace mendian::test {

/// A shop with an open shift in a folder whose databases live on a MemoryDisk: made once, then set back as often as
/// a test likes. Everything else of the folder (key, lock, ballast) is real.
class ShopOnMemory
{
public:
    explicit ShopOnMemory(const storage::FolderOptions &options = {}) : m_options(options)
    {
        FaultVfs::install();
        {
            TestShop first(TestShop::Setup{options, path(), nullptr, nullptr});
            first.create();
            MENDIAN_CHECK(first.signInByBadge());
            MENDIAN_CHECK(first.till->openShift(Money::fromFen(50'000)));
        }
        for (const char *name : {"store.db", "draft.db", "reference.db"}) {
            QFile file(path() + u'/' + QLatin1String(name));
            MENDIAN_CHECK(file.open(QIODevice::ReadOnly));
            m_base.insert(file.fileName(), file.readAll());
        }
        FaultVfs::mountMemory(path());
        rewind();
    }
    QString path() const { return m_dir.filePath(QStringLiteral("shop")); }
    const MemoryDisk::Image &base() const { return m_base; }
    /// The disk as it was in the beginning; no shop may be open.
    void rewind() { become(m_base); }
    void become(const MemoryDisk::Image &image)
    {
        FaultVfs::disarm();
        FaultVfs::disk().reset(image);
        // The mark is never newer than the disk after a real cut; here it would be.
        QFile::remove(path() + QStringLiteral("/tail"));
    }
    std::unique_ptr<TestShop> open(
        Gateway *provider = nullptr, storage::Synchronous synchronous = storage::Synchronous::Full)
    {
        storage::FolderOptions options = m_options;
        options.synchronous = synchronous;
        auto shop = std::make_unique<TestShop>(TestShop::Setup{options, path(), provider, nullptr});
        if (const Status opened = shop->tryOpen(); !opened) {
            qWarning() << opened.error();
            return nullptr;
        }
        return shop;
    }
    /// Chain and folds of the closed shop.
    Status verify(const storage::ChainIdentity &identity) const
    {
        const auto report = storage::verifyStore(path() + QStringLiteral("/store.db"), identity, {.readOnly = false});
        if (!report)
            return fail(report.error());
        return report->isGood()
            ? Status()
            : Status(fail(ErrorCode::Corrupt, report->findings.first().table + u' ' + report->findings.first().detail));
    }

private:
    QTemporaryDir m_dir;
    storage::FolderOptions m_options;
    MemoryDisk::Image m_base;
};

} // namespace mendian::test
