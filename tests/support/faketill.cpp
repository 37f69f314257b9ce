// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketill.h"

namespace mendian::test {

FakeTill::FakeTill(const QString &scene, QObject *parent) : SceneTill(makeScene(scene), parent) {}

void FakeTill::setView(const TillView &view)
{
    const qint64 revision = m_scene.view.revision + 1;
    m_scene.view = view;
    m_scene.view.revision = revision;
    emit viewChanged(m_scene.view);
}

void FakeTill::setScene(const QString &name)
{
    m_scene = makeScene(name);
    setView(m_scene.view);
}

void FakeTill::setPayment(const PaymentView &payment)
{
    TillView changed = view();
    changed.payment = payment;
    setView(changed);
}

Status FakeTill::answer(const QString &command)
{
    m_commands += command;
    for (auto it = m_refusals.cbegin(); it != m_refusals.cend(); ++it) {
        if (command.startsWith(it.key()))
            return fail(it.value());
    }
    return {};
}

} // namespace mendian::test
