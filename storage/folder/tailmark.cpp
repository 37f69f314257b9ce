// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folder/tailmark.h"

#include "storage/folder/syncfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <fcntl.h>
#include <unistd.h>

namespace mendian::storage {

namespace {

constexpr qsizetype kHash = 32;
constexpr qsizetype kBody = 8 + kHash;
constexpr qsizetype kCheck = 8;

QByteArray checkOf(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256).left(kCheck);
}

} // namespace

Result<std::unique_ptr<TailMark>> TailMark::open(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(errnoCode(), QStringLiteral("cannot open %1").arg(path), {QFileInfo(path).fileName()});
    return std::unique_ptr<TailMark>(new TailMark(fd));
}

TailMark::~TailMark() { ::close(m_fd); }

void TailMark::write(const Tail &tail)
{
    QByteArray body(8, '\0');
    qToBigEndian(tail.seq, body.data());
    body += tail.hash;
    const QByteArray record = body + checkOf(body);
    // A failed write leaves an older or a broken mark: both are harmless.
    if (::pwrite(m_fd, record.constData(), static_cast<size_t>(record.size()), 0) < 0)
        return;
}

std::optional<Tail> TailMark::read(const QString &path)
{
    const auto record = readWhole(path, 4096);
    if (!record || record->size() != kBody + kCheck)
        return {};
    const QByteArray body = record->left(kBody);
    if (record->mid(kBody) != checkOf(body))
        return {};
    return Tail{qFromBigEndian<qint64>(body.constData()), body.mid(8), {}};
}

} // namespace mendian::storage
