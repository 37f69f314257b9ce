// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"

namespace mendian::sandbox {

class World;

// What the admin API can do about WeChat Pay's merchants (docs/sandbox.md).
net::Response merchantAccounts(World &world, const net::Request &request); ///< GET
net::Response setMerchantAccount(World &world, const net::Request &request);
net::Response rotateCertificate(World &world, const net::Request &request);
net::Response addDiscount(World &world, const net::Request &request);
net::Response clearDiscounts(World &world, const net::Request &request);
net::Response notices(World &world, const net::Request &request);

} // namespace mendian::sandbox
