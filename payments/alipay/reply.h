// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payments/alipay/codes.h"
#include "payments/alipay/config.h"
#include "payments/alipay/sign.h"

namespace mendian::alipay {

inline constexpr qsizetype kMostReplyBytes = 256 * 1024;

/// The parts of a reply of gateway.do (spec/alipay.md §1.5), cut and not yet verified.
struct Envelope
{
    QByteArray signedText; ///< the node exactly as received, both braces included
    QByteArray sign;       ///< empty: the reply has none
    QByteArray certSn;     ///< alipay_cert_sn
    Fields node;           ///< its members; strings decoded, numbers, objects and arrays as their text
};

/// `root` is "alipay_trade_pay_response". Takes the node of that name or error_response from the top level. One JSON
/// object of at most 256 KiB and nothing around it, UTF-8 without a BOM, each name once (a second node of the name is
/// an attack, §1.5). Anything else is Protocol, or LimitExceeded for the size.
Result<Envelope> cutReply(const QByteArray &root, const QByteArray &body);
/// The name of the node of a method's reply.
QByteArray rootOf(Api api);

/// The signature over the text as received; where that fails and the text has "\/", over "/" instead: some gateways
/// sign before they escape (§1.5 step 7).
bool isGenuine(const Envelope &envelope, const PublicKey &key);

/// A reply after the rules of §1.5: what may be believed, or why not.
struct Received
{
    const char *own = nullptr; ///< not null: one of our own codes (codes.h), and nothing below may be believed
    QString text = {};         ///< beside `own`, for the log
    QByteArray certSn = {};    ///< with OTHER_CERTIFICATE: the one to fetch
    QString code = {};         ///< "10000"
    QString subCode = {};
    QString subText = {}; ///< sub_msg or msg; without a payment code the gateway may have repeated
    Fields node = {};
};
Received readReply(const Merchant &merchant, Api api, const QByteArray &body);

/// Reads a certificate download (base64 of PEM in alipay_cert_content) and takes it over: the certificate has to pass
/// Merchant::addCertificate(), and the reply to be signed by it or by the present one. Gives its PEM.
Result<QByteArray> takeCertificate(Merchant &merchant, const QByteArray &sn, const QByteArray &body, Timestamp now);

/// A text fit for a screen and a log line: printable, at most `most` characters, and no payment code.
QString words(const QString &text, qsizetype most = 128);

} // namespace mendian::alipay
