// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"

// The commands by subject; command table and help are made of these.
namespace mendian::ctl {

std::span<const CommandRow> folderCommands();
std::span<const CommandRow> goodsCommands();
std::span<const CommandRow> sellCommands();
std::span<const CommandRow> paymentCommands();
std::span<const CommandRow> reconcileCommands();
std::span<const CommandRow> explainCommands();
std::span<const CommandRow> keyCommands();
std::span<const CommandRow> trainingCommands();
std::span<const CommandRow> returnCommands();
std::span<const CommandRow> shiftCommands();
std::span<const CommandRow> slipCommands();
std::span<const CommandRow> settingsCommands();
std::span<const CommandRow> staffCommands();
std::span<const CommandRow> wechatCommands();
std::span<const CommandRow> sandboxCommands();

} // namespace mendian::ctl
