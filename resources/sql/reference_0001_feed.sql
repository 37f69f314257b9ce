-- reference.db: rows of versioned feeds (design §3, spec/sync.md §2.3). A bulk change is one version with many rows;
-- a deleted row stays as a tombstone. set_sum = sum mod 2^64 of the row sums of the live rows.
CREATE TABLE feed_heads (scope TEXT PRIMARY KEY, version INTEGER NOT NULL, set_sum INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE feed_rows (
    scope TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, deleted INTEGER NOT NULL, row_sum INTEGER NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (scope, key)) STRICT, WITHOUT ROWID;
CREATE INDEX feed_rows_version ON feed_rows (scope, version);
