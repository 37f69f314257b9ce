// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/returns/tendersplit.h"

#include "models/tender/tenderkinds.h"

#include <QMap>
#include <algorithm>

namespace mendian {

namespace {

enum class Way { Provider, Behind, Slip, Cash, InsteadOfProvider };

Way wayOf(const TenderSource &source)
{
    const TenderKind *kind = tenderKind(source.kind);
    if (!kind)
        return Way::Cash;
    switch (kind->turn) {
    case TenderTurn::Provider:
        return source.canRefund ? Way::Provider : Way::InsteadOfProvider;
    case TenderTurn::InternalHold:
        return Way::Behind;
    case TenderTurn::Slip:
        return Way::Slip;
    case TenderTurn::Cash:
        break;
    }
    return Way::Cash;
}

class Splitter
{
public:
    TenderSplit split;

    /// Takes up to `amount` out of the sources, returns what is still open.
    Money take(Money amount, const QList<TenderSource> &sources)
    {
        for (const Way way : {Way::Provider, Way::Behind, Way::Slip, Way::Cash, Way::InsteadOfProvider}) {
            for (const TenderSource &source : sources) {
                if (amount.isZero())
                    return amount;
                if (wayOf(source) == way)
                    amount -= takeOf(source, way, amount);
            }
        }
        return amount;
    }

private:
    Money takeOf(const TenderSource &source, Way way, Money amount)
    {
        Money &taken = m_taken[{source.sale, source.tender}];
        Money part = std::min(amount, source.left - taken);
        if (part <= Money())
            return {};
        if (way == Way::Behind) {
            part -= take(part, source.behind);
            m_taken[{source.sale, source.tender}] += part; // `taken` may have moved: the map grew
            note(split.through, source, source.kind, part);
            return part;
        }
        taken += part;
        const bool instead = way == Way::InsteadOfProvider;
        note(split.tenders, source, instead ? QStringLiteral("cash") : source.kind, part);
        if (instead)
            split.otherMeans += part;
        return part;
    }

    /// The same tender may be reached by two exchanges: one row each.
    static void note(QList<journal::ReturnTender> &list, const TenderSource &source, const QString &kind, Money part)
    {
        for (journal::ReturnTender &known : list) {
            if (known.sale == source.sale && known.tender == source.tender) {
                known.amount += part;
                return;
            }
        }
        journal::ReturnTender tender;
        tender.kind = kind;
        tender.amount = part;
        tender.sale = source.sale;
        tender.tender = source.tender;
        tender.of = source.paid;
        tender.attempt = source.attempt;
        tender.reference = source.reference;
        tender.lastFour = source.lastFour;
        if (!part.isZero())
            list.append(tender);
    }

    QMap<std::pair<SaleId, int>, Money> m_taken;
};

} // namespace

Result<TenderSplit> splitOverTenders(Money amount, const QList<TenderSource> &sources)
{
    Splitter splitter;
    const Money open = splitter.take(amount, sources);
    if (!open.isZero())
        return fail(ErrorCode::Conflict, QStringLiteral("%1 more than is left of the tenders").arg(open.toString()),
            {open.toString()});
    return splitter.split;
}

} // namespace mendian
