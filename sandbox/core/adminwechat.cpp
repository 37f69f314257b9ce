// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/core/adminwechat.h"

#include "core/json.h"
#include "sandbox/core/world.h"

namespace mendian::sandbox {

namespace {

net::Response reply(const QJsonObject &object, int status = 200)
{
    return {.status = status, .contentType = "application/json", .body = toJsonBytes(object) + '\n', .headers = {}};
}

net::Response refuse(int status, const QString &why) { return reply({{QStringLiteral("error"), why}}, status); }

bool knows(const World &world, const QString &mchId)
{
    return std::any_of(world.merchants().begin(), world.merchants().end(),
        [&](const Merchant &merchant) { return merchant.mchId == mchId; });
}

} // namespace

net::Response merchantAccounts(World &world, const net::Request &)
{
    QJsonArray list;
    for (const Merchant &merchant : world.merchants())
        list.append(QJsonObject{{QStringLiteral("mch_id"), merchant.mchId},
            {QStringLiteral("balance_fen"), world.merchantBalanceFen(merchant.mchId)}});
    return reply({{QStringLiteral("merchants"), list}});
}

net::Response setMerchantAccount(World &world, const net::Request &request)
{
    const auto object = parseJsonObject(request.body, u"merchant");
    if (!object)
        return refuse(400, object.error().detail);
    JsonReader reader(*object, u"merchant");
    const QString mchId = reader.string("mch_id");
    const qint64 balance = reader.integer("balance_fen");
    if (const Status read = reader.status(); !read)
        return refuse(400, read.error().detail);
    if (!knows(world, mchId))
        return refuse(404, QStringLiteral("no merchant ") + mchId);
    if (balance < 0)
        return refuse(400, QStringLiteral("balance_fen is not negative"));
    world.setMerchantBalanceFen(mchId, balance);
    return merchantAccounts(world, request);
}

net::Response rotateCertificate(World &world, const net::Request &request)
{
    const auto object = parseJsonObject(request.body, u"rotate");
    if (!object)
        return refuse(400, object.error().detail);
    JsonReader reader(*object, u"rotate");
    const QString mchId = reader.string("mch_id");
    if (const Status read = reader.status(); !read)
        return refuse(400, read.error().detail);
    if (const Status rotated = world.rotatePlatformCertificate(mchId); !rotated)
        return refuse(rotated.error().code == ErrorCode::NotFound ? 404 : 409, rotated.error().detail);
    return reply({{QStringLiteral("rotated"), mchId}});
}

net::Response addDiscount(World &world, const net::Request &request)
{
    const auto object = parseJsonObject(request.body, u"discount");
    if (!object)
        return refuse(400, object.error().detail);
    JsonReader reader(*object, u"discount");
    wechat::Discount discount;
    discount.fen = reader.integer("fen");
    discount.recharge = reader.booleanOr("recharge", true);
    discount.times = static_cast<int>(qBound(qint64(-1), reader.integerOr("times", 1), qint64(1'000'000)));
    discount.outTradeNo = reader.stringOr("out_trade_no");
    if (const Status read = reader.status(); !read)
        return refuse(400, read.error().detail);
    if (discount.fen < 1 || discount.times == 0)
        return refuse(400, QStringLiteral("fen is 1 or more, times is -1 or 1 or more"));
    world.addDiscount(discount);
    return reply({{QStringLiteral("discount"), *object}});
}

net::Response clearDiscounts(World &world, const net::Request &)
{
    world.clearDiscounts();
    return reply({});
}

net::Response notices(World &world, const net::Request &)
{
    QJsonArray list;
    for (const wechatv3::Notice &notice : world.notices())
        list.append(notice.toJson());
    return reply({{QStringLiteral("notices"), list}});
}

} // namespace mendian::sandbox
