// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDebug>
#include <QString>
#include <QStringList>

namespace mendian {

// One list of expected failures. ui/kit/errortext.cpp turns each into a sentence that says what to do next.
#define MENDIAN_ERROR_CODES(X)                                                                                         \
    X(InvalidInput)     /* the text or value given does not have the required form; args say which */                  \
    X(NotFound)         /* nothing by that id or code */                                                               \
    X(Conflict)         /* the record changed meanwhile, or the number exists already */                               \
    X(PermissionDenied) /* the person's role does not allow it; somebody who may must approve */                       \
    X(WrongPin)         /* name or PIN wrong; args[0] = tries left */                                                  \
    X(LockedOut)        /* too many wrong PINs; args[0] = seconds left */                                              \
    X(Busy)             /* another process or connection holds it */                                                   \
    X(Io)               /* reading or writing failed */                                                                \
    X(DiskFull)         /* no room left on the device */                                                               \
    X(ReadOnly)         /* the file or folder cannot be written */                                                     \
    X(Corrupt)          /* stored data is damaged; args[0] = where */                                                  \
    X(WrongFolder)      /* not a data folder, or of another kind than asked */                                         \
    X(TooNew)           /* written by a newer version of the program */                                                \
    X(Overflow)         /* an amount or quantity leaves its range */                                                   \
    X(LimitExceeded)    /* a set limit (discount, size, count) is passed; args[0] = limit */                           \
    X(Timeout)          /* no answer in time */                                                                        \
    X(Network)          /* no connection, or it broke */                                                               \
    X(Protocol)         /* the other side answered garbage */                                                          \
    X(BadSignature)     /* the other side's answer is not signed, or wrongly */                                        \
    X(Refused)          /* the other side said no; detail says why */                                                  \
    X(Unsupported)      /* known, but not possible here */                                                             \
    X(Cancelled)        /* the person stopped it */                                                                    \
    X(NoShift)          /* no shift is open */                                                                         \
    X(ShiftOpen)        /* a shift is open already */                                                                  \
    X(NotSignedIn)      /* nobody is signed in */                                                                      \
    X(EmptyBasket)      /* nothing to pay, hold or discount */                                                         \
    X(PaymentRunning)   /* the amount was already sent to a provider: it cannot change now */                          \
    X(ClockBack)        /* the computer's clock stands before the last stored moment */                                \
    X(Offline)          /* no route to the provider or printer */                                                      \
    X(PaperOut)         /* printer: no paper */                                                                        \
    X(CoverOpen)        /* printer: cover open */                                                                      \
    X(PrinterError)     /* printer: cutter or head */                                                                  \
    X(Internal)         /* a programmer's mistake that could still be survived */

enum class ErrorCode {
#define X(name) name,
    MENDIAN_ERROR_CODES(X)
#undef X
};

/// "InvalidInput", for logs, --json and tests. Never shown to people alone.
const char *errorName(ErrorCode code);

/// An expected failure: a code for the program, an English detail for the log, arguments for the sentence.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    QStringList args;

    friend bool operator==(const Error &, const Error &) = default;
};

QDebug operator<<(QDebug debug, const Error &error);

} // namespace mendian
