// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/bill/zipentries.h"

#include "models/reconciliation/billcells.h"

#include <zip.h>
#include <algorithm>
#include <memory>

namespace mendian::alipay {

namespace {

constexpr qsizetype kSmall = 64 * 1024; ///< below this a ratio means nothing

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

Archive open(QByteArrayView bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.data(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
    if (source && !archive)
        zip_source_free(source);
    zip_error_fini(&error);
    return {archive, &zip_discard};
}

Result<QByteArray> readEntry(zip_t *archive, zip_uint64_t index)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(archive, index, 0, &stat) != 0 || (stat.valid & needed) != needed
        || stat.encryption_method != ZIP_EM_NONE)
        return billFault(0, {}, BillProblem::BadArchive);
    const zip_uint64_t most = std::max<zip_uint64_t>(kSmall, stat.comp_size * kMaxEntryRatio);
    if (stat.size > static_cast<zip_uint64_t>(kMaxEntryBytes) || stat.size > most)
        return billFault(0, {}, BillProblem::TooLarge);
    const Entry entry(zip_fopen_index(archive, index, 0), &zip_fclose);
    if (!entry)
        return billFault(0, {}, BillProblem::BadArchive);
    // One byte more than stated: a file that lies about its size is refused, not cut.
    QByteArray bytes(static_cast<qsizetype>(stat.size) + 1, Qt::Uninitialized);
    qsizetype done = 0;
    while (done < bytes.size()) {
        const zip_int64_t got =
            zip_fread(entry.get(), bytes.data() + done, static_cast<zip_uint64_t>(bytes.size() - done));
        if (got < 0)
            return billFault(0, {}, BillProblem::BadArchive);
        if (got == 0)
            break;
        done += got;
    }
    if (done != static_cast<qsizetype>(stat.size))
        return billFault(0, {}, BillProblem::BadArchive);
    bytes.truncate(done);
    return bytes;
}

} // namespace

Result<QList<QByteArray>> unzip(QByteArrayView bytes)
{
    if (bytes.size() > kMaxEntryBytes)
        return billFault(0, {}, BillProblem::TooLarge);
    const Archive archive = open(bytes);
    if (!archive)
        return billFault(0, {}, BillProblem::BadArchive);
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count > kMaxEntries)
        return billFault(0, {}, BillProblem::TooLarge);
    QList<QByteArray> files;
    for (zip_int64_t i = 0; i < count; ++i) {
        auto file = readEntry(archive.get(), static_cast<zip_uint64_t>(i));
        if (!file)
            return fail(file.error());
        files.append(*std::move(file));
    }
    return files;
}

} // namespace mendian::alipay
