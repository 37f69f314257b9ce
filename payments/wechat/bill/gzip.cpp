// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/bill/gzip.h"

#include "models/reconciliation/billcells.h"

#include <zlib.h>
#include <algorithm>

namespace mendian::wechat {

namespace {

constexpr qsizetype kChunk = 256 * 1024;
constexpr qsizetype kSmall = 64 * 1024; ///< below this a ratio means nothing: a few equal lines shrink well

struct Inflater
{
    z_stream stream{};
    bool ready = inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK;
    ~Inflater()
    {
        if (ready)
            inflateEnd(&stream);
    }
};

} // namespace

bool isGzip(QByteArrayView file) { return file.startsWith(QByteArrayView("\x1f\x8b", 2)); }

Result<QByteArray> gunzip(QByteArrayView file, qsizetype limit)
{
    if (file.size() > limit)
        return billFault(0, {}, BillProblem::TooLarge);
    Inflater z;
    if (!z.ready)
        return fail(ErrorCode::Internal, QStringLiteral("zlib is not usable"));
    const qsizetype most = std::min(limit, std::max(kSmall, file.size() * kMaxBillRatio));
    // zlib takes a pointer to what it only reads.
    z.stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(file.data()));
    z.stream.avail_in = static_cast<uInt>(file.size());
    QByteArray out;
    QByteArray chunk(kChunk, Qt::Uninitialized);
    for (int state = Z_OK; state != Z_STREAM_END;) {
        z.stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
        z.stream.avail_out = static_cast<uInt>(chunk.size());
        state = inflate(&z.stream, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END)
            return billFault(0, {}, BillProblem::BadArchive);
        const qsizetype got = chunk.size() - static_cast<qsizetype>(z.stream.avail_out);
        if (out.size() + got > most)
            return billFault(0, {}, BillProblem::TooLarge);
        out.append(chunk.constData(), got);
        if (state == Z_OK && got == 0 && z.stream.avail_in == 0)
            return billFault(0, {}, BillProblem::BadArchive); // cut off
    }
    if (z.stream.avail_in != 0)
        return billFault(0, {}, BillProblem::AfterEnd);
    return out;
}

} // namespace mendian::wechat
