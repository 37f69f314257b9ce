// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"

namespace mendian::sandbox {

class World;

/// The admin API (docs/sandbox.md) on its own loopback port: JSON in, JSON out. Thread-safe through the World.
net::Response answerAdmin(World &world, const net::Request &request);

} // namespace mendian::sandbox
