// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/faultbook.h"

#include "core/json.h"

#include <array>

namespace mendian::sandbox {

namespace {

constexpr qint64 kBandLow = 90'000;  // ¥900.00
constexpr qint64 kBandHigh = 90'099; // ¥900.99

struct AmountRow
{
    int digits;
    Call call;
    Fault fault;
    int times;
    qint64 delayMs;
};

// The last two digits of the amount -> what goes wrong. Several rows with the same digits strike one after another.
constexpr std::array kAmounts{
    AmountRow{1, Call::Micropay, Fault::UserPayingApprove, 1, -1},
    AmountRow{2, Call::Micropay, Fault::UserPayingRefuse, 1, -1},
    AmountRow{3, Call::Micropay, Fault::UserPayingNever, 1, -1},
    AmountRow{4, Call::Micropay, Fault::SystemError, 1, -1},
    AmountRow{5, Call::Micropay, Fault::SystemErrorDone, 1, -1},
    AmountRow{6, Call::Micropay, Fault::BankError, 1, -1},
    AmountRow{7, Call::Micropay, Fault::BankErrorDone, 1, -1},
    AmountRow{8, Call::Micropay, Fault::LostReply, 1, -1},
    AmountRow{9, Call::Micropay, Fault::LostRequest, 1, -1},
    AmountRow{10, Call::Micropay, Fault::Slow, 1, 8000},
    AmountRow{11, Call::Micropay, Fault::Slow, 1, 30'000},
    AmountRow{12, Call::Micropay, Fault::WrongSign, 1, -1},
    AmountRow{13, Call::Micropay, Fault::Unsigned, 1, -1},
    AmountRow{14, Call::Micropay, Fault::WrongAmount, 1, -1},
    AmountRow{15, Call::Micropay, Fault::OtherOrder, 1, -1},
    AmountRow{16, Call::Micropay, Fault::Garbage, 1, -1},
    AmountRow{17, Call::Micropay, Fault::Oversized, 1, -1},
    AmountRow{18, Call::Micropay, Fault::XmlBomb, 1, -1},
    AmountRow{19, Call::Micropay, Fault::Dtd, 1, -1},
    AmountRow{20, Call::Micropay, Fault::Http500, 1, -1},
    AmountRow{21, Call::Micropay, Fault::Http502, 1, -1},
    AmountRow{22, Call::Micropay, Fault::Duplicate, 1, -1},
    AmountRow{23, Call::Micropay, Fault::NotEnough, 1, -1},
    AmountRow{24, Call::Micropay, Fault::AuthCodeExpire, 1, -1},
    AmountRow{25, Call::Micropay, Fault::TradeError, 1, -1},
    AmountRow{26, Call::Micropay, Fault::AuthCodeInvalid, 1, -1},
    AmountRow{27, Call::Micropay, Fault::NotSupportCard, 1, -1},
    AmountRow{28, Call::Micropay, Fault::UnknownCodeDone, 1, -1},
    AmountRow{31, Call::Micropay, Fault::UserPayingNever, 1, -1},
    AmountRow{31, Call::Reverse, Fault::Recall, 2, -1},
    AmountRow{32, Call::Micropay, Fault::UserPayingNever, 1, -1},
    AmountRow{32, Call::Reverse, Fault::SystemError, 2, -1},
    AmountRow{33, Call::Micropay, Fault::UserPayingNever, 1, -1},
    AmountRow{33, Call::Reverse, Fault::LostReply, 1, -1},
    AmountRow{34, Call::Micropay, Fault::UserPayingNever, 1, -1},
    AmountRow{34, Call::Reverse, Fault::UserPaying, 1, -1},
    AmountRow{35, Call::Micropay, Fault::LostReply, 1, -1},
    AmountRow{35, Call::OrderQuery, Fault::SystemError, 2, -1},
    AmountRow{36, Call::Micropay, Fault::LostReply, 1, -1},
    AmountRow{36, Call::OrderQuery, Fault::WrongSign, 2, -1},
    AmountRow{37, Call::Micropay, Fault::LostReply, 1, -1},
    AmountRow{37, Call::OrderQuery, Fault::WrongAmount, -1, -1},
    AmountRow{38, Call::Micropay, Fault::LostReply, 1, -1},
    AmountRow{38, Call::OrderQuery, Fault::LostReply, -1, -1},
    AmountRow{38, Call::Reverse, Fault::LostRequest, -1, -1},
};

} // namespace

Result<FaultRule> FaultRule::fromJson(const QJsonObject &object)
{
    static const QStringList kKnown{QStringLiteral("call"), QStringLiteral("kind"), QStringLiteral("nth"),
        QStringLiteral("times"), QStringLiteral("delay_ms"), QStringLiteral("out_trade_no"),
        QStringLiteral("total_fee")};
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
    return object;
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

void FaultBook::armAmount(const QString &outTradeNo, qint64 totalFee)
{
    if (m_amounts == AmountFaults::Off
        || (m_amounts == AmountFaults::Band && (totalFee <= kBandLow || totalFee > kBandHigh)))
        return;
    const QList<FaultRule> rules = amountRules(static_cast<int>(totalFee % 100));
    if (rules.isEmpty() || m_armed.contains(outTradeNo))
        return;
    m_armed.insert(outTradeNo);
    for (FaultRule rule : rules) {
        rule.outTradeNo = outTradeNo;
        add(rule);
    }
}

QList<FaultRule> FaultBook::amountRules(int digits)
{
    QList<FaultRule> rules;
    for (const AmountRow &row : kAmounts) {
        if (row.digits == digits)
            rules.append(FaultRule{row.call, row.fault, 0, row.times, row.delayMs, {}, 0});
    }
    return rules;
}

} // namespace mendian::sandbox
