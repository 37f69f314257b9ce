// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/explainers.h"

// The steps that stand in the rows of explainers.cpp, a file a protocol.
namespace mendian::ctl {

/// Names and texts of a flat JSON object. A number stands as it would be written; nothing else is a field of these
/// protocols: InvalidInput.
Result<QMap<QString, QString>> flatFields(const QByteArray &json);
QByteArray textSha256(const QByteArray &text); ///< hex

Result<Explained> signWechatV2(const ExplainInput &input);
Result<Verified> verifyWechatV2(const ExplainInput &input);
Result<Explained> signWechatV3(const ExplainInput &input);
Result<Verified> verifyWechatV3(const ExplainInput &input);
Result<QByteArray> decryptWechatV3(const ExplainInput &input);
Result<Explained> signAlipay(const ExplainInput &input);
Result<Verified> verifyAlipay(const ExplainInput &input);

} // namespace mendian::ctl
