// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/outcome.h"

#include "app/owner/ownerprotocol.h"

namespace mendian::ctl {

Outcome failed(const Error &error, const QString &sentence, Exit exit)
{
    Outcome outcome;
    outcome.exit = exit;
    outcome.error = error;
    outcome.sentence = sentence;
    return outcome;
}

Outcome failed(ErrorCode code, const QString &detail, const QString &sentence, Exit exit)
{
    return failed(Error{code, detail, {}}, sentence, exit);
}

Outcome misused(const QString &sentence)
{
    return failed(Error{ErrorCode::InvalidInput, QStringLiteral("command line"), {}}, sentence, Exit::Usage);
}

QJsonObject toJson(const Outcome &outcome, const QString &language)
{
    QJsonObject object = outcome.json;
    object.insert(QStringLiteral("ok"), outcome.isDone());
    object.insert(QStringLiteral("exit"), static_cast<int>(outcome.exit));
    if (outcome.error) {
        const QString sentence = outcome.sentence.isEmpty() ? sentenceOf(*outcome.error, language) : outcome.sentence;
        object.insert(QStringLiteral("error"),
            JsonWriter()
                .put("code", QString::fromLatin1(errorName(outcome.error->code)))
                .put("detail", outcome.error->detail)
                .put("sentence", sentence)
                .object());
    }
    return object;
}

QJsonObject packOutcome(const Outcome &outcome)
{
    JsonWriter packed;
    packed.put("exit", qint64(outcome.exit))
        .put("json", outcome.json)
        .put("lines", QJsonArray::fromStringList(outcome.lines))
        .putUnlessEmpty("sentence", outcome.sentence);
    if (outcome.error)
        packed.put("error", app::errorToJson(*outcome.error));
    return packed.object();
}

Outcome unpackOutcome(const QJsonObject &object)
{
    Outcome outcome;
    const int exit = object.value(QStringLiteral("exit")).toInt(static_cast<int>(Exit::Failed));
    outcome.exit = exit >= 0 && exit <= static_cast<int>(Exit::Open) ? static_cast<Exit>(exit) : Exit::Failed;
    outcome.json = object.value(QStringLiteral("json")).toObject();
    for (const QJsonValue &line : object.value(QStringLiteral("lines")).toArray())
        outcome.lines.append(line.toString());
    outcome.sentence = object.value(QStringLiteral("sentence")).toString();
    if (object.contains(QStringLiteral("error")))
        outcome.error = app::errorFromJson(object.value(QStringLiteral("error")).toObject());
    return outcome;
}

} // namespace mendian::ctl
