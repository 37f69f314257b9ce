// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/bankcsv/banklayout.h"

#include "core/json.h"

namespace mendian::bankcsv {

namespace {

constexpr int kMaxSkip = 100;
constexpr int kMaxSettleDays = 31;

QStringList words(const char16_t *text) { return QString::fromUtf16(text).split(u'|'); }

struct ListMember
{
    const char *name;
    QStringList BankLayout::*list;
};
constexpr ListMember kLists[] = {
    {"date", &BankLayout::dateColumn},
    {"provider_column", &BankLayout::providerColumn},
    {"amount", &BankLayout::amountColumn},
    {"in", &BankLayout::inColumn},
    {"out", &BankLayout::outColumn},
    {"reference", &BankLayout::referenceColumn},
    {"type", &BankLayout::typeColumn},
    {"transfer_types", &BankLayout::transferTypes},
    {"total_words", &BankLayout::totalWords},
};

struct NumberMember
{
    const char *name;
    int BankLayout::*number;
    int most;
};
constexpr NumberMember kNumbers[] = {
    {"skip_lines", &BankLayout::skipLines, kMaxSkip},
    {"settle_days", &BankLayout::settleDays, kMaxSettleDays},
};

tl::unexpected<Error> bad(const QString &member)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("bank layout: %1 is not right").arg(member), {member});
}

Status takeMember(BankLayout *layout, const QString &name, const QJsonValue &value)
{
    for (const ListMember &row : kLists) {
        if (name != QLatin1String(row.name))
            continue;
        QStringList list;
        if (!value.isArray())
            return bad(name);
        for (const QJsonValue &word : value.toArray()) {
            if (!word.isString() || word.toString().isEmpty())
                return bad(name);
            list.append(word.toString());
        }
        layout->*row.list = list;
        return {};
    }
    for (const NumberMember &row : kNumbers) {
        if (name != QLatin1String(row.name))
            continue;
        const int number = value.toInt(-1);
        if (number < 0 || number > row.most)
            return bad(name);
        layout->*row.number = number;
        return {};
    }
    if (name == QLatin1String("provider") && value.isString()) {
        layout->provider = value.toString();
        return {};
    }
    if (name == QLatin1String("providers") && value.isObject()) {
        layout->providers.clear();
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!it->isString())
                return bad(name);
            layout->providers.insert(it.key(), it->toString());
        }
        return {};
    }
    return bad(name);
}

} // namespace

BankLayout standardLayout()
{
    BankLayout layout;
    layout.dateColumn = words(u"交易日期|清算日期|日期|trade date|settlement day|date");
    layout.providerColumn = words(u"渠道|支付渠道|支付方式|provider|channel");
    layout.amountColumn = words(u"净额|清算金额|入账金额|金额|net amount|amount");
    layout.inColumn = words(u"收入金额|收入|credit|in");
    layout.outColumn = words(u"支出金额|支出|debit|out");
    layout.referenceColumn = words(u"流水号|参考号|reference");
    layout.typeColumn = words(u"业务类型|摘要|type");
    layout.providers = {{QStringLiteral(u"微信"), QStringLiteral("wechat")},
        {QStringLiteral(u"微信支付"), QStringLiteral("wechat")}, {QStringLiteral("wechat"), QStringLiteral("wechat")},
        {QStringLiteral(u"支付宝"), QStringLiteral("alipay")}, {QStringLiteral("alipay"), QStringLiteral("alipay")}};
    layout.transferTypes = words(u"提现|转账|充值|withdrawal|transfer");
    layout.totalWords = words(u"合计|总计|total");
    return layout;
}

Result<BankLayout> layoutFromJson(const QByteArray &json)
{
    const auto object = parseJsonObject(json, u"bank layout");
    if (!object)
        return fail(object.error());
    BankLayout layout = standardLayout();
    for (auto it = object->begin(); it != object->end(); ++it)
        MENDIAN_TRY(takeMember(&layout, it.key(), it.value()));
    return layout;
}

} // namespace mendian::bankcsv
