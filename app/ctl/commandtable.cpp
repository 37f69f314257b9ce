// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"

namespace mendian::ctl {

QList<const CommandRow *> commandTable()
{
    static const QList<const CommandRow *> table = [] {
        QList<const CommandRow *> rows;
        for (const auto part :
            {folderCommands(), trainingCommands(), goodsCommands(), sellCommands(), paymentCommands(), returnCommands(),
                explainCommands(), reconcileCommands(), shiftCommands(), slipCommands(), settingsCommands(),
                staffCommands(), keyCommands(), wechatCommands(), sandboxCommands()})
            for (const CommandRow &row : part)
                rows.append(&row);
        return rows;
    }();
    return table;
}

} // namespace mendian::ctl
