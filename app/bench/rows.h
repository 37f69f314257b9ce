// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/row.h"

// One function a row, one file a subject (design §7). GUI thread.
namespace mendian::bench {

Result<Outcome> startWarm(Bench &bench);
Result<Outcome> startCold(Bench &bench);
Result<Outcome> scanP99(Bench &bench);
Result<Outcome> scanBurst(Bench &bench);
Result<Outcome> scanGrowth(Bench &bench);
Result<Outcome> lookUpP99(Bench &bench);
Result<Outcome> searchP99(Bench &bench);
Result<Outcome> saleDurable(Bench &bench);
Result<Outcome> payCode(Bench &bench);
Result<Outcome> payCodeAlipay(Bench &bench);
Result<Outcome> payBackground(Bench &bench);
Result<Outcome> paySign(Bench &bench);
Result<Outcome> shiftClose(Bench &bench);
Result<Outcome> reconcile100k(Bench &bench);
Result<Outcome> tillMemory(Bench &bench);

} // namespace mendian::bench
