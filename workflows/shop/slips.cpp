// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/shop/slips.h"

#include "storage/repositories/printjobrepository.h"

namespace mendian {

namespace {

Status enqueue(storage::Database &db, const Shop &shop, qint64 seq, const QString &kind, const QByteArray &subject,
    const QByteArray &document)
{
    storage::PrintJobRow row;
    row.id = PrintJobId::create();
    row.seq = seq;
    row.kind = kind;
    row.subject = subject;
    row.printer = QStringLiteral("receipt");
    row.createdAt = row.changedAt = shop.now();
    row.document = QString::fromUtf8(document);
    return storage::PrintJobRepository(db).enqueue(row);
}

bool hasPrinter(const Shop &shop) { return shop.settings.text("printer.transport") != QLatin1String("none"); }

} // namespace

documents::SlipHeader slipHeader(const Shop &shop)
{
    documents::SlipHeader header;
    header.storeName = shop.settings.text("store.name");
    if (header.storeName.isEmpty())
        header.storeName = shop.storeCode;
    header.address = shop.settings.text("store.address");
    header.phone = shop.settings.text("store.phone");
    header.folder = shop.folderKind;
    header.till = shop.till;
    header.language = shop.settings.text("printer.language") == QLatin1String("en") ? documents::SlipLanguage::English
                                                                                    : documents::SlipLanguage::Chinese;
    const QString footer = shop.settings.text("store.footer");
    if (!footer.isEmpty())
        header.footer = {footer};
    return header;
}

Status addPrintJob(
    storage::Database &db, const Shop &shop, qint64 seq, const documents::Document &document, const QByteArray &subject)
{
    if (!hasPrinter(shop))
        return {};
    return enqueue(db, shop, seq, document.kind, subject, documents::toJsonBytes(document));
}

Status addDrawerJob(storage::Database &db, const Shop &shop, qint64 seq, const QByteArray &subject)
{
    if (!hasPrinter(shop))
        return {};
    return enqueue(db, shop, seq, QString(documents::kDrawerJob), subject, {});
}

} // namespace mendian
