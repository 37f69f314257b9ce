// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/gunzip.h"

#include <zlib.h>

namespace mendian::wechat {

namespace {

constexpr int kGzipWindow = MAX_WBITS + 16; // a gzip header, not a zlib one
constexpr qsizetype kStep = 256 * 1024;

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

tl::unexpected<Error> refuse(const char *why)
{
    return fail(ErrorCode::Protocol, QStringLiteral("gzip: %1").arg(QLatin1String(why)));
}

} // namespace

bool isGzip(const QByteArray &bytes) { return bytes.startsWith("\x1f\x8b"); }

Result<QByteArray> gunzip(const QByteArray &packed, qsizetype most)
{
    if (packed.size() > most)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("gzip: %1 bytes packed").arg(packed.size()),
            {QString::number(most)});
    Inflater inflater;
    if (!inflater.isReady())
        return fail(ErrorCode::Internal, QStringLiteral("gzip: cannot set up"));
    inflater->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData())); // zlib only reads it
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
        return refuse("bytes after its end");
    return plain;
}

} // namespace mendian::wechat
