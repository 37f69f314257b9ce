// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command.h"
#include "app/runtime/shopruntime.h"

#include <memory>

namespace mendian::ctl {

/// Who runs a command: --staff and the PIN. A demo or training folder knows its own people's PINs
/// (app/runtime/newshop.h) and, without --staff, takes the one with the right; a real folder always asks.
Result<Proof> proofOf(const Context &context, Right right);

/// Checks the person and the right beside whoever stands at the till; the sign-in is a fact like any other.
/// Call on the engine thread. Returns the staff number.
Result<QString> authorise(const Context &context, Shop &shop, Right right);

/// The till taken for a command: the person signs in and, if nobody was there before, out again at the end. Errors:
/// Conflict when somebody else stands there or goods lie in the basket. Made and destroyed off the engine thread.
class TillSeat
{
public:
    static Result<std::unique_ptr<TillSeat>> take(Context &context, Right right, bool needsEmptyBasket);
    ~TillSeat();
    TillSeat(const TillSeat &) = delete;
    TillSeat &operator=(const TillSeat &) = delete;
    const QString &staff() const { return m_staff; }

private:
    explicit TillSeat(app::ShopRuntime &runtime) : m_runtime(runtime) {}
    app::ShopRuntime &m_runtime;
    QString m_staff;
    bool m_signedIn = false;
    bool m_wasLocked = false;
};

/// The sentence for a refused sign-in, when the code's own is not enough.
QString personSentence(const Error &error);

} // namespace mendian::ctl
