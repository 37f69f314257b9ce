// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/basket/basket.h"

namespace mendian {

/// The stored form of a basket: in draft.db a row a line plus one head, in a hold event all in one. Integers only.
QJsonObject lineToJson(const BasketLine &line);
Result<BasketLine> lineFromJson(const QJsonObject &object);
QJsonObject headToJson(const Basket &basket); ///< everything but the lines
Result<Basket> basketFromJson(const QJsonObject &head, const QList<QJsonObject> &lines);

QJsonObject toJson(const Basket &basket); ///< head + "lines"
Result<Basket> basketFromJson(const QJsonObject &object);

} // namespace mendian
