// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shots/shottill.h"

namespace mendian {

QFuture<Result<QMap<QString, QString>>> ShotTill::settings()
{
    return QtFuture::makeReadyFuture(Result<QMap<QString, QString>>(values));
}

QFuture<Result<CloseCheck>> ShotTill::closeCheck() { return QtFuture::makeReadyFuture(Result<CloseCheck>(check)); }

QFuture<Result<QList<ZRow>>> ShotTill::compareCount(const QList<journal::CountedNote> &)
{
    return QtFuture::makeReadyFuture(Result<QList<ZRow>>(rows));
}

Status ShotTill::answer(const QString &command)
{
    const auto refusal = refusals.constFind(command.section(QLatin1Char(' '), 0, 0));
    if (refusal != refusals.cend())
        return fail(*refusal);
    return {};
}

} // namespace mendian
