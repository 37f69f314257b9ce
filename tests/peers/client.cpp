// SPDX-License-Identifier: GPL-3.0-or-later
// peers_client KEYS.json: the till's own payment clients, one call at a time, for the scripts beside this file.
// KEYS.json is {"provider": "wechat_qr", "keys": {…}} with the keys as `mendian-ctl keys import` takes them.
// Each line of standard input is a call, each line of standard output its answer:
//   {"do":"pay","amount_fen":350,"code":"13…"}  a new payment; the calls after it are about this one
//   {"do":"query"}  {"do":"reverse"}
//   {"do":"refund","amount_fen":120}  a new refund of the payment;  {"do":"refund_query"} asks about it
//   {"do":"bill","kind":"trade"|"flow","day":"2026-01-31"}
#include "app/runtime/gateways.h"
#include "app/runtime/wechatv3keys.h"
#include "core/json.h"
#include "payments/billsource.h"
#include "payments/gateway.h"
#include "payments/refundgateway.h"
#include "payments/wechat/v3/wechatv3bills.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <iostream>
#include <string>

using namespace mendian;

namespace {

/// Runs one asynchronous call to its answer.
template <typename Value>
Value wait(const std::function<void(std::function<void(const Value &)>)> &call)
{
    std::optional<Value> answer;
    QEventLoop loop;
    call([&](const Value &value) {
        answer = value;
        loop.quit();
    });
    if (!answer) // some answers come before the call returns
        loop.exec();
    return *answer;
}

class Session
{
public:
    Session(QString provider, app::ProviderParts parts) : m_provider(std::move(provider)), m_parts(std::move(parts)) {}

    Result<QJsonObject> run(const QJsonObject &line)
    {
        JsonReader r(line, u"line");
        const QString what = r.string("do");
        const Money amount = Money::fromFen(r.integerOr("amount_fen", 0));
        const QString kind = r.stringOr("kind");
        const QString day = r.stringOr("day");
        const Secret code(r.stringOr("code").toUtf8());
        MENDIAN_TRY(r.status());
        if (what == QLatin1String("pay"))
            return pay(amount, code);
        if (what == QLatin1String("query"))
            return call(PayCall::Query);
        if (what == QLatin1String("reverse"))
            return call(PayCall::Reverse);
        if (what == QLatin1String("refund"))
            return refund(amount);
        if (what == QLatin1String("refund_query"))
            return refundCall(RefundCall::Query);
        if (what == QLatin1String("bill"))
            return bill(kind == QLatin1String("flow") ? BillSource::Kind::FundFlow : BillSource::Kind::Trade, day);
        return fail(ErrorCode::InvalidInput, QStringLiteral("no such call: %1").arg(what));
    }

private:
    Result<QJsonObject> pay(Money amount, const Secret &code)
    {
        const auto attempt = newAttempt(SaleId::create(), m_provider, amount);
        if (!attempt)
            return fail(attempt.error());
        m_attempt = *attempt;
        return call(PayCall::Pay, code);
    }

    QJsonObject call(PayCall kind, const Secret &code = {})
    {
        const GatewayCall asked{kind, m_attempt, code, QStringLiteral(u"门店-可乐 500ml & <茶>")};
        const auto answer = wait<Answer>([&](auto done) { m_parts.gateway->call(asked, done); });
        if (!answer.transactionId.isEmpty())
            m_attempt.transactionId = answer.transactionId;
        return JsonWriter()
            .put("outcome", QString::fromLatin1(outcomeName(answer.outcome)))
            .put("number", m_attempt.outTradeNo)
            .putUnlessEmpty("code", answer.code)
            .putUnlessEmpty("text", answer.text)
            .putUnlessEmpty("mismatch", answer.mismatch)
            .putUnlessEmpty("transaction_id", answer.transactionId)
            .putUnlessEmpty("qr", answer.qrCode)
            .putUnlessEmpty("amount_fen", answer.amount)
            .object();
    }

