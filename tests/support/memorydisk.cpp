// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memorydisk.h"

#include <cstring>

namespace mendian::test {

namespace {

constexpr qsizetype kSector = 512;

// splitmix64: small, seeded, the same on every machine.
quint64 nextRandom(quint64 &state)
{
    state += 0x9e3779b97f4a7c15ULL;
    quint64 z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

void put(QByteArray &content, qint64 at, const char *data, qsizetype size)
{
    if (content.size() < at + size)
        content.append(QByteArray(at + size - content.size(), '\0'));
    std::memcpy(content.data() + at, data, static_cast<size_t>(size));
}

void apply(MemoryDisk::Image &image, const MemoryDisk::Op &op)
{
    QByteArray &content = image[op.path];
    if (op.kind == MemoryDisk::Op::Kind::Truncate)
        content.truncate(op.at);
    else
        put(content, op.at, op.data.constData(), op.data.size());
}

void applyTorn(MemoryDisk::Image &image, const MemoryDisk::Op &op, quint64 &random)
{
    QByteArray &content = image[op.path];
    for (qsizetype done = 0; done < op.data.size();) {
        const qsizetype size = qMin(kSector - (op.at + done) % kSector, op.data.size() - done);
        if (nextRandom(random) & 1)
            put(content, op.at + done, op.data.constData() + done, size);
        done += size;
    }
}

// What is certain to be there, and what still hangs in the cache, in order.
struct Replay
{
    MemoryDisk::Image image;
    QList<const MemoryDisk::Op *> pending;

    void settle(const QString &path, bool kept)
    {
        QList<const MemoryDisk::Op *> rest;
        for (const MemoryDisk::Op *op : qAsConst(pending)) {
            if (op->path != path)
                rest.append(op);
            else if (kept)
                apply(image, *op);
        }
        pending = rest;
    }

    void take(const MemoryDisk::Op &op)
    {
        using Kind = MemoryDisk::Op::Kind;
        switch (op.kind) {
        case Kind::Write:
        case Kind::Truncate:
            pending.append(&op);
            break;
        case Kind::Sync:
            settle(op.path, true);
            break;
        case Kind::FailedSync:
            settle(op.path, false);
            break;
        case Kind::Remove:
            settle(op.path, false);
            image.remove(op.path);
            break;
        case Kind::Mark:
            break;
        }
    }
};

Replay replay(const MemoryDisk::Image &start, const QList<MemoryDisk::Op> &log, qsizetype cut)
{
    Replay state{start, {}};
    for (qsizetype i = 0; i < cut; ++i)
        state.take(log.at(i));
    return state;
}

} // namespace

void MemoryDisk::reset(const Image &image)
{
    m_files.clear();
    m_log.clear();
    for (auto it = image.cbegin(); it != image.cend(); ++it) {
        auto file = std::make_shared<File>();
        file->path = it.key();
        file->content = it.value();
        m_files.insert(it.key(), file);
    }
}

MemoryDisk::Image MemoryDisk::image() const
{
    Image image;
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it)
        image.insert(it.key(), it.value()->content);
    return image;
}

MemoryDisk::Image MemoryDisk::afterCut(const Image &start, const QList<Op> &log, qsizetype cut, quint64 seed)
{
    Replay state = replay(start, log, cut);
    quint64 random = seed;
    for (const Op *op : qAsConst(state.pending)) {
        switch (nextRandom(random) % 3) {
        case 0:
            apply(state.image, *op);
            break;
        case 1:
            if (op->kind == Op::Kind::Write)
                applyTorn(state.image, *op, random);
            break;
        default:
            break;
        }
    }
    return state.image;
}

MemoryDisk::Image MemoryDisk::durable(const Image &start, const QList<Op> &log)
{
    return replay(start, log, log.size()).image;
}

qint64 MemoryDisk::acknowledged(const QList<Op> &log, qsizetype cut)
{
    for (qsizetype i = cut - 1; i >= 0; --i)
        if (log.at(i).kind == Op::Kind::Mark)
            return log.at(i).at;
    return 0;
}

std::shared_ptr<MemoryDisk::File> MemoryDisk::open(const QString &path, bool create)
{
    if (const auto found = m_files.value(path))
        return found;
    if (!create)
        return {};
    auto file = std::make_shared<File>();
    file->path = path;
    m_files.insert(path, file);
    return file;
}

void MemoryDisk::write(File &file, qint64 at, const char *data, qsizetype size)
{
    put(file.content, at, data, size);
    m_log.append({Op::Kind::Write, file.path, at, QByteArray(data, size)});
}

void MemoryDisk::truncate(File &file, qint64 size)
{
    file.content.truncate(size);
    m_log.append({Op::Kind::Truncate, file.path, size, {}});
}

void MemoryDisk::sync(const File &file, bool succeeds)
{
    m_log.append({succeeds ? Op::Kind::Sync : Op::Kind::FailedSync, file.path, 0, {}});
}

bool MemoryDisk::remove(const QString &path)
{
    m_log.append({Op::Kind::Remove, path, 0, {}});
    return m_files.remove(path) > 0;
}

} // namespace mendian::test
