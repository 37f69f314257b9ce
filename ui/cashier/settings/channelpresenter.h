// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"
#include "workflows/checkout/tillview.h"

#include <QCoreApplication>

namespace mendian {

/// One provider on the payment page: how its line and keys are, and how its latest test went.
struct ChannelRowState
{
    QString device; ///< "OK", "not connected", "not set up"
    kit::Tone deviceTone = kit::Tone::Neutral;
    QString note; ///< test first, then keys; may be empty
    kit::Tone noteTone = kit::Tone::Neutral;
    QString testLabel;          ///< "Test the channel" or, while it waits for a phone, "Stop"
    bool canTest = false;       ///< it is turned on and has keys
    bool running = false;       ///< nothing to press but stop
    bool waits = false;         ///< for a phone: the test button leaves
    bool offersPayment = false; ///< a real shop: ¥0.01 from the owner's phone
    QString qr;                 ///< to be scanned now
};

/// A table over the view (TillView::devices and ::channels); knows no widgets.
class ChannelPresenter
{
    Q_DECLARE_TR_FUNCTIONS(ChannelPresenter)
public:
    static ChannelRowState state(const TillView &view, const QString &provider);
};

} // namespace mendian
