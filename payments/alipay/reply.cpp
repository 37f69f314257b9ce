// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/alipay/reply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace mendian::alipay {

namespace {

auto garbage(const char *what)
{
    return fail(ErrorCode::Protocol, QStringLiteral("reply: %1").arg(QLatin1String(what)));
}

struct Member
{
    QByteArray name;
    QByteArray raw; ///< its value as written
};

/// Finds the members of one JSON object by their bytes: a signature covers what was written, not what it means. The
/// text is well-formed JSON already; this only has to see where things begin and end.
class Cutter
{
public:
    explicit Cutter(const QByteArray &text) : t(text) {}

    Result<QList<Member>> members()
    {
        QList<Member> found;
        space();
        if (!take('{'))
            return garbage("not an object");
        space();
        if (take('}'))
            return atEnd(found);
        do {
            space();
            const QByteArray name = value();
            space();
            if (name.size() < 2 || name.front() != '"' || name.contains('\\') || !take(':'))
                return garbage("a name is strange");
            space();
            const Member member{name.mid(1, name.size() - 2), value()};
            if (member.raw.isEmpty())
                return garbage("a value is missing");
            for (const Member &other : found) {
                if (other.name == member.name)
                    return garbage("a name stands twice");
            }
            found.append(member);
            space();
        } while (take(','));
        return take('}') ? atEnd(found) : garbage("cut off");
    }

private:
    Result<QList<Member>> atEnd(const QList<Member> &found)
    {
        space();
        return at == t.size() ? Result<QList<Member>>(found) : garbage("something follows");
    }
    bool take(char c)
    {
        const bool is = at < t.size() && t.at(at) == c;
        at += is;
        return is;
    }
    void space()
    {
        while (at < t.size() && (t.at(at) == ' ' || t.at(at) == '\t' || t.at(at) == '\r' || t.at(at) == '\n'))
            ++at;
    }
    void string()
    {
        for (++at; at < t.size() && t.at(at) != '"'; ++at)
            at += t.at(at) == '\\';
        ++at;
    }
    /// The text of the value that begins here.
    QByteArray value()
    {
        const qsizetype begin = at;
        int depth = 0;
        while (at < t.size()) {
            const char c = t.at(at);
            if (c == '"') {
                string();
            } else if (c == '{' || c == '[') {
                ++depth;
                ++at;
            } else if (depth > 0 && (c == '}' || c == ']')) {
                --depth;
                ++at;
            } else if (depth == 0
                && (c == ',' || c == ':' || c == '}' || c == ']' || c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
                break;
            } else {
                ++at;
                continue;
            }
            if (depth == 0)
                break;
        }
        at = qMin(at, t.size());
        return t.mid(begin, at - begin);
    }

    const QByteArray &t;
    qsizetype at = 0;
};

/// A string's text; anything else as it is written, so that no number passes through a double.
QString decoded(const QByteArray &raw)
{
    if (!raw.startsWith('"'))
        return QString::fromUtf8(raw);
    return QJsonDocument::fromJson('[' + raw + ']').array().at(0).toString();
}

/// The text of a top-level member that has to be a string; empty when it is absent, null or something else.
QByteArray textOf(const QByteArray &raw) { return raw.startsWith('"') ? decoded(raw).toLatin1() : QByteArray(); }

} // namespace

QByteArray rootOf(Api api) { return QByteArray(methodName(api)).replace('.', '_') + "_response"; }

Result<Envelope> cutReply(const QByteArray &root, const QByteArray &body)
{
    if (body.size() > kMostReplyBytes)
        return fail(ErrorCode::LimitExceeded, QStringLiteral("reply: too large"), {QString::number(kMostReplyBytes)});
    QJsonParseError error;
    if (!QJsonDocument::fromJson(body, &error).isObject())
        return garbage(error.error == QJsonParseError::NoError ? "not an object" : "not JSON");
    const auto top = Cutter(body).members();
    if (!top)
        return fail(top.error());
    Envelope envelope;
    QByteArray errorNode;
    for (const auto &[name, raw] : *top) {
        if (name == root)
            envelope.signedText = raw;
        else if (name == "error_response")
            errorNode = raw;
        else if (name == "sign")
            envelope.sign = textOf(raw);
        else if (name == "alipay_cert_sn")
            envelope.certSn = textOf(raw);
    }
    if (envelope.signedText.isEmpty())
        envelope.signedText = errorNode;
    if (envelope.signedText.isEmpty())
        return garbage("no node of this method");
    const auto members = Cutter(envelope.signedText).members();
    if (!members)
        return fail(members.error());
    for (const auto &[name, raw] : *members)
        envelope.node.insert(QString::fromUtf8(name), decoded(raw));
    return envelope;
}

bool isGenuine(const Envelope &envelope, const PublicKey &key)
{
    if (verify(envelope.signedText, envelope.sign, key))
        return true;
    return envelope.signedText.contains("\\/")
        && verify(QByteArray(envelope.signedText).replace("\\/", "/"), envelope.sign, key);
}

Received readReply(const Merchant &merchant, Api api, const QByteArray &body)
{
    const auto envelope = cutReply(rootOf(api), body);
    if (!envelope)
        return {.own = envelope.error().code == ErrorCode::LimitExceeded ? "TOO_LARGE" : "GARBAGE",
            .text = envelope.error().detail};
    Received received;
    received.node = envelope->node;
    received.code = received.node.value(QStringLiteral("code"));
    received.subCode = received.node.value(QStringLiteral("sub_code"));
    received.subText = received.node.value(QStringLiteral("sub_msg"), received.node.value(QStringLiteral("msg")));
    received.subText = words(received.subText, 4096);
    const CommonCode *row = publicCode(received.code);
    if (envelope->sign.isEmpty()) {
        if (row && row->believedUnsigned)
            return received;
        return {.own = "UNSIGNED", .text = words(received.code)};
    }
    const bool success = received.code == QLatin1String("10000") || received.code == QLatin1String("10003");
    if (merchant.config().usesCertificates() && success && envelope->certSn.isEmpty())
        return {.own = "BAD_SIGNATURE", .text = QStringLiteral("no alipay_cert_sn")};
    const auto key = merchant.alipayKey(envelope->certSn);
    if (!key)
        return {.own = "OTHER_CERTIFICATE",
            .text = words(QString::fromLatin1(envelope->certSn)),
            .certSn = envelope->certSn};
    if (!isGenuine(*envelope, *key))
        return {.own = "BAD_SIGNATURE", .text = words(received.code)};
    return received;
}

Result<QByteArray> takeCertificate(Merchant &merchant, const QByteArray &sn, const QByteArray &body, Timestamp now)
{
    const auto envelope = cutReply(rootOf(CertificateDownload), body);
    if (!envelope)
        return fail(envelope.error());
    const QByteArray pem =
        QByteArray::fromBase64(envelope->node.value(QStringLiteral("alipay_cert_content")).toLatin1());
    Merchant next = merchant;
    MENDIAN_TRY(next.addCertificate(pem, sn, now));
    const Received received = readReply(next, CertificateDownload, body);
    if (received.own || received.code != QLatin1String("10000"))
        return fail(ErrorCode::BadSignature, QStringLiteral("alipay: the download of a certificate is not signed"));
    merchant = next;
    return pem;
}

QString words(const QString &text, qsizetype most)
{
    // A refused signature comes back with the string the gateway built, payment code included (§1.6).
    static const QRegularExpression code(QStringLiteral("(auth_code.{1,16}?)(?:[0-9]{16,24}|fp[0-9A-Za-z]{33})"));
    QString kept;
    for (const QChar c : text) {
        if (c.isPrint())
            kept.append(c);
    }
    kept.replace(code, QStringLiteral("\\1***"));
    return kept.left(most);
}

} // namespace mendian::alipay
