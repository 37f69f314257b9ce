// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>
#include <QTemporaryDir>
#include <memory>

namespace mendian::bench {

/// A shop that rows start from. Its name says everything that is in it, so that it can be kept from run to run.
struct ShopPlan
{
    int goods = 1'000;
    int days = 0;        ///< closed days before today
    int salesPerDay = 0; ///< of those days
    int openSales = 0;   ///< in the shift that is open now
    int undecided = 0;   ///< sales put aside, each with a WeChat payment whose result is not known
    QString name() const;
};

/// Prepared shops, kept beside the program from run to run, and working copies of them. Main thread.
class Bench
{
public:
    Bench(const QString &folder, bool fresh);
    ~Bench();

    /// The shop as it was prepared: not to be changed. Made when it is not there, which takes from seconds to minutes.
    Result<QString> shop(const ShopPlan &plan);
    /// A copy for one round, on the same disk; gone when the Bench goes.
    Result<QString> copyOf(const ShopPlan &plan);
    /// Bar codes of a prepared shop's goods, spread over all of them.
    static Result<QStringList> barcodes(const QString &shop);
    /// An empty folder on that disk.
    Result<QString> workFolder();

private:
    QString m_folder;
    bool m_fresh;
    QStringList m_made;
    std::unique_ptr<QTemporaryDir> m_work;
    int m_copies = 0;
};

} // namespace mendian::bench