    QJsonObject refund(Money amount)
    {
        m_refund = {};
        m_refund.id = RefundId::create();
        m_refund.sale = m_attempt.sale;
        m_refund.attempt = m_attempt.id;
        m_refund.provider = m_provider;
        m_refund.outTradeNo = m_attempt.outTradeNo;
        m_refund.transactionId = m_attempt.transactionId;
        m_refund.outRefundNo = m_refund.id.toHex();
        m_refund.total = m_attempt.amount;
        m_refund.amount = amount;
        m_refund.reason = QStringLiteral(u"退货");
        return refundCall(RefundCall::Refund);
    }

    QJsonObject refundCall(RefundCall kind)
    {
        const auto answer = wait<RefundAnswer>([&](auto done) { m_parts.refunds->refund(kind, m_refund, done); });
        return JsonWriter()
            .put("outcome", QString::fromLatin1(refundOutcomeName(answer.outcome)))
            .put("number", m_refund.outRefundNo)
            .putUnlessEmpty("code", answer.code)
            .putUnlessEmpty("text", answer.text)
            .putUnlessEmpty("mismatch", answer.mismatch)
            .putUnlessEmpty("amount_fen", answer.amount)
            .object();
    }

    Result<QJsonObject> bill(BillSource::Kind kind, const QString &text)
    {
        const auto day = BusinessDate::parse(text);
        if (!day)
            return fail(day.error());
        if (!m_parts.bills)
            return fail(ErrorCode::NotFound, QStringLiteral("%1 has no bill of its own").arg(m_provider));
        const auto file = wait<Result<QByteArray>>([&](auto done) { m_parts.bills->fetchBill(kind, *day, done); });
        return file ? Result<QJsonObject>(JsonWriter().put("bytes", qint64(file->size())).object())
                    : fail(file.error());
    }

    const QString m_provider;
    const app::ProviderParts m_parts;
    Attempt m_attempt;
    Refund m_refund;
};

/// The clients of a provider with these keys, as the program itself makes them.
Result<app::ProviderParts> partsOf(const QString &provider, const QJsonObject &keys, const Clock &clock)
{
    const app::GatewayContext context{
        net::HostPolicy::configurable(keys.value(QStringLiteral("ca")).toString().toUtf8()), QStringLiteral("S001-2"),
        clock};
    for (const app::ProviderRow &row : app::providerRows()) {
        if (provider != QLatin1String(row.provider))
            continue;
        const auto make = row.read(keys, context);
        if (!make)
            return fail(make.error());
        app::ProviderParts parts = (*make)();
        // The program fetches WeChat's bill once, by V2; this one asks by V3 too.
        if (const auto config = app::wechatV3Config(keys, context.policy, context.device); config && !parts.bills)
            parts.bills = std::make_shared<wechat::v3::WechatV3Bills>(*config, clock);
        return parts;
    }
    return fail(ErrorCode::InvalidInput, QStringLiteral("no such provider: %1").arg(provider));
}

void say(const QJsonObject &object) { std::cout << toJsonBytes(object).toStdString() << std::endl; }

QJsonObject errorJson(const Error &error)
{
    return JsonWriter().put("error", QString::fromLatin1(errorName(error.code))).put("detail", error.detail).object();
}

Result<QJsonObject> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, file.errorString());
    return parseJsonObject(file.readAll(), u"keys");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const SystemClock clock;
    const auto file = readFile(QCoreApplication::arguments().value(1));
    const QString provider = file ? file->value(QStringLiteral("provider")).toString() : QString();
    const auto parts = file ? partsOf(provider, file->value(QStringLiteral("keys")).toObject(), clock)
                            : Result<app::ProviderParts>(fail(file.error()));
    if (!parts) {
        say(errorJson(parts.error()));
        return 1;
    }
    Session session(provider, *parts);
    for (std::string line; std::getline(std::cin, line);) {
        const auto call = parseJsonObject(QByteArray::fromStdString(line), u"line");
        const auto answer = call ? session.run(*call) : call;
        say(answer ? *answer : errorJson(answer.error()));
    }
    return 0;
}
