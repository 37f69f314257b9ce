// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <functional>
#include <unistd.h>

namespace mendian::test {

/// Root may write everywhere, so what a file's mode forbids is tried as nobody. False when the user cannot be changed.
/// The C library changes all threads of the process.
inline bool asNobody(const std::function<void()> &run)
{
    if (::geteuid() != 0) {
        run();
        return true;
    }
    constexpr uid_t kNobody = 65534;
    if (::seteuid(kNobody) != 0)
        return false;
    run();
    return ::seteuid(0) == 0;
}

/// A folder of `parent` (a QTemporaryDir) that anybody may read and nobody may write, until destroyed.
class ReadOnlyFolder
{
public:
    ReadOnlyFolder(const QString &parent, const QString &folder) : m_parent(parent), m_folder(folder)
    {
        m_done = QFile::setPermissions(parent, QFile::Permissions(0x5555));
        for (const QString &file : QDir(folder).entryList(QDir::Files))
            m_done = QFile::setPermissions(folder + u'/' + file, QFile::Permissions(0x4444)) && m_done;
        m_done = QFile::setPermissions(folder, QFile::Permissions(0x5555)) && m_done;
    }
    ~ReadOnlyFolder()
    {
        QFile::setPermissions(m_folder, QFile::Permissions(0x7755));
        QFile::setPermissions(m_parent, QFile::Permissions(0x7755));
    }
    ReadOnlyFolder(const ReadOnlyFolder &) = delete;
    ReadOnlyFolder &operator=(const ReadOnlyFolder &) = delete;
    bool isDone() const { return m_done; }

private:
    QString m_parent;
    QString m_folder;
    bool m_done = false;
};

} // namespace mendian::test
