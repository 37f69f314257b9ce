// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/filedriver.h"

#include "devices/printer/streamdriver.h"

#include <QDir>
#include <QSaveFile>

namespace mendian::printer {

namespace {

Status writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, path + u": " + file.errorString());
    return {};
}

} // namespace

int FileDriver::nextNumber() const
{
    int highest = 0;
    const QStringList names = QDir(m_folder).entryList({QStringLiteral("*.bin")}, QDir::Files);
    for (const QString &name : names)
        highest = std::max(highest, name.section(u'-', 0, 0).toInt());
    return highest + 1;
}

PrintOutcome FileDriver::print(const PrintData &job, const std::function<void()> &onSent)
{
    PrintOutcome outcome;
    outcome.reason = documents::PrintReason::Broken;
    if (!QDir().mkpath(m_folder)) {
        outcome.detail = QStringLiteral("%1 cannot be made").arg(m_folder);
        return outcome;
    }
    const QString stem =
        QStringLiteral("%1/%2-%3").arg(m_folder).arg(nextNumber(), 4, 10, QLatin1Char('0')).arg(job.name);
    // The text first: a .bin is the sign that the job is complete. The pairs hold strings of their own: a joined
    // string that is not one yet refers to its parts, which are gone inside the loop.
    using File = std::pair<QString, QByteArray>;
    for (const auto &[path, bytes] :
        {File(stem + QStringLiteral(".txt"), job.text.toUtf8()), File(stem + QStringLiteral(".bin"), job.bytes)}) {
        if (const Status written = writeFile(path, bytes); !written) {
            outcome.detail = written.error().detail;
            return outcome;
        }
    }
    onSent();
    outcome.end = PrintEnd::Sent;
    outcome.reason = documents::PrintReason::None;
    return outcome;
}

Result<PrinterHealth> FileDriver::ask()
{
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be made").arg(m_folder));
    return PrinterHealth{};
}

std::unique_ptr<PrinterDriver> makeDriver(
    const PrinterProfile &profile, const PrinterAddress &address, const PrinterTiming &timing)
{
    if (profile.link == Link::File)
        return std::make_unique<FileDriver>(address.path);
    return std::make_unique<StreamDriver>(profile, address, timing);
}

} // namespace mendian::printer
