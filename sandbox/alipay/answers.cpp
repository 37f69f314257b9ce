// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/answers.h"

#include "sandbox/alipay/content.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mendian::sandbox::alipay {

namespace {

QString quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2)).replace(QLatin1Char('/'), QLatin1String("\\/"));
}

} // namespace

Node &Node::add(const char *name, const QString &text)
{
    m_members.append({name, quoted(text)});
    return *this;
}

Node &Node::addJson(const char *name, const QByteArray &json)
{
    m_members.append({name, QString::fromUtf8(json).replace(QLatin1Char('/'), QLatin1String("\\/"))});
    return *this;
}

void Node::set(const char *name, const QString &text)
{
    for (Member &member : m_members) {
        if (member.name == name) {
            member.value = quoted(text);
            return;
        }
    }
    add(name, text);
}

void Node::remove(const char *name)
{
    m_members.removeIf([name](const Member &member) { return member.name == name; });
}

bool Node::has(const char *name) const
{
    return std::any_of(
        m_members.begin(), m_members.end(), [name](const Member &member) { return member.name == name; });
}

QString Node::text(const char *name) const
{
    for (const Member &member : m_members) {
        if (member.name == name)
            return QJsonDocument::fromJson('[' + member.value.toUtf8() + ']').array().at(0).toString();
    }
    return {};
}

QString Node::json() const
{
    QString text;
    for (const Member &member : m_members)
        text += (text.isEmpty() ? QStringLiteral("{\"") : QStringLiteral(",\"")) + QString::fromLatin1(member.name)
            + QStringLiteral("\":") + member.value;
    return text + QLatin1Char('}');
}

QString Answer::forPeople() const
{
    if (isLost)
        return QStringLiteral("closed");
    const QString sub = node.text("sub_code");
    return node.text("code") + (sub.isEmpty() ? QString() : QLatin1Char(' ') + sub);
}

QByteArray rootOf(const QByteArray &method)
{
    QByteArray root = method;
    return method.isEmpty() ? QByteArray("error_response") : root.replace('.', '_') + "_response";
}

Answer success(const QByteArray &root, const QByteArray &code)
{
    Answer answer{root, {}, true, false};
    answer.node.add("code", QString::fromLatin1(code)).add("msg", QString::fromLatin1(messageOf(code)));
    return answer;
}

Answer refusal(const QByteArray &root, const QByteArray &subCode, const QString &text)
{
    Answer answer = success(root, codeOf(subCode));
    answer.node.add("sub_code", QString::fromLatin1(subCode)).add("sub_msg", text.isEmpty() ? textOf(subCode) : text);
    return answer;
}

void addZeros(Node &node, Call call, const QString &outTradeNo)
{
    struct Row
    {
        Call call;
        std::initializer_list<const char *> names;
    };
    static const Row kRows[] = {
        {Call::AlipayPay, {"buyer_pay_amount", "invoice_amount", "out_trade_no", "point_amount", "receipt_amount"}},
        {Call::AlipayQuery, {"buyer_pay_amount", "invoice_amount", "out_trade_no", "point_amount", "receipt_amount"}},
        {Call::AlipayRefund, {"out_trade_no", "refund_fee", "send_back_fee"}}};
    for (const Row &row : kRows) {
        if (row.call != call)
            continue;
        for (const char *name : row.names)
            node.addIf(name, QByteArray(name) == "out_trade_no" ? outTradeNo : QStringLiteral("0.00"));
    }
}

void addAmounts(Node &node, const Trade &trade)
{
    node.add("total_amount", yuanOf(trade.totalFen))
        .add("receipt_amount", yuanOf(trade.totalFen)) // what the platform adds is received too
        .add("buyer_pay_amount", yuanOf(trade.buyerPaidFen()))
        .add("point_amount", QStringLiteral("0.00"))
        .add("invoice_amount", yuanOf(trade.buyerPaidFen()));
    if (trade.discountFen > 0)
        node.add("discount_amount", yuanOf(trade.discountFen)).add("mdiscount_amount", QStringLiteral("0.00"));
}

QByteArray fundBills(qint64 buyerFen, qint64 platformFen, bool camelCase)
{
    QJsonArray list;
    const auto add = [&](const char *channel, qint64 fen) {
        if (fen > 0)
            list.append(QJsonObject{
                {camelCase ? QStringLiteral("fundChannel") : QStringLiteral("fund_channel"), QLatin1String(channel)},
                {QStringLiteral("amount"), yuanOf(fen)}});
    };
    add("ALIPAYACCOUNT", buyerFen);
    add("DISCOUNT", platformFen);
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QByteArray vouchers(const Trade &trade)
{
    if (trade.discountFen == 0)
        return "[]";
    const QString amount = yuanOf(trade.discountFen);
    return QJsonDocument(
        QJsonArray{QJsonObject{{QStringLiteral("id"), trade.tradeNo.right(20)},
            {QStringLiteral("name"), QStringLiteral(u"平台立减")},
            {QStringLiteral("type"), QStringLiteral("ALIPAY_FIX_VOUCHER")}, {QStringLiteral("amount"), amount},
            {QStringLiteral("merchant_contribute"), QStringLiteral("0.00")},
            {QStringLiteral("other_contribute"), amount}}})
        .toJson(QJsonDocument::Compact);
}

} // namespace mendian::sandbox::alipay
