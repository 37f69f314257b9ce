// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/scenetill.h"

namespace mendian {

/// The till behind a picture: a scene, plus what the settings and the shift's close ask for.
class ShotTill final : public SceneTill
{
    Q_OBJECT
public:
    using SceneTill::SceneTill;
    QMap<QString, QString> values; ///< stored settings
    CloseCheck check;
    QList<ZRow> rows;              ///< what the count is compared with
    QMap<QString, Error> refusals; ///< by the first word of the command

    Scene &scene() { return m_scene; }

    QFuture<Result<QMap<QString, QString>>> settings() override;
    QFuture<Result<CloseCheck>> closeCheck() override;
    QFuture<Result<QList<ZRow>>> compareCount(const QList<journal::CountedNote> &notes) override;

protected:
    Status answer(const QString &command) override;
};

} // namespace mendian
