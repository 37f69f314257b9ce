// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/channelproof.h"

#include <array>

namespace mendian {

namespace {

struct Row
{
    Outcome outcome;
    ChannelProof proof;
};
using enum ChannelProof;

constexpr std::array kRows{
    // A state of the number.
    Row{Outcome::NotFound, Proven},
    Row{Outcome::NotPaidYet, Proven},
    Row{Outcome::UserPaying, Proven},
    Row{Outcome::Paid, Proven},
    Row{Outcome::PayError, Proven},
    Row{Outcome::Closed, Proven},
    Row{Outcome::RefundedElsewhere, Proven},
    // No state of it.
    Row{Outcome::ConfigError, WrongKeys},
    Row{Outcome::NotSent, NoLine},
    Row{Outcome::Unclear, Unclear},
    // No answer to a query at all.
    Row{Outcome::RefusedFinal, Unclear},
    Row{Outcome::RefusedAskOnce, Unclear},
    Row{Outcome::AskThisNumber, Unclear},
    Row{Outcome::Reversed, Unclear},
    Row{Outcome::ReverseAgain, Unclear},
    Row{Outcome::ReverseRefused, Unclear},
    Row{Outcome::ReversedNothingFound, Unclear},
    Row{Outcome::WasPaidNowReturned, Unclear},
};
static_assert(kRows.size() == size_t(Outcome::RefundedElsewhere) + 1, "a row for every outcome");

} // namespace

ChannelProof channelProof(const Answer &answer)
{
    // The reply is not signed with the key we hold of the provider: another key, or somebody in between.
    if (answer.code == QLatin1String("BAD_SIGNATURE"))
        return WrongKeys;
    if (!answer.mismatch.isEmpty())
        return Unclear;
    for (const Row &row : kRows)
        if (row.outcome == answer.outcome)
            return row.proof;
    return Unclear;
}

} // namespace mendian
