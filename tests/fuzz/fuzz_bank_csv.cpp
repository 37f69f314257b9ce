// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a bank's statement and as a layout: refused with a reason, or rows with a day and a provider.
#include "payments/bankcsv/bankstatement.h"

#include <cstdlib>

using namespace mendian;

static void require(bool holds)
{
    if (!holds)
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto rows = bankcsv::readStatement(bytes);
    if (!rows)
        require(!rows.error().detail.isEmpty());
    else
        for (const BankRow &row : *rows)
            require(row.day.isValid() && !row.provider.isEmpty() && row.line > 1);
    const auto layout = bankcsv::layoutFromJson(bytes.toByteArray());
    require(layout.has_value() || !layout.error().detail.isEmpty());
    return 0;
}
