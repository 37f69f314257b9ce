// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/faultbook.h"

#include "core/json.h"

#include <QRegularExpression>

namespace mendian::sandbox {

namespace {

constexpr qint64 kBandLow = 90'000;  // ¥900.00
constexpr qint64 kBandHigh = 90'099; // ¥900.99

} // namespace

Result<FaultRule> FaultRule::fromJson(const QJsonObject &object)
{
    static const QStringList kKnown{QStringLiteral("call"), QStringLiteral("kind"), QStringLiteral("nth"),
        QStringLiteral("times"), QStringLiteral("delay_ms"), QStringLiteral("out_trade_no"),
        QStringLiteral("total_fee"), QStringLiteral("code")};
    for (const QString &key : object.keys()) {
        if (!kKnown.contains(key))
            return fail(ErrorCode::InvalidInput, QStringLiteral("fault: no member \"%1\"").arg(key), {key});
    }
    JsonReader reader(object, u"fault");
    const QString name = reader.string("kind");
    const QString callText = reader.stringOr("call", QStringLiteral("any"));
    FaultRule rule;
    rule.nth = static_cast<int>(reader.integerOr("nth", 0));
    rule.times = static_cast<int>(reader.integerOr("times", 1));
    rule.delayMs = reader.integerOr("delay_ms", -1);
    rule.outTradeNo = reader.stringOr("out_trade_no");
    rule.totalFee = reader.integerOr("total_fee", 0);
    rule.code = reader.stringOr("code");
    MENDIAN_TRY(reader.status());
    const FaultKind *kind = faultKind(name);
    const auto call = callOfName(callText);
    if (!kind || !call)
        return fail(ErrorCode::InvalidInput, QStringLiteral("fault: unknown %1").arg(kind ? callText : name),
            {kind ? callText : name});
    if (*call != Call::Any && !(kind->calls & callBit(*call)))
        return fail(ErrorCode::InvalidInput, QStringLiteral("fault: %1 cannot strike %2").arg(name, callText),
            {name, callText});
    if (rule.nth < 0 || rule.times < -1 || rule.times == 0 || rule.delayMs < -1 || rule.totalFee < 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("fault: a number out of range"));
    static const QRegularExpression kCode(QStringLiteral("^[A-Za-z][A-Za-z0-9 ._-]{1,63}$"));
    if (!rule.code.isEmpty() && (kind->code || kind->stage != Stage::Business || !kCode.match(rule.code).hasMatch()))
        return fail(ErrorCode::InvalidInput, QStringLiteral("fault: %1 takes no code %2").arg(name, rule.code),
            {name, rule.code});
    if ((kind->fault == Fault::ErrCode || kind->fault == Fault::ErrCodeDone) && rule.code.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("fault: %1 needs a code").arg(name), {name});
    rule.call = *call;
    rule.fault = kind->fault;
    return rule;
}

QJsonObject FaultRule::toJson() const
{
    QJsonObject object{{QStringLiteral("call"), QLatin1String(callName(call))},
        {QStringLiteral("kind"), QLatin1String(faultKind(fault).name)}, {QStringLiteral("nth"), nth},
        {QStringLiteral("times"), times}};
    if (delayMs >= 0)
        object.insert(QStringLiteral("delay_ms"), delayMs);
    if (!outTradeNo.isEmpty())
        object.insert(QStringLiteral("out_trade_no"), outTradeNo);
    if (totalFee > 0)
        object.insert(QStringLiteral("total_fee"), totalFee);
    if (!code.isEmpty())
        object.insert(QStringLiteral("code"), code);
    return object;
}

QByteArray faultCode(const FaultRule &rule)
{
    const char *own = faultKind(rule.fault).code;
    return own ? QByteArray(own) : rule.code.toLatin1();
}

void FaultBook::add(const FaultRule &rule) { m_waiting.append({rule, 0}); }

QList<FaultRule> FaultBook::waiting() const
{
    QList<FaultRule> rules;
    for (const Waiting &entry : m_waiting)
        rules.append(entry.rule);
    return rules;
}

Status FaultBook::addPlan(const QByteArray &json)
{
    const auto plan = parseJsonObject(json, u"fault plan");
    if (!plan)
        return fail(plan.error());
    const QJsonValue list = plan->value(QStringLiteral("faults"));
    if (!list.isArray())
        return fail(ErrorCode::InvalidInput, QStringLiteral("fault plan: no \"faults\" list"));
    QList<FaultRule> rules;
    for (const QJsonValue &value : list.toArray()) {
        const auto rule = FaultRule::fromJson(value.toObject());
        if (!rule)
            return fail(rule.error());
        rules.append(*rule);
    }
    for (const FaultRule &rule : rules)
        add(rule);
    return {};
}

QList<FaultRule> FaultBook::strike(Call call, const QString &outTradeNo, qint64 totalFee)
{
    QList<FaultRule> struck;
    unsigned stages = 0;
    for (qsizetype i = 0; i < m_waiting.size();) {
        Waiting &entry = m_waiting[i];
        const FaultRule &rule = entry.rule;
        const FaultKind &kind = faultKind(rule.fault);
        const unsigned stage = 1U << static_cast<unsigned>(kind.stage);
        const bool fits = (rule.call == call || (rule.call == Call::Any && (kind.calls & callBit(call))))
            && (rule.outTradeNo.isEmpty() || rule.outTradeNo == outTradeNo)
            && (rule.totalFee == 0 || rule.totalFee == totalFee);
        if (fits)
            ++entry.seen;
        if (!fits || (rule.nth > 0 && entry.seen < rule.nth) || (stages & stage)) {
            ++i;
            continue;
        }
        stages |= stage;
        struck.append(rule);
        if (entry.rule.times > 0 && --entry.rule.times == 0)
            m_waiting.removeAt(i);
        else
            ++i;
    }
    return struck;
}

void FaultBook::armAmount(Wallet wallet, const QString &outTradeNo, qint64 totalFee)
{
    if (m_amounts == AmountFaults::Off
        || (m_amounts == AmountFaults::Band && (totalFee <= kBandLow || totalFee > kBandHigh)))
        return;
    const QList<FaultRule> rules = amountRules(wallet, static_cast<int>(totalFee % 100));
    const QString armed = QLatin1String(walletName(wallet)) + QLatin1Char('/') + outTradeNo;
    if (rules.isEmpty() || m_armed.contains(armed))
        return;
    m_armed.insert(armed);
    for (FaultRule rule : rules) {
        rule.outTradeNo = outTradeNo;
        add(rule);
    }
}

QList<FaultRule> FaultBook::amountRules(Wallet wallet, int digits)
{
    QList<FaultRule> rules;
    for (const AmountRow &row : amountRows(wallet)) {
        if (row.digits == digits)
            rules.append(
                FaultRule{row.call, row.fault, 0, row.times, row.delayMs, {}, 0, QString::fromLatin1(row.code)});
    }
    return rules;
}

} // namespace mendian::sandbox
