// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/printjob.h"

#include <array>
#include <span>

namespace mendian::documents {

namespace {

// In the order of the enums: these words stand in the database.
constexpr std::array kStates{"queued", "sending", "sent", "printed", "failed", "unknown", "cancelled"};
constexpr std::array kReasons{"", "refused", "offline", "cover_open", "paper_out", "cutter", "printer_error", "timeout",
    "broken", "bad_document"};
static_assert(kStates.size() == size_t(PrintState::Cancelled) + 1);
static_assert(kReasons.size() == size_t(PrintReason::BadDocument) + 1);

template <typename E>
Result<E> valueOf(std::span<const char *const> names, QStringView text)
{
    for (size_t i = 0; i < names.size(); ++i)
        if (text == QLatin1String(names[i]))
            return static_cast<E>(i);
    return fail(ErrorCode::InvalidInput, QStringLiteral("no such word in a print job: %1").arg(text));
}

} // namespace

QString printStateName(PrintState state) { return QString::fromLatin1(kStates.at(size_t(state))); }

Result<PrintState> printStateFromName(QStringView name) { return valueOf<PrintState>(kStates, name); }

QString printReasonName(PrintReason reason) { return QString::fromLatin1(kReasons.at(size_t(reason))); }

Result<PrintReason> printReasonFromName(QStringView name) { return valueOf<PrintReason>(kReasons, name); }

PrintJob copyOf(const PrintJob &original, PrintMark mark, int copies, Timestamp now)
{
    PrintJob copy = original;
    copy.id = PrintJobId::create();
    copy.state = PrintState::Queued;
    copy.tries = 0;
    copy.mark = mark;
    copy.copy = copies + 1;
    copy.createdAt = now;
    copy.changedAt = now;
    copy.reason = PrintReason::None;
    return copy;
}

} // namespace mendian::documents
