// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/printer/streamdriver.h"

#include <QElapsedTimer>
#include <QThread>

namespace mendian::printer {

namespace {

using documents::PrintReason;

constexpr int kSliceMs = 50;
const char kClearBuffers[] = "\x10\x05\x02";
const char kReportChanges[] = "\x1D\x61\xFF";

PrintReason reasonOfError(ErrorCode code)
{
    const struct
    {
        ErrorCode code;
        PrintReason reason;
    } rows[] = {{ErrorCode::Busy, PrintReason::Refused}, {ErrorCode::Timeout, PrintReason::Timeout},
        {ErrorCode::Network, PrintReason::Broken}, {ErrorCode::Cancelled, PrintReason::Broken}};
    for (const auto &row : rows)
        if (row.code == code)
            return row.reason;
    return PrintReason::Offline;
}

PrintOutcome outcome(PrintEnd end, PrintReason reason, const PrinterHealth &health, const QString &detail = {})
{
    return {end, reason, health, detail};
}

Status writeAll(PrinterLink &link, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto n = link.write(bytes);
        if (!n)
            return fail(n.error());
        bytes = bytes.sliced(*n);
    }
    return {};
}

} // namespace

StreamDriver::StreamDriver(const PrinterProfile &profile, const PrinterAddress &address, const PrinterTiming &timing)
    : m_profile(profile), m_address(address), m_timing(timing)
{
}

Status StreamDriver::open(PrinterLink &link)
{
    m_parser = {};
    if (m_profile.link == Link::Device)
        return link.openDevice(m_address.path);
    return link.connectTcp(m_address.host, m_address.port, m_timing.connect);
}

Result<PrinterHealth> StreamDriver::inquire(PrinterLink &link)
{
    PrinterHealth health;
    // Cheap printers answer 1 and 4 only, and some nothing at all: after a silence no further question, and what was
    // not answered beside others is not asked again.
    for (qsizetype i = 0; i < m_questions.size(); ++i) {
        const int n = m_questions.at(i);
        const char question[] = {0x10, 0x04, char(n)};
        MENDIAN_TRY(writeAll(link, QByteArrayView(question, sizeof question)));
        QElapsedTimer timer;
        timer.start();
        bool answered = false;
        while (!answered && timer.elapsed() < m_timing.status) {
            const auto bytes = link.read(int(m_timing.status - timer.elapsed()));
            if (!bytes)
                return fail(bytes.error());
            for (const StatusAnswer &answer : m_parser.feed(*bytes)) {
                if (answer.kind != StatusAnswer::Kind::Eot)
                    continue;
                applyEot(health, n, quint8(answer.bytes.at(0)));
                answered = true;
            }
        }
        if (!answered && i > 0)
            m_questions.resize(i);
        if (!answered)
            break;
    }
    return health;
}

Result<PrinterHealth> StreamDriver::begin(PrinterLink &link)
{
    for (qsizetype attempt = 0;; ++attempt) {
        Result<PrinterHealth> health = PrinterHealth{};
        if (const Status opened = open(link); !opened)
            health = fail(opened.error());
        else if (canAnswer())
            health = inquire(link);
        // Refused, or accepted and thrown out: another till holds the one connection.
        const bool busy =
            !health && (health.error().code == ErrorCode::Busy || health.error().code == ErrorCode::Network);
        if (!busy || attempt >= m_timing.retries.size())
            return health;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < m_timing.retries.at(attempt) && !m_stop)
            QThread::msleep(kSliceMs / 5);
        if (m_stop)
            return fail(ErrorCode::Cancelled, QStringLiteral("printing is being stopped"));
    }
}

PrintOutcome StreamDriver::print(const PrintData &job, const std::function<void()> &onSent)
{
    PrinterLink link(m_stop, m_timing.stall);
    const auto begun = begin(link);
    if (!begun) {
        const bool thrownOut = begun.error().code == ErrorCode::Network;
        return outcome(PrintEnd::NotStarted, thrownOut ? PrintReason::Refused : reasonOfError(begun.error().code), {},
            begun.error().detail);
    }
    const PrinterHealth health = *begun;
    if (job.drawer) {
        // Without paper the printer would keep a queued pulse and open the drawer at an odd moment.
        const QByteArray pulse = health.isWell() ? job.bytes : m_profile.drawerRealtime;
        if (pulse.isEmpty()) {
            link.finish(m_timing.drain);
            return outcome(PrintEnd::NotStarted, reasonOf(health), health);
        }
        const Status written = writeAll(link, pulse);
        link.finish(m_timing.drain);
        return written ? outcome(PrintEnd::Sent, PrintReason::None, health)
                       : outcome(PrintEnd::NotStarted, reasonOfError(written.error().code), health);
    }
    if (!health.isWell()) {
        link.finish(m_timing.drain);
        return outcome(PrintEnd::NotStarted, reasonOf(health), health);
    }
    PrintOutcome result = sendAll(link, job, health);
    if (result.end == PrintEnd::Sent) {
        onSent();
        if (canAnswer()) {
            const QByteArray id = QByteArray::number(++m_jobs % 10000).rightJustified(4, '0');
            result = awaitProof(link, job, result.health, id);
        }
    }
    m_recover = result.end == PrintEnd::Failed || result.end == PrintEnd::Unknown;
    link.finish(m_timing.drain);
    return result;
}

