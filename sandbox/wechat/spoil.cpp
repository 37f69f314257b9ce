// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/wechat/spoil.h"

#include <array>

namespace mendian::sandbox::wechat {

namespace {

constexpr qint64 kSlowMs = 30'000;
constexpr qsizetype kOversized = 8 * 1024 * 1024;

constexpr char kBomb[] = R"(<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "0123456789">)"
                         R"(<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">)"
                         R"(<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">)"
                         R"(<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">)"
                         R"(<!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">]>)"
                         R"(<xml><return_code>SUCCESS</return_code><return_msg>&i;</return_msg></xml>)";
constexpr char kDtd[] = R"(<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/hostname">]>)"
                        R"(<xml><return_code>SUCCESS</return_code><return_msg>&x;</return_msg></xml>)";
constexpr char kGarbage[] = "\x7f\x45\x4c\x46 <xml><return_code>SUC";
constexpr char kPage[] = "<html><head><title>500</title></head><body><h1>Internal Server Error</h1></body></html>";

// Changes made to the fields before they are signed.
void changeFields(Fault fault, Fields &fields, const SpoilContext &context)
{
    if (fault == Fault::WrongAmount && fields.has("total_fee")) {
        const QByteArray more = QByteArray::number(fields.value("total_fee").toLongLong() + 1);
        fields.set("total_fee", more);
        fields.set("cash_fee", more);
        for (const char *name : {"refund_fee", "refund_fee_0"}) {
            if (fields.has(name))
                fields.set(name, QByteArray::number(fields.value(name).toLongLong() + 1));
        }
    } else if (fault == Fault::WrongCurrency && fields.has("fee_type")) {
        fields.set("fee_type", "USD");
    } else if (fault == Fault::OtherOrder) {
        fields.set("out_trade_no", context.otherNumber.toUtf8());
    } else if (fault == Fault::OtherMerchant) {
        fields.set("mch_id", "1999999999");
    } else if (fault == Fault::Oversized) {
        fields.set("promotion_detail", QByteArray(kOversized, 'x'));
    }
}

// Changes made to the finished bytes.
void changeBytes(Fault fault, WireAnswer &wire)
{
    struct Row
    {
        Fault fault;
        const char *body;
    };
    static constexpr std::array kBodies{Row{Fault::Garbage, kGarbage}, Row{Fault::Empty, ""},
        Row{Fault::XmlBomb, kBomb}, Row{Fault::Dtd, kDtd}, Row{Fault::Http500, kPage},
        // "return_msg" in GB18030: bytes that are no UTF-8
        Row{Fault::NotUtf8, "<xml><return_code>SUCCESS</return_code><return_msg>\xb3\xc9\xb9\xa6</return_msg></xml>"}};
    for (const Row &row : kBodies) {
        if (row.fault == fault)
            wire.body = row.body;
    }
    if (fault == Fault::Truncated)
        wire.body.truncate(wire.body.size() / 2);
    if (fault == Fault::Http500) {
        wire.status = 500;
        wire.contentType = "text/html";
    }
    if (fault == Fault::LostReply)
        wire.kind = WireAnswer::Kind::Close;
    if (fault == Fault::ResetReply)
        wire.kind = WireAnswer::Kind::Reset;
}

} // namespace

WireAnswer wireAnswer(Answer answer, const FaultRule *rule, const SpoilContext &context, const Pace &pace)
{
    WireAnswer wire;
    wire.headers = answer.headers;
    if (!rule) {
        wire.body = encode(answer, context.merchant, context.digest);
        return wire;
    }
    changeFields(rule->fault, answer.fields, context);
    if (answer.file && rule->fault == Fault::Oversized)
        answer.file->append(QByteArray(kOversized, 'x'));
    Digest digest = context.digest;
    if (rule->fault == Fault::WrongDigest)
        digest = digest == Digest::Md5 ? Digest::HmacSha256 : Digest::Md5;
    if (rule->fault == Fault::Unsigned)
        answer.isSigned = false;
    if (rule->fault == Fault::WrongSign && context.merchant) {
        const QByteArray good = signatureOf(answer.fields, digest, context.merchant->v2Key);
        answer.fields.add("sign", (good.startsWith('0') ? "1" : "0") + good.mid(1));
        answer.isSigned = false;
    }
    wire.body = encode(answer, context.merchant, digest);
    changeBytes(rule->fault, wire);
    if (rule->fault == Fault::Slow || rule->delayMs > 0)
        wire.delayMs = pace.realWait(rule->delayMs >= 0 ? rule->delayMs : kSlowMs);
    return wire;
}

WireAnswer beforeAnswer(Fault fault)
{
    WireAnswer wire;
    if (fault == Fault::LostRequest) {
        wire.kind = WireAnswer::Kind::Close;
    } else if (fault == Fault::Http502) {
        wire.status = 502;
        wire.contentType = "text/html";
        wire.body = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    } else {
        wire.body = writeXml({{"return_code", "SYSTEMERROR"}, {"return_msg", QStringLiteral(u"系统繁忙").toUtf8()}});
    }
    return wire;
}

} // namespace mendian::sandbox::wechat
