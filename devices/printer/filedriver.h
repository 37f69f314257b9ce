// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/printer/driver.h"

namespace mendian::printer {

/// A folder instead of a printer: NNNN-kind.bin with the bytes and NNNN-kind.txt for people, numbered on from what lies
/// there. For the demo, the tour and --print-to.
class FileDriver final : public PrinterDriver
{
public:
    explicit FileDriver(const QString &folder) : m_folder(folder) {}

    PrintOutcome print(const PrintData &job, const std::function<void()> &onSent) override;
    Result<PrinterHealth> ask() override;
    void stop() override {}

private:
    int nextNumber() const;
    QString m_folder;
};

} // namespace mendian::printer
