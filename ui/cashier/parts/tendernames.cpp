// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/parts/tendernames.h"

#include <QCoreApplication>

namespace mendian {

namespace {
struct Row
{
    const char *kind;
    const char *name;
    const char *icon;
};
constexpr Row kRows[] = {
    {"cash", QT_TRANSLATE_NOOP("TenderNames", "Cash"), "cash"},
    {"wechat", QT_TRANSLATE_NOOP("TenderNames", "WeChat"), "line-scan"},
    {"alipay", QT_TRANSLATE_NOOP("TenderNames", "Alipay"), "line-scan"},
    {"wechat_qr", QT_TRANSLATE_NOOP("TenderNames", "WeChat"), "qrcode"},
    {"alipay_qr", QT_TRANSLATE_NOOP("TenderNames", "Alipay"), "qrcode"},
    {"external", QT_TRANSLATE_NOOP("TenderNames", "Bank card"), "credit-card"},
};
} // namespace

QString tenderName(const QString &kind)
{
    for (const Row &row : kRows) {
        if (kind == QLatin1String(row.kind))
            return QCoreApplication::translate("TenderNames", row.name);
    }
    return kind;
}

QString tenderIcon(const QString &kind)
{
    for (const Row &row : kRows) {
        if (kind == QLatin1String(row.kind))
            return QString::fromLatin1(row.icon);
    }
    return QStringLiteral("coin");
}

} // namespace mendian