PrintOutcome StreamDriver::sendAll(PrinterLink &link, const PrintData &job, PrinterHealth health)
{
    QByteArray before;
    if (m_recover && canAnswer())
        before += kClearBuffers;
    if (hasAsb())
        before += kReportChanges;
    if (const Status asked = writeAll(link, before); !asked)
        return outcome(PrintEnd::NotStarted, reasonOfError(asked.error().code), health, asked.error().detail);
    qsizetype sent = 0;
    while (sent < job.bytes.size()) {
        const auto n = link.write(QByteArrayView(job.bytes).sliced(sent).first(
            std::min<qsizetype>(m_profile.chunkBytes, job.bytes.size() - sent)));
        if (!n)
            return outcome(sent == 0 ? PrintEnd::NotStarted : PrintEnd::Failed, reasonOfError(n.error().code), health,
                n.error().detail);
        sent += *n;
        if (!hasAsb())
            continue;
        const auto bytes = link.read(0);
        if (!bytes)
            return outcome(PrintEnd::Failed, PrintReason::Broken, health, bytes.error().detail);
        for (const StatusAnswer &answer : m_parser.feed(*bytes))
            if (answer.kind == StatusAnswer::Kind::Asb)
                applyAsb(health, answer.bytes);
        if (!health.isWell())
            return outcome(PrintEnd::Failed, reasonOf(health), health);
    }
    return outcome(PrintEnd::Sent, PrintReason::None, health);
}

PrintOutcome StreamDriver::awaitProof(
    PrinterLink &link, const PrintData &job, PrinterHealth health, const QByteArray &id)
{
    const auto unknown = [&](const Error &error) {
        return outcome(PrintEnd::Unknown, reasonOfError(error.code), health, error.detail);
    };
    if (const Status asked = writeAll(link, statusTail(m_profile, id)); !asked)
        return unknown(asked.error());
    const qint64 limit =
        m_timing.proof + qint64(job.lines) * m_timing.proofLine + qint64(job.images) * m_timing.proofImage;
    const bool answers = health.answered;
    const int question = m_questions.contains(2) ? 2 : 4;
    const char inquiry[] = {0x10, 0x04, char(question)};
    QElapsedTimer timer;
    timer.start();
    qint64 nextQuestion = m_timing.askAgain;
    while (timer.elapsed() < limit) {
        const auto bytes = link.read(kSliceMs);
        if (!bytes)
            return unknown(bytes.error());
        for (const StatusAnswer &answer : m_parser.feed(*bytes)) {
            switch (answer.kind) {
            case StatusAnswer::Kind::Asb:
                applyAsb(health, answer.bytes);
                break;
            case StatusAnswer::Kind::Eot:
                applyEot(health, question, quint8(answer.bytes.at(0)));
                break;
            case StatusAnswer::Kind::Queued:
                health.paperNearEnd = quint8(answer.bytes.at(0)) & 0x03;
                return outcome(PrintEnd::Printed, PrintReason::None, health);
            case StatusAnswer::Kind::Block:
                if (answer.bytes == QByteArray("\x37\x22") + id)
                    return outcome(PrintEnd::Printed, PrintReason::None, health);
                break;
            }
        }
        if (!health.isWell())
            return outcome(PrintEnd::Failed, reasonOf(health), health);
        if (answers && timer.elapsed() >= nextQuestion) {
            nextQuestion += m_timing.askAgain;
            if (const Status asked = writeAll(link, QByteArrayView(inquiry, sizeof inquiry)); !asked)
                return unknown(asked.error());
        }
    }
    return outcome(PrintEnd::Unknown, PrintReason::Timeout, health, QStringLiteral("no proof of printing in time"));
}

Result<PrinterHealth> StreamDriver::ask()
{
    PrinterLink link(m_stop, m_timing.stall);
    const auto health = begin(link);
    link.finish(m_timing.drain);
    return health;
}

} // namespace mendian::printer
