// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/gzip/gunzip.h"

#include <zlib.h>
#include <algorithm>

namespace mendian {

namespace {

constexpr int kGzipWindow = MAX_WBITS + 16; // a gzip header, not a zlib one
constexpr qsizetype kStep = 256 * 1024;
constexpr qsizetype kSmall = 64 * 1024; // below this a ratio means nothing: a few equal lines shrink well

class Inflater
{
public:
    Inflater() : m_ready(inflateInit2(&m_stream, kGzipWindow) == Z_OK) {}
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;
    bool isReady() const { return m_ready; }
    z_stream *operator->() { return &m_stream; }
    int step() { return inflate(&m_stream, Z_NO_FLUSH); }

private:
    z_stream m_stream{};
    bool m_ready;
};

tl::unexpected<Error> refuse(const char *why, const QStringList &args = {})
{
    return fail(ErrorCode::Protocol, QStringLiteral("gzip: %1").arg(QLatin1String(why)), args);
}

} // namespace

bool isGzip(QByteArrayView bytes) { return bytes.startsWith(QByteArrayView("\x1f\x8b", 2)); }

Result<QByteArray> gunzip(QByteArrayView packed, qsizetype most, qsizetype ratio)
{
    if (packed.size() > most)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("gzip: %1 bytes packed").arg(packed.size()),
            {QString::number(most)});
    if (ratio > 0)
        most = std::min(most, std::max(kSmall, packed.size() * ratio));
    Inflater inflater;
    if (!inflater.isReady())
        return fail(ErrorCode::Internal, QStringLiteral("gzip: cannot set up"));
    inflater->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data())); // zlib only reads it
    inflater->avail_in = static_cast<uInt>(packed.size());
    QByteArray plain;
    int state = Z_OK;
    while (state == Z_OK) {
        const qsizetype before = plain.size();
        plain.resize(qMin(before + kStep, most + 1));
        inflater->next_out = reinterpret_cast<Bytef *>(plain.data() + before);
        inflater->avail_out = static_cast<uInt>(plain.size() - before);
        state = inflater.step();
        plain.resize(plain.size() - static_cast<qsizetype>(inflater->avail_out));
        if (plain.size() > most)
            return fail(ErrorCode::LimitExceeded, QStringLiteral("gzip: more than %1 bytes").arg(most),
                {QString::number(most)});
    }
    if (state != Z_STREAM_END)
        return refuse(state == Z_BUF_ERROR ? "cut off" : "damaged");
    if (inflater->avail_in > 0)
        return refuse("bytes after its end", {QStringLiteral("end")});
    return plain;
}

} // namespace mendian
