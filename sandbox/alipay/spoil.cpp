// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/spoil.h"

#include "sandbox/alipay/content.h"

#include <array>

namespace mendian::sandbox::alipay {

namespace {

constexpr qint64 kSlowMs = 30'000;
constexpr qsizetype kOversized = 8 * 1024 * 1024;
constexpr char kContentType[] = "text/html;charset=utf-8"; // whatever the body is (1.1)
constexpr char kGarbage[] = "\x7f\x45\x4c\x46 {\"alipay_trade_";
constexpr char kPage[] = "<html><head><title>500</title></head><body><h1>Internal Server Error</h1></body></html>";
constexpr char kAmounts[][20] = {"total_amount", "refund_fee", "refund_amount", "receipt_amount"};

QString oneMore(const QString &yuan) { return yuanOf(fenOf(yuan).value_or(0) + 1); }

void changeNode(Fault fault, Node &node, const SpoilContext &context)
{
    if (fault == Fault::WrongAmount) {
        for (const char *name : kAmounts) {
            if (node.has(name))
                node.set(name, oneMore(node.text(name)));
        }
    } else if (fault == Fault::OtherOrder) {
        node.set("out_trade_no", context.otherNumber);
    } else if (fault == Fault::Oversized) {
        node.add("store_name", QString(kOversized, QLatin1Char('x')));
    }
}

// The last digit becomes another one.
QByteArray tampered(QByteArray text)
{
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        if (text.at(i) >= '0' && text.at(i) <= '9') {
            text[i] = text.at(i) == '9' ? '0' : static_cast<char>(text.at(i) + 1);
            break;
        }
    }
    return text;
}

QByteArray spoiltSignature(const QByteArray &base64) { return (base64.startsWith('A') ? "B" : "A") + base64.mid(1); }

QByteArray written(const Answer &answer, Fault fault, const SpoilContext &context)
{
    const QByteArray name = '"' + answer.root + "\":";
    const QByteArray node = encoded(answer.node.json(), context.charset);
    if (!answer.isSigned || !context.seal || fault == Fault::Unsigned)
        return '{' + name + node + '}';
    const Seal &seal = fault == Fault::ExpiredCertificate ? context.expired()
        : fault == Fault::WrongApp                        ? context.stranger()
                                                          : *context.seal;
    const QByteArray sn = fault == Fault::UnknownCertificate ? QByteArray(32, '0') : seal.sn;
    QByteArray toSign = node;
    if (fault == Fault::PlainSlash)
        toSign.replace("\\/", "/");
    QByteArray base64 = seal.key.sign(toSign).toBase64();
    if (fault == Fault::WrongSign)
        base64 = spoiltSignature(base64);
    const QByteArray onWire = fault == Fault::Tampered ? tampered(node) : node;
    const QByteArray certificate = context.certificateMode ? ",\"alipay_cert_sn\":\"" + sn + '"' : QByteArray();
    const QByteArray sign = "\"sign\":\"" + base64 + '"';
    if (fault == Fault::SignFirst)
        return '{' + sign + ',' + name + onWire + certificate + '}';
    if (fault == Fault::DuplicateNode)
        return '{' + name + onWire + certificate + ',' + sign + ',' + name + tampered(node) + '}';
    return '{' + name + onWire + certificate + ',' + sign + '}';
}

void changeBytes(Fault fault, WireAnswer &wire)
{
    struct Row
    {
        Fault fault;
        const char *body;
    };
    static constexpr std::array kBodies{Row{Fault::Garbage, kGarbage}, Row{Fault::Empty, ""},
        Row{Fault::Http500, kPage},
        // "msg" in GB18030 where UTF-8 was asked for
        Row{Fault::NotUtf8, "{\"alipay_trade_pay_response\":{\"code\":\"10000\",\"msg\":\"\xb3\xc9\xb9\xa6\"}}"}};
    for (const Row &row : kBodies) {
        if (row.fault == fault)
            wire.body = row.body;
    }
    if (fault == Fault::Truncated)
        wire.body.truncate(wire.body.size() / 2);
    if (fault == Fault::Http500)
        wire.status = 500;
    if (fault == Fault::LostReply)
        wire.kind = WireAnswer::Kind::Close;
    if (fault == Fault::ResetReply)
        wire.kind = WireAnswer::Kind::Reset;
}

} // namespace

WireAnswer wireAnswer(Answer answer, const FaultRule *rule, const SpoilContext &context, const Pace &pace)
{
    WireAnswer wire;
    wire.contentType = kContentType;
    if (answer.isLost) {
        wire.kind = WireAnswer::Kind::Close;
        return wire;
    }
    const Fault fault = rule ? rule->fault : Fault::Slow; // Slow changes nothing in the bytes
    changeNode(fault, answer.node, context);
    wire.body = written(answer, fault, context);
    spoilBytes(rule, wire, pace);
    return wire;
}

void spoilBytes(const FaultRule *rule, WireAnswer &wire, const Pace &pace)
{
    if (!rule)
        return;
    changeBytes(rule->fault, wire);
    if (rule->fault == Fault::Slow || rule->delayMs > 0)
        wire.delayMs = pace.realWait(rule->delayMs >= 0 ? rule->delayMs : kSlowMs);
}

const FaultRule *faultOf(const QList<FaultRule> &struck, Stage stage)
{
    for (const FaultRule &rule : struck) {
        if (faultKind(rule.fault).stage == stage)
            return &rule;
    }
    return nullptr;
}

WireAnswer beforeAnswer(Fault fault)
{
    WireAnswer wire;
    if (fault == Fault::Http502) {
        wire.status = 502;
        wire.contentType = "text/html";
        wire.body = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    } else {
        wire.kind = WireAnswer::Kind::Close;
    }
    return wire;
}

QByteArray notificationForm(Params fields, const FaultRule *rule, const SpoilContext &context)
{
    const Fault fault = rule ? rule->fault : Fault::Slow;
    if (fault == Fault::WrongAmount)
        fields["total_amount"] = oneMore(QString::fromUtf8(fields.value("total_amount"))).toUtf8();
    else if (fault == Fault::OtherOrder)
        fields["out_trade_no"] = context.otherNumber.toUtf8();
    else if (fault == Fault::WrongApp)
        fields["app_id"] = "2021999999999999";
    else if (fault == Fault::Oversized)
        fields["body"] = QByteArray(kOversized, 'x');
    QByteArray base64 = context.seal->key.sign(textToSign(fields)).toBase64(); // sign_type is not in yet (1.7)
    fields["sign_type"] = "RSA2";
    if (fault == Fault::WrongSign)
        base64 = spoiltSignature(base64);
    if (fault != Fault::Unsigned)
        fields["sign"] = base64;
    if (fault == Fault::Tampered)
        fields["total_amount"] = tampered(fields.value("total_amount"));
    if (fault == Fault::Garbage)
        return kGarbage;
    QByteArray form = writeForm(fields);
    if (fault == Fault::Truncated)
        form.truncate(form.size() / 2);
    return fault == Fault::Empty ? QByteArray() : form;
}

} // namespace mendian::sandbox::alipay
