-- search.db: rebuildable from reference.db. marks: how far of the goods feed is in here (version, then goods.id), and
-- the sum of the row sums, which at the head must be the feed's set_sum.
CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- id = goods.id; name in searchText() form; initials and codes: several, separated by spaces.
CREATE TABLE docs (
    id INTEGER PRIMARY KEY, sku BLOB NOT NULL, row_sum INTEGER NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL,
    codes TEXT NOT NULL) STRICT;
CREATE INDEX docs_name ON docs (name);
CREATE VIRTUAL TABLE grams USING fts5 (
    tokens, content='', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0");
