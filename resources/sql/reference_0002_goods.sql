-- Goods as rows of the feed "goods" (its head stands in feed_heads): the body is the row as it is sent, the columns
-- beside it are what a till looks goods up by. A deleted row stays as a tombstone, without number, PLU and barcodes.
CREATE TABLE goods (
    id INTEGER PRIMARY KEY, sku BLOB NOT NULL UNIQUE, version INTEGER NOT NULL, deleted INTEGER NOT NULL,
    row_sum INTEGER NOT NULL, number TEXT UNIQUE, plu TEXT UNIQUE, category TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX goods_category ON goods (category) WHERE deleted = 0;
CREATE INDEX goods_version ON goods (version, id);
-- code = barcodeKey() of models/catalog/gtin.h; place = index into the SKU's list of barcodes.
CREATE TABLE goods_barcodes (
    code TEXT PRIMARY KEY, goods INTEGER NOT NULL REFERENCES goods (id), place INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX goods_barcodes_goods ON goods_barcodes (goods);
