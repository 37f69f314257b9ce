// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal/verify.h"

#include "models/journal/chain.h"
#include "models/journal/facts.h"
#include "models/journal/folds.h"
#include "storage/journal/guards.h"
#include "storage/journal/journalstore.h"
#include "storage/journal/verifyfolds.h"
#include "storage/sql/migrations.h"
#include "storage/sql/statement.h"
#include "storage/sql/transaction.h"

#include <QFileInfo>

namespace mendian::storage {

using journal::Event;
using journal::EventKind;
using What = VerifyFinding::What;

const char *findingName(What what)
{
    static constexpr const char *kNames[] = {"file", "gap", "chain", "body", "receipt", "fold", "tail"};
    return kNames[static_cast<int>(what)];
}

qint64 VerifyReport::firstBadSeq() const
{
    qint64 first = 0;
    for (const VerifyFinding &finding : findings)
        if (finding.seq > 0 && (first == 0 || finding.seq < first))
            first = finding.seq;
    return first;
}

namespace {

constexpr qint64 kProgressEvery = 1'000;

// Reads the journal once from the front: chain, gaps, bodies, and the folds into a database in memory.
class JournalReader
{
public:
    JournalReader(const ChainIdentity &identity, Database &rebuilt, VerifyReport &report)
        : m_identity(identity), m_rebuilt(rebuilt), m_rows(rebuilt), m_report(report)
    {
        m_report.tail = {0, journal::genesisHash(identity.device, identity.epoch, identity.publicKey), {}};
    }

    void take(const Event &event, const std::optional<Tail> &mark)
    {
        if (event.seq != m_report.tail.seq + 1)
            note(What::Gap, m_report.tail.seq + 1, QStringLiteral("the journal jumps to %1").arg(event.seq));
        else if (event.epoch != m_identity.epoch
            || journal::eventHash(m_report.tail.hash, m_identity.device, event) != event.hash)
            note(What::Chain, event.seq, QStringLiteral("the stored hash does not follow"));
        if (event.seq == 1 && !event.is(EventKind::Genesis))
            note(What::Chain, 1, QStringLiteral("the first event is not the genesis"));
        if (event.is(EventKind::Checkpoint))
            checkCheckpoint(event);
        if (mark && mark->seq == event.seq && mark->hash != event.hash)
            note(What::Tail, event.seq, QStringLiteral("another event was acknowledged under this seq"));
        fold(event);
        // Going on from the stored hash shows whether what follows hangs together; the first finding is the bad one.
        m_report.tail = {event.seq, event.hash, event.wall};
        ++m_report.events;
    }

    void note(What what, qint64 seq, const QString &detail)
    {
        if (m_report.findings.size() < VerifyReport::kMaxFindings)
            m_report.findings.append({what, seq, {}, {}, detail});
    }

private:
    // A checkpoint names an earlier event and its hash.
    void checkCheckpoint(const Event &event)
    {
        const auto body = parseJsonObject(event.body, u"checkpoint");
        JsonReader r(body ? *body : QJsonObject(), u"checkpoint");
        const qint64 seq = r.integer("seq");
        const QString hash = r.string("hash");
        if (!r.status() || seq != m_report.tail.seq || QByteArray::fromHex(hash.toLatin1()) != m_report.tail.hash)
            note(What::Chain, event.seq, QStringLiteral("the checkpoint does not name the event before it"));
    }

    void fold(const Event &event)
    {
        const auto ops = journal::foldEvent(event);
        if (!ops) {
            note(What::Body, event.seq, ops.error().detail);
            return;
        }
        if (const auto guarded = checkBeforeFold(m_rebuilt, *ops); !guarded)
            note(What::Receipt, event.seq, guarded.error().detail);
        if (const auto applied = m_rows.apply(*ops); !applied)
            note(What::Body, event.seq, applied.error().detail);
    }

    const ChainIdentity &m_identity;
    Database &m_rebuilt;
    RowWriter m_rows;
    VerifyReport &m_report;
};

Status readJournal(Database &stored, JournalReader &reader, const VerifyOptions &options)
{
    Statement q(stored, "SELECT seq, epoch, kind, v, id, wall_ms, mono_ms, hash, body FROM journal ORDER BY seq");
    while (q.next()) {
        const Event event = readEvent(q);
        if (!q.status()) {
            reader.note(What::Body, event.seq, q.status().error().detail);
            return {};
        }
        reader.take(event, options.mark);
        if (options.progress && event.seq % kProgressEvery == 0)
            options.progress(event.seq);
    }
    return q.status();
}

Status verifyInside(Database &stored, const ChainIdentity &identity, const VerifyOptions &options, VerifyReport &report)
{
    auto rebuilt = Database::openInMemory();
    if (!rebuilt)
        return fail(rebuilt.error());
    MENDIAN_TRY(migrate(**rebuilt, QStringLiteral("store")));
    {
        auto transaction = Transaction::begin(**rebuilt);
        if (!transaction)
            return fail(transaction.error());
        JournalReader reader(identity, **rebuilt, report);
        MENDIAN_TRY(readJournal(stored, reader, options));
        if (options.mark && report.tail.seq < options.mark->seq)
            reader.note(What::Tail, report.tail.seq + 1,
                QStringLiteral("the journal ends at %1, event %2 was acknowledged")
                    .arg(report.tail.seq)
                    .arg(options.mark->seq));
        MENDIAN_TRY(transaction->commit());
    }
    return compareFolds(stored, **rebuilt, report);
}

} // namespace

Result<VerifyReport> verifyStore(const QString &storeDb, const ChainIdentity &identity, const VerifyOptions &options)
{
    const QFileInfo info(storeDb);
    auto stored = options.readOnly ? Database::openToRead(storeDb) : Database::open(storeDb, {.mayCreate = false});
    if (!stored)
        return fail(stored.error());
    const auto version = (*stored)->userVersion();
    if (!version)
        return fail(version.error());
    if (*version != newestSchema(QStringLiteral("store")))
        return fail(*version > newestSchema(QStringLiteral("store")) ? ErrorCode::TooNew : ErrorCode::Unsupported,
            QStringLiteral("%1 has schema %2").arg(storeDb).arg(*version), {info.fileName()});
    VerifyReport report;
    if (const auto sound = (*stored)->quickCheck(); !sound) {
        if (sound.error().code != ErrorCode::Corrupt)
            return fail(sound.error());
        report.findings.append({What::File, 0, {}, {}, sound.error().detail});
    }
    MENDIAN_TRY((*stored)->exec("BEGIN"));
    Status status = verifyInside(**stored, identity, options, report);
    // A damaged page is a finding, not a failure to verify.
    if (!status && status.error().code == ErrorCode::Corrupt) {
        report.findings.append({What::File, report.tail.seq + 1, {}, {}, status.error().detail});
        status = {};
    }
    MENDIAN_TRY(status);
    return report;
}

} // namespace mendian::storage
