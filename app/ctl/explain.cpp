// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/explainers.h"
#include "app/ctl/files.h"

namespace mendian::ctl {

namespace {

QString providerNames()
{
    QStringList names;
    for (const Explainer &row : explainers())
        names.append(QString::fromLatin1(row.provider));
    return names.join(QStringLiteral(", "));
}

/// The provider's row and the files of the command line; InvalidInput with a sentence.
struct Asked
{
    const Explainer *row = nullptr;
    ExplainInput input;
};

Result<Asked> read(Context &context, const char *messageOption)
{
    Asked asked;
    const Arguments &args = context.args;
    asked.row = explainer(args.value("provider"));
    if (!asked.row)
        return fail(ErrorCode::InvalidInput, QStringLiteral("--provider is one of %1.").arg(providerNames()));
    asked.input.signType = args.value("sign-type");
    const QStringList types = QString::fromLatin1(asked.row->signTypes).split(u'|', Qt::SkipEmptyParts);
    if (args.has("sign-type") && !types.contains(asked.input.signType))
        return fail(ErrorCode::InvalidInput,
            types.isEmpty() ? QStringLiteral("%1 has one way to sign; leave --sign-type away.")
                                  .arg(QLatin1String(asked.row->provider))
                            : QStringLiteral("--sign-type is one of %1.").arg(types.join(QStringLiteral(", "))));
    for (const char *option : {"key-file", messageOption})
        if (args.value(option).isEmpty())
            return fail(ErrorCode::InvalidInput, QStringLiteral("Give the file: --%1 F.").arg(QLatin1String(option)));
    const auto key = readSmall(context.path(args.value("key-file")));
    const auto message = readSmall(context.path(args.value(messageOption)));
    if (!key || !message)
        return fail(key ? message.error() : key.error());
    asked.input.key = Secret(key->trimmed()); // an editor's last line end is no part of a key
    asked.input.message = *message;
    return asked;
}

Outcome badInput(const Error &error)
{
    return error.code == ErrorCode::InvalidInput && error.detail.endsWith(u'.') ? misused(error.detail)
                                                                                : failed(error, error.detail);
}

void tell(Outcome &outcome, const Explained &explained)
{
    outcome.lines += {QStringLiteral("string to sign:"), QString::fromUtf8(explained.signedText),
        QStringLiteral("its SHA-256: %1").arg(QLatin1String(explained.sha256))};
    outcome.json.insert(QStringLiteral("string_to_sign"), QString::fromUtf8(explained.signedText));
    outcome.json.insert(QStringLiteral("sha256"), QString::fromLatin1(explained.sha256));
    outcome.json.insert(QStringLiteral("sign_type"), explained.signType);
    if (explained.signature.isEmpty())
        return;
    outcome.lines.append(
        QStringLiteral("signature (%1): %2").arg(explained.signType, QLatin1String(explained.signature)));
    outcome.json.insert(QStringLiteral("signature"), QString::fromLatin1(explained.signature));
}

Outcome noSuchStep(const Explainer &row, const char *what)
{
    return misused(QStringLiteral("%1 has nothing to %2.").arg(QLatin1String(row.provider), QLatin1String(what)));
}

Outcome explain(Context &context)
{
    const auto asked = read(context, "request");
    if (!asked)
        return badInput(asked.error());
    if (!asked->row->sign)
        return noSuchStep(*asked->row, "sign");
    const auto explained = asked->row->sign(asked->input);
    if (!explained)
        return failed(explained.error(), explained.error().detail);
    Outcome outcome;
    outcome.json.insert(QStringLiteral("provider"), QString::fromLatin1(asked->row->provider));
    tell(outcome, *explained);
    return outcome;
}

Outcome verify(Context &context)
{
    const auto asked = read(context, "reply");
    if (!asked)
        return badInput(asked.error());
    if (!asked->row->verify)
        return noSuchStep(*asked->row, "verify");
    const auto verified = asked->row->verify(asked->input);
    if (!verified)
        return failed(verified.error(), verified.error().detail);
    Outcome outcome;
    outcome.json = JsonWriter()
                       .put("provider", QString::fromLatin1(asked->row->provider))
                       .put("good", verified->isGood)
                       .put("received", QString::fromUtf8(verified->received))
                       .object();
    tell(outcome, verified->expected);
    outcome.lines.append(QStringLiteral("received: %1").arg(QString::fromUtf8(verified->received)));
    outcome.lines.append(
        verified->isGood ? QStringLiteral("the signature is good") : QStringLiteral("the signature is NOT good"));
    if (verified->isGood)
        return outcome;
    outcome.exit = Exit::Failed;
    outcome.error = Error{ErrorCode::BadSignature, QStringLiteral("not signed by the owner of this key"), {}};
    outcome.sentence = verified->received.isEmpty()
        ? QStringLiteral("The file carries no signature.")
        : QStringLiteral("The signature is not made with this key over these fields: compare the string to sign.");
    return outcome;
}

Outcome decrypt(Context &context)
{
    const auto asked = read(context, "notification");
    if (!asked)
        return badInput(asked.error());
    if (!asked->row->decrypt)
        return noSuchStep(*asked->row, "decrypt");
    const auto plain = asked->row->decrypt(asked->input);
    if (!plain)
        return failed(plain.error(), plain.error().detail);
    Outcome outcome;
    outcome.json = JsonWriter()
                       .put("provider", QString::fromLatin1(asked->row->provider))
                       .put("plain", QString::fromUtf8(*plain))
                       .object();
    outcome.lines.append(QString::fromUtf8(*plain));
    return outcome;
}

constexpr OptionRow kExplain[] = {
    {"provider", "NAME", "whose signature: wechat-v2, wechat-v3 or alipay"},
    {"sign-type", "TYPE", "MD5 or HMAC-SHA256; default: as the file says"},
    {"key-file", "FILE", "the key, alone in a file"},
    {"request", "FILE",
        "wechat-v2: fields as JSON, or XML; wechat-v3: {method, url, timestamp, nonce, body}; alipay: parameters as "
        "JSON"},
};
constexpr OptionRow kVerify[] = {
    {"provider", "NAME", "whose signature: wechat-v2, wechat-v3 or alipay"},
    {"sign-type", "TYPE", "MD5 or HMAC-SHA256; default: told by the signature's length"},
    {"key-file", "FILE", "the key, alone in a file"},
    {"reply", "FILE", "the body as received; wechat-v3: {headers, body}"},
};
constexpr OptionRow kDecrypt[] = {
    {"provider", "NAME", "whose notification: wechat-v3"},
    {"key-file", "FILE", "the key, alone in a file"},
    {"notification", "FILE", "the notification's body as received"},
};
constexpr CommandRow kCommands[] = {
    {"payment explain", "", "the exact string a request's signature is made of, and the signature", Needs::Nothing,
        kExplain, explain},
    {"payment verify", "", "whether a reply or notification is signed by the provider", Needs::Nothing, kVerify,
        verify},
    {"payment decrypt", "", "opens a provider's encrypted notification", Needs::Nothing, kDecrypt, decrypt},
};

} // namespace

std::span<const CommandRow> explainCommands() { return kCommands; }

} // namespace mendian::ctl
