// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/scenetill.h"

#include <QMap>

namespace mendian::test {

/// The till of the screen tests: starts from a named scene, writes down each command in words ("setQuantity 3 2") and
/// answers as told. No engine, no time: what changes, the test changes with setView().
class FakeTill final : public SceneTill
{
    Q_OBJECT
public:
    explicit FakeTill(const QString &scene = QStringLiteral("sale.normal"), QObject *parent = nullptr);

    /// Commands so far, oldest first. Questions (people, holds, quick keys, ...) are not among them.
    QStringList commands() const { return m_commands; }
    QString last() const { return m_commands.isEmpty() ? QString() : m_commands.last(); }
    void forget() { m_commands.clear(); }
    /// From now on commands that begin with `command` are refused with `error`; detail is the reason of a scan.
    void refuse(const QString &command, const Error &error) { m_refusals.insert(command, error); }
    void accept(const QString &command) { m_refusals.remove(command); }

    Scene &scene() { return m_scene; }
    void setView(const TillView &view);
    void setScene(const QString &name);
    void setPayment(const PaymentView &payment);
    void scan(const ScanFeedback &feedback) { emit scanned(feedback); }
    void notice(const Notice &notice) { emit noticed(notice); }

protected:
    Status answer(const QString &command) override;

private:
    QStringList m_commands;
    QMap<QString, Error> m_refusals;
};

} // namespace mendian::test
