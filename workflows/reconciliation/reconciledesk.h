// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reconciliation/reconcile.h"
#include "payments/bankcsv/banklayout.h"
#include "storage/reconciliation/attemptledger.h"
#include "storage/reconciliation/billfiles.h"
#include "workflows/shop/session.h"

#include <functional>

namespace mendian {

/// A day as it stands: what was compared, found, decided, and what still keeps it from being signed.
struct ReconcileDay
{
    BusinessDate day;
    Reconciliation result;
    QList<storage::BillFile> files;
    QList<Resolution> resolutions;
    QStringList missingBills;   ///< providers with payments on that day and no bill
    QList<LedgerRow> undecided; ///< payments asked until the end of the day that nobody knows the end of
    std::optional<journal::DaySigned> signature;

    qint64 openCount() const;
    bool isOpen(const Difference &difference) const { return mendian::isOpen(difference, resolutions); }
    const Resolution *resolutionOf(const Difference &difference) const;
    /// Nothing is open, undecided or missing.
    bool isClean() const { return openCount() == 0 && missingBills.isEmpty() && undecided.isEmpty(); }
};

/// What other workflows do for a resolution. Empty: not possible here (Unsupported).
struct ReconcileHooks
{
    /// Settles an undecided payment: models/tender's manager decision, then the sale's finish.
    std::function<Status(AttemptId attempt, bool paid, const QString &reason, const Proof &manager)> decide = {};
    /// Gives money back for a row of the bill that no sale wanted.
    std::function<Status(const Difference &difference, const QString &reason)> refund = {};
};

/// Takes bill files in, compares, resolves and signs (issue "reconciliation", ui-guide §2.7 对账). Every step checks
/// the right of the person signed in. Engine thread; reading a large bill takes about a second.
class ReconcileDesk
{
public:
    ReconcileDesk(Shop &shop, Session &session, ReconcileHooks hooks = {});
    /// Further rows of the till: its refunds. Must outlive the desk.
    void addLedger(LedgerSource &source) { m_ledgers.append(&source); }

    /// Reads the file whole before it is kept; a wrong one changes nothing. `provider` is empty for a bank's statement.
    /// Errors: PermissionDenied, Unsupported (nobody reads it), Conflict (the day is signed), those of the readers.
    Result<storage::BillFile> takeFile(
        BusinessDate day, const QString &provider, const QString &kind, const QByteArray &content);
    /// The provider says that there was no trade on that day.
    Result<storage::BillFile> takeNoTrade(BusinessDate day, const QString &provider);

    /// Compares. Needs no right: whoever may read the folder may look.
    Result<ReconcileDay> look(BusinessDate day);

    /// Decides about one difference. What closes it needs a reason and a named person with the right to write off
    /// (`approver`, when the one signed in has it not); it is a fact of its own. NotFound: no such difference (args[0]
    /// = key); InvalidInput: not for this kind, or no reason; Conflict: settled by itself, or the day is signed.
    Status resolve(
        BusinessDate day, const QString &key, ResolveAction action, const QString &reason, const Proof &approver = {});

    /// Signs the day for ever. Conflict with args[0]: "open" (args[1] how many), "undecided", "bill" (args[1] whose),
    /// "signed" (args[1] by whom), "today" (the day is not over).
    Result<journal::DaySigned> sign(BusinessDate day);

private:
    Status mayChange(BusinessDate day, Right right);
    Result<QList<Bill>> readBills(BusinessDate day);
    Result<QList<BankRow>> readBank(BusinessDate day);
    Result<QList<LedgerRow>> readLedger(BusinessDate day, const QList<Bill> &bills);
    Result<bankcsv::BankLayout> bankLayout() const;
    Result<QMap<QString, qint64>> agreedRates() const;
    Result<QString> approve(BusinessDate day, const Difference &difference, const QString &note, const Proof &approver);

    Shop &m_shop;
    Session &m_session;
    ReconcileHooks m_hooks;
    QString m_folder;
    storage::AttemptLedger m_attempts;
    storage::BillFiles m_files;
    QList<LedgerSource *> m_ledgers;
};

} // namespace mendian
