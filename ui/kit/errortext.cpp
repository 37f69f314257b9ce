// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/errortext.h"

#include <QCoreApplication>
#include <array>

namespace mendian::kit {

namespace {
struct Row
{
    ErrorCode code;
    const char *plain;
    const char *withArgument; // used when the error names one; nullptr: the plain sentence says it all
};

constexpr std::array kRows{
    Row{ErrorCode::InvalidInput,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "This entry has the wrong form. Please check it and type it again."),
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "“%1” has the wrong form. Please check it and type it again.")},
    Row{ErrorCode::NotFound,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "Nothing was found under this code. Check the number or search by name."),
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "Nothing was found under “%1”. Check the number or search by name.")},
    Row{ErrorCode::Conflict,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText",
            "Somebody changed this at the same moment. Look at the new state and try again."),
        nullptr},
    Row{ErrorCode::PermissionDenied,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText",
            "Your role does not allow this. Ask a senior cashier or the manager to approve."),
        nullptr},
    Row{ErrorCode::WrongPin, QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "Name or PIN is wrong. Please try again."),
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "Name or PIN is wrong. Tries left: %1.")},
    Row{ErrorCode::LockedOut,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "Too many wrong PINs. Wait a moment or ask the manager to unlock."),
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "Too many wrong PINs. Wait %1 seconds or ask the manager to unlock.")},
    Row{ErrorCode::Busy,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText",
            "Another program or window is using this. Close it or wait a moment, then try again."),
        nullptr},
    Row{ErrorCode::Io,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "Reading or writing failed. Check the disk or cable, then try again."),
        nullptr},
    Row{ErrorCode::DiskFull,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "The disk is full. Free some space before you go on selling."),
        nullptr},
    Row{ErrorCode::ReadOnly,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "This folder cannot be written. Ask for write access or choose another folder."),
        nullptr},
    Row{ErrorCode::Corrupt,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "Stored data is damaged. Stop selling on this till and call support."),
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "Stored data is damaged (%1). Stop selling on this till and call support.")},
    Row{ErrorCode::WrongFolder,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "This is not a data folder of the required kind. Choose another folder."),
        nullptr},
    Row{ErrorCode::TooNew,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "A newer version of the program wrote this. Update the program first."),
        nullptr},
    Row{ErrorCode::Overflow,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "The amount or quantity is too large. Please check the number."),
        nullptr},
    Row{ErrorCode::LimitExceeded,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "This is above the set limit. Choose less or ask somebody who may approve it."),
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText",
            "This is above the limit of %1. Choose less or ask somebody who may approve it.")},
    Row{ErrorCode::Timeout,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "No answer in time. Check the connection and try again."),
        nullptr},
    Row{ErrorCode::Network,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "No network connection. Check cable or Wi-Fi; cash can still be taken."),
        nullptr},
    Row{ErrorCode::Protocol,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText",
            "The other side sent an answer that makes no sense. Try again, then call support."),
        nullptr},
    Row{ErrorCode::BadSignature,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText",
            "The answer was not signed correctly and was ignored. Call support before you take payments this way."),
        nullptr},
    Row{ErrorCode::Refused,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "This was refused by the other side. Choose another way."),
        nullptr},
    Row{ErrorCode::Unsupported,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "This is not possible here. Choose another way."), nullptr},
    Row{ErrorCode::Cancelled, QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "Stopped. Nothing was changed."), nullptr},
    Row{ErrorCode::NoShift, QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "No shift is open. Open a shift first."),
        nullptr},
    Row{ErrorCode::ShiftOpen, QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "A shift is still open. Close it first."),
        nullptr},
    Row{ErrorCode::NotSignedIn,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "Nobody is signed in. Please sign in first."), nullptr},
    Row{ErrorCode::EmptyBasket,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "The basket is empty. Scan something first."), nullptr},
    Row{ErrorCode::PaymentRunning,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText",
            "A payment is running, so the amount cannot change now. Finish or reverse it first."),
        nullptr},
    Row{ErrorCode::ClockBack,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText",
            "The computer's clock is behind the last sale. Set the right time before you go on."),
        nullptr},
    Row{ErrorCode::Offline,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText", "Not connected right now. Take cash or try again later."),
        nullptr},
    Row{ErrorCode::PaperOut,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "The printer is out of paper. Put in a new roll; printing goes on by itself."),
        nullptr},
    Row{ErrorCode::CoverOpen,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "The printer's cover is open. Close it; printing goes on by itself."),
        nullptr},
    Row{ErrorCode::PrinterError,
        QT_TRANSLATE_NOOP(
            "mendian::kit::ErrorText", "The printer reports a fault. Switch it off and on, then print again."),
        nullptr},
    Row{ErrorCode::Internal,
        QT_TRANSLATE_NOOP("mendian::kit::ErrorText",
            "Something unexpected happened. Look at the state before you try again, and call support."),
        nullptr},
};

constexpr bool rowsInOrder()
{
    for (size_t i = 0; i < kRows.size(); ++i) {
        if (kRows[i].code != static_cast<ErrorCode>(i))
            return false;
    }
    return kRows.size() == static_cast<size_t>(ErrorCode::Internal) + 1;
}
static_assert(rowsInOrder(), "a sentence for every error code, in the order of core/error.h");
} // namespace

QString ErrorText::sentence(const Error &error)
{
    const Row &row = kRows[static_cast<size_t>(error.code)];
    const bool named = row.withArgument && !error.args.isEmpty() && !error.args.constFirst().isEmpty();
    const QString text = QCoreApplication::translate("mendian::kit::ErrorText", named ? row.withArgument : row.plain);
    return named ? text.arg(error.args.constFirst()) : text;
}

QString ErrorText::codeTag(const Error &error) { return QStringLiteral("E-") + QLatin1String(errorName(error.code)); }

} // namespace mendian::kit
