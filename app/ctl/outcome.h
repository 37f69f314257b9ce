// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"

#include <QStringList>
#include <optional>

namespace mendian::ctl {

/// Exit codes (docs/ctl.md). Done only when the command did what it says.
enum class Exit {
    Done = 0,
    Failed = 1,
    Usage = 2,     ///< the command line itself is wrong; nothing was touched
    Refused = 3,   ///< no money moved
    Undecided = 4, ///< the provider has not said what became of the money; asking goes on
    Open = 5,      ///< the day was compared and has open differences, undecided payments or no bill
};

/// What a command has to say: members for --json, lines for people, and what went wrong.
struct Outcome
{
    Exit exit = Exit::Done;
    QJsonObject json;
    QStringList lines;
    std::optional<Error> error;
    QString sentence; ///< what to do; empty: the sentence of the error's code

    bool isDone() const { return exit == Exit::Done; }
};

Outcome failed(const Error &error, const QString &sentence = {}, Exit exit = Exit::Failed);
Outcome failed(ErrorCode code, const QString &detail, const QString &sentence, Exit exit = Exit::Failed);
/// The command line is wrong: `sentence` says how.
Outcome misused(const QString &sentence);

/// {"ok":true,…} or {"ok":false,"exit":1,"error":{"code","detail","sentence"},…}.
QJsonObject toJson(const Outcome &outcome, const QString &language);
/// The whole outcome over the owner's socket.
QJsonObject packOutcome(const Outcome &outcome);
Outcome unpackOutcome(const QJsonObject &object);

/// One sentence for people at a shell, in English or (zh_CN) Chinese.
QString sentenceOf(const Error &error, const QString &language);

/// "12.50"
inline QString yuan(qint64 fen) { return Money::fromFen(fen).toString(); }

} // namespace mendian::ctl
