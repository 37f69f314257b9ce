-- Returns (kind 21) and refunds (kinds 33, 34) as folds; the last digits of a tender, so that a sale is found by them.
CREATE TABLE returns (
    id BLOB PRIMARY KEY, seq INTEGER NOT NULL, receipt TEXT NOT NULL, n INTEGER NOT NULL, sale BLOB,
    shift BLOB NOT NULL, date TEXT NOT NULL, at INTEGER NOT NULL, cashier TEXT NOT NULL, approver TEXT NOT NULL,
    pieces INTEGER NOT NULL, total INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX returns_n ON returns (n);
CREATE INDEX returns_sale ON returns (sale);
CREATE TABLE return_lines (
    return_id BLOB NOT NULL, no INTEGER NOT NULL, sale BLOB, line INTEGER NOT NULL, quantity INTEGER NOT NULL,
    sold INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (return_id, no)) STRICT, WITHOUT ROWID;
CREATE INDEX return_lines_sale ON return_lines (sale, line);
CREATE TABLE return_tenders (
    return_id BLOB NOT NULL, no INTEGER NOT NULL, kind TEXT NOT NULL, sale BLOB, tender INTEGER NOT NULL,
    amount INTEGER NOT NULL, paid INTEGER NOT NULL, refund BLOB, PRIMARY KEY (return_id, no)) STRICT, WITHOUT ROWID;
CREATE INDEX return_tenders_sale ON return_tenders (sale, tender);
CREATE TABLE refunds (
    id BLOB PRIMARY KEY, seq INTEGER NOT NULL, return_id BLOB, sale BLOB NOT NULL, attempt BLOB NOT NULL,
    provider TEXT NOT NULL, total INTEGER NOT NULL, amount INTEGER NOT NULL, state TEXT NOT NULL,
    final INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX refunds_open ON refunds (id) WHERE final = 0;
CREATE INDEX refunds_attempt ON refunds (attempt);

ALTER TABLE sale_tenders ADD COLUMN last_four TEXT NOT NULL DEFAULT '';
UPDATE sale_tenders SET last_four = coalesce((
    SELECT json_extract(CAST(journal.body AS TEXT), '$.tenders[' || sale_tenders.no || '].last4')
    FROM sales JOIN journal ON journal.seq = sales.seq WHERE sales.id = sale_tenders.sale), '');
