// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/common/faultkinds.h"

#include <span>

namespace mendian::sandbox::alipay {

/// One sub_code of spec/alipay.md 1.6, 2.8 and 2.11: on which calls it is documented, and the text beside it.
struct SubCode
{
    const char *name;
    CallSet calls;
    const char16_t *text;
};
std::span<const SubCode> subCodes();

/// The public code a sub_code comes with: 20000, 20001, 40001 to 40006.
QByteArray codeOf(const QByteArray &subCode);
QByteArray messageOf(const QByteArray &code); ///< "Business Failed"
QString textOf(const QByteArray &subCode);    ///< the sub_code itself when it has no row
/// What a call is refused with when a fault names no code.
QByteArray usualRefusal(Call call);

} // namespace mendian::sandbox::alipay
