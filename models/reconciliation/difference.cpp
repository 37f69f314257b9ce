// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reconciliation/difference.h"

#include <array>

namespace mendian {

namespace {

constexpr quint32 bit(ResolveAction action) { return 1U << static_cast<int>(action); }
template <typename... Actions>
constexpr quint32 bits(Actions... actions)
{
    return (bit(actions) | ...);
}

using enum ResolveAction;
using K = DifferenceKind;
using F = Finding;

constexpr std::array kFindings{
    FindingRow{F::PaymentNotHere, K::MissingHere, Adopt, bits(Adopt, Refund, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The bill shows a payment …%1 of %3 at %4; this till has no such payment. Book it with its goods, or "
            "give it back.")},
    FindingRow{F::RefundNotHere, K::MissingHere, Ask, bits(Adopt, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The bill shows a refund of %3 for payment …%1 at %4 that this till did not ask for. Find out who "
            "made it.")},
    FindingRow{F::PaymentNotThere, K::MissingThere, Ask, bits(WriteOff, Wait, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "Payment …%1 of %2 is paid here, but no bill shows it. Ask the provider for this number.")},
    FindingRow{F::RefundNotThere, K::MissingThere, Ask, bits(WriteOff, Wait, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The refund of %2 for payment …%1 is done here, but no bill shows it. Ask the provider.")},
    FindingRow{F::BankNotThere, K::MissingThere, Wait, bits(WriteOff, Wait, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The account shows nothing for %4; %2 should have come. Wait for the next statement, then ask.")},
    FindingRow{F::AmountDiffers, K::Amount, Adopt, bits(Adopt, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "Payment …%1 is %2 here and %3 in the bill. Adjust with a reason, or ask the provider.")},
    FindingRow{F::RefundAmountDiffers, K::Amount, Adopt, bits(Adopt, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The refund for payment …%1 is %2 here and %3 in the bill. Adjust with a reason, or ask the "
            "provider.")},
    FindingRow{F::ShareDiffers, K::Amount, Adopt, bits(Adopt, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "Of payment …%1 the shop receives %2 by the till and %3 by the bill: a discount is borne by somebody "
            "else than the till was told.")},
    FindingRow{F::BankDiffers, K::Amount, Ask, bits(WriteOff, Wait, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "For %4 the account shows %3, the bill gives %2 after fees. Ask the provider or the bank.")},
    FindingRow{F::FeeDiffers, K::Fee, Ask, bits(Adopt, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP(
            "ReconciliationSentence", "The fee of payment …%1 is %3; by the agreed rate it is %2. Ask the provider.")},
    FindingRow{F::BankDiffersByFee, K::Fee, Ask, bits(Adopt, WriteOff, Wait, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "For %4 the account shows %3, the bill gives %2: the difference is the fee, which is settled at "
            "another time or not at all.")},
    FindingRow{F::RefundBilledOtherDay, K::RefundTiming, Match, bits(Match), true,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The return of %2 for payment …%1 stands in another day's bill (%4). Nothing is missing.")},
    FindingRow{F::RefundNotBilledYet, K::RefundTiming, Wait, bits(WriteOff, Wait, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The return of %2 for payment …%1 is not in this bill; it may stand in the next. Wait for it.")},
    FindingRow{F::PaymentBilledOtherDay, K::DayBoundary, Match, bits(Match), true,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "Payment …%1 of %2 was asked on one day and billed on another (%4). Nothing is missing.")},
    FindingRow{F::PaymentNotBilledYet, K::DayBoundary, Wait, bits(WriteOff, Wait, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "Payment …%1 of %2 was taken at %4, close to midnight; it may stand in the neighbouring day's bill. "
            "Wait for it.")},
    FindingRow{F::PaymentTwice, K::Duplicate, Refund, bits(Refund, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The bill shows payment …%1 of %3 a second time at %4. Give the second one back.")},
    FindingRow{F::RefundTwice, K::Duplicate, Ask, bits(WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The bill shows the refund of %3 for payment …%1 a second time at %4. Ask the provider.")},
    FindingRow{F::NoMoneyHere, K::State, Refund, bits(Adopt, Refund, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "Payment …%1 is closed without money here, but the bill shows %3 paid at %4. Give it back, or book "
            "it.")},
    FindingRow{F::ReturnedHereOnly, K::State, Ask, bits(Adopt, Refund, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "Payment …%1 of %2 went back here, but the bill shows only one half of it. Ask the provider.")},
    FindingRow{F::RefundFailedThere, K::State, Ask, bits(WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The refund of %2 for payment …%1 is done here, but the bill says it failed. Query the refund, then "
            "give the money back another way.")},
    FindingRow{F::RefusedHereRefundedThere, K::State, Adopt, bits(Adopt, WriteOff, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The refund for payment …%1 was refused here, but the bill shows %3 given back at %4. Book it.")},
    FindingRow{F::UndecidedHerePaidThere, K::Undecided, Adopt, bits(Adopt, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "Payment …%1 is undecided here; the bill shows %3 paid at %4. Adopt it: the sale is finished.")},
    FindingRow{F::UndecidedHereNotThere, K::Undecided, Ask, bits(Adopt, Wait, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "Payment …%1 of %2 is undecided here and in no bill at hand. Query it once more, then close it.")},
    FindingRow{F::RefundUndecidedHereDoneThere, K::Undecided, Adopt, bits(Adopt, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The refund for payment …%1 is undecided here; the bill shows %3 given back at %4. Query it: it will "
            "be found done.")},
    FindingRow{F::RefundUndecidedHereNotThere, K::Undecided, Ask, bits(WriteOff, Wait, Ask), false,
        QT_TRANSLATE_NOOP("ReconciliationSentence",
            "The refund of %2 for payment …%1 is undecided here and in no bill at hand. Query it.")},
};

constexpr bool inOrder()
{
    for (size_t i = 0; i < kFindings.size(); ++i) {
        const FindingRow &row = kFindings[i];
        if (row.finding != static_cast<Finding>(i) || (row.allowed & bit(row.proposal)) == 0)
            return false;
    }
    return kFindings.size() == static_cast<size_t>(Finding::RefundUndecidedHereNotThere) + 1;
}
static_assert(inOrder(), "a row for every finding, in order; what is proposed is allowed");

struct ActionRow
{
    ResolveAction action;
    const char *name;
    bool closes;
};
constexpr ActionRow kActions[] = {
#define X(name, text, doesClose) {ResolveAction::name, text, doesClose},
    MENDIAN_RESOLVE_ACTIONS(X)
#undef X
};

} // namespace

std::span<const FindingRow> findings() { return kFindings; }
const FindingRow &findingRow(Finding finding) { return kFindings[static_cast<size_t>(finding)]; }
bool allows(const FindingRow &row, ResolveAction action) { return (row.allowed & bit(action)) != 0; }

const char *differenceKindName(DifferenceKind kind)
{
    switch (kind) {
#define X(name, text)                                                                                                  \
    case DifferenceKind::name:                                                                                         \
        return text;
        MENDIAN_DIFFERENCE_KINDS(X)
#undef X
    }
    return "";
}

const char *resolveActionName(ResolveAction action) { return kActions[static_cast<size_t>(action)].name; }

std::optional<ResolveAction> resolveActionFromName(QStringView name)
{
    for (const ActionRow &row : kActions)
        if (name == QLatin1String(row.name))
            return row.action;
    return std::nullopt;
}

bool closes(ResolveAction action) { return kActions[static_cast<size_t>(action)].closes; }

// One pass, so that an argument that looks like a placeholder stays what it is.
QString differenceSentence(const QString &source, const QStringList &args)
{
    QString text;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const int digit = source[i] == u'%' && i + 1 < source.size() ? source[i + 1].unicode() - u'0' : 0;
        if (digit < 1 || digit > 9) {
            text += source[i];
            continue;
        }
        text += args.value(digit - 1);
        ++i;
    }
    return text;
}

QString differenceSentence(const Difference &difference)
{
    return differenceSentence(QString::fromUtf8(difference.row().sentence), difference.args);
}

bool fits(const Resolution &resolution, const Difference &difference)
{
    return resolution.key == difference.key && resolution.delta == difference.delta
        && resolution.kind == QLatin1String(differenceKindName(difference.kind()));
}

bool isOpen(const Difference &difference, const QList<Resolution> &resolutions)
{
    if (difference.isSettled())
        return false;
    return std::none_of(resolutions.begin(), resolutions.end(),
        [&](const Resolution &resolution) { return closes(resolution.action) && fits(resolution, difference); });
}

} // namespace mendian
