// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/pagedmodel.h"

namespace mendian::kit {

void PagedModelBase::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    emit loadingChanged(loading);
}

void PagedModelBase::setTotal(qint64 total)
{
    if (m_total == total)
        return;
    m_total = total;
    emit totalChanged(total);
}

} // namespace mendian::kit
