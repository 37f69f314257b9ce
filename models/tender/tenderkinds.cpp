// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/tenderkinds.h"

#include <QtGlobal>

namespace mendian {

const QList<TenderKind> &tenderKinds()
{
    static const QList<TenderKind> rows = {
        {.id = QStringLiteral("cash"),
            .name = QT_TRANSLATE_NOOP("TenderKind", "Cash"),
            .turn = TenderTurn::Cash,
            .countedAtClose = true,
            .givesChange = true,
            .opensDrawer = true},
        {.id = QStringLiteral("wechat"),
            .name = QT_TRANSLATE_NOOP("TenderKind", "WeChat Pay"),
            .turn = TenderTurn::Provider,
            .needsProvider = true},
        {.id = QStringLiteral("alipay"),
            .name = QT_TRANSLATE_NOOP("TenderKind", "Alipay"),
            .turn = TenderTurn::Provider,
            .needsProvider = true},
        {.id = QStringLiteral("external"),
            .name = QT_TRANSLATE_NOOP("TenderKind", "Bank card terminal"),
            .turn = TenderTurn::Slip,
            .needsReference = true},
        // The value of goods that came back, held for the new sale (docs/adr/0013). Never chosen by a person.
        {.id = QStringLiteral("exchange"),
            .name = QT_TRANSLATE_NOOP("TenderKind", "Exchange"),
            .turn = TenderTurn::InternalHold},
    };
    return rows;
}

const TenderKind *tenderKind(QStringView id)
{
    for (const TenderKind &kind : tenderKinds()) {
        if (kind.id == id)
            return &kind;
    }
    return nullptr;
}

} // namespace mendian
