// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/sounds.h"
#include "ui/kit/tokens.h"
#include "workflows/checkout/tillport.h"

#include <optional>

namespace mendian::saletexts {

/// What a person is told, with its tone and its twin for the ear.
struct Message
{
    kit::Tone tone = kit::Tone::Neutral;
    QString text;
    std::optional<kit::Sound> sound;
};

/// A scan's outcome. Lines and routes have a sound but no words: the screen itself shows them.
Message scan(const ScanFeedback &feedback);
/// What became of a scan of the log; silent.
Message logged(const ScanLogEntry &entry);
Message notice(const Notice &notice);
/// "Removed “…”" of the footer; empty when there is nothing to undo.
QString undoHint(const BasketView &basket);
/// Role of a print job and what became of it.
QString printJobName(const QString &kind);
QString printJobState(const PrintJobView &job);
kit::Tone printJobTone(const PrintJobView &job);
QString scanKindName(const QString &kind);
/// Words for the reason of a refused scan, without the code.
QString refusal(const QString &reason);

} // namespace mendian::saletexts
