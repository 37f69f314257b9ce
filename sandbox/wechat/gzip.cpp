// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/gzip.h"

#include "core/log.h"

#include <zlib.h>

namespace mendian::sandbox::wechat {

QByteArray gzip(const QByteArray &bytes)
{
    constexpr int kGzipWindow = 15 + 16; // zlib: 16 more asks for the gzip wrapper
    z_stream stream{};
    MENDIAN_CHECK(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    MENDIAN_CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END); // deflateBound leaves room for all of it
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace mendian::sandbox::wechat
