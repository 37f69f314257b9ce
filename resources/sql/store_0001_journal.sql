-- store.db: the journal, its hot folds, the print queue and the watermarks (design §3).
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, kind INTEGER NOT NULL, v INTEGER NOT NULL, id BLOB NOT NULL,
    wall_ms INTEGER NOT NULL, mono_ms INTEGER NOT NULL, hash BLOB NOT NULL, body BLOB NOT NULL) STRICT;
CREATE TABLE watermarks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Fold tables: written only by models/journal/folds.cpp, rebuilt and compared by verify.
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sales (
    id BLOB PRIMARY KEY, seq INTEGER NOT NULL, receipt TEXT NOT NULL, n INTEGER NOT NULL, shift BLOB NOT NULL,
    date TEXT NOT NULL, at INTEGER NOT NULL, cashier TEXT NOT NULL, pieces INTEGER NOT NULL, gross INTEGER NOT NULL,
    discount INTEGER NOT NULL, rounding INTEGER NOT NULL, total INTEGER NOT NULL, prints INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sales_n ON sales (n);
CREATE TABLE sale_tenders (
    sale BLOB NOT NULL, no INTEGER NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL, attempt BLOB,
    reference TEXT NOT NULL, PRIMARY KEY (sale, no)) STRICT, WITHOUT ROWID;
CREATE TABLE open_sales (
    id BLOB PRIMARY KEY, seq INTEGER NOT NULL, shift BLOB NOT NULL, at INTEGER NOT NULL, cashier TEXT NOT NULL,
    total INTEGER NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE attempts (
    id BLOB PRIMARY KEY, seq INTEGER NOT NULL, sale BLOB NOT NULL, provider TEXT NOT NULL, amount INTEGER NOT NULL,
    state TEXT NOT NULL, final INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_undecided ON attempts (id) WHERE final = 0;
CREATE INDEX attempts_sale ON attempts (sale);
CREATE TABLE shifts (
    id BLOB PRIMARY KEY, number INTEGER NOT NULL, staff TEXT NOT NULL, date TEXT NOT NULL, float INTEGER NOT NULL,
    opened_at INTEGER NOT NULL, closed_at INTEGER, open_seq INTEGER NOT NULL, close_seq INTEGER, closed_by TEXT)
    STRICT, WITHOUT ROWID;
CREATE TABLE shift_totals (
    shift BLOB NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, amount INTEGER NOT NULL,
    PRIMARY KEY (shift, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE shift_counts (
    shift BLOB NOT NULL, kind TEXT NOT NULL, expected INTEGER NOT NULL, counted INTEGER NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (shift, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE holds (
    id BLOB PRIMARY KEY, seq INTEGER NOT NULL, ticket INTEGER NOT NULL, code TEXT NOT NULL, staff TEXT NOT NULL,
    at INTEGER NOT NULL, total INTEGER NOT NULL, pieces INTEGER NOT NULL, first_item TEXT NOT NULL,
    basket TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE staff_locks (staff TEXT PRIMARY KEY, failures INTEGER NOT NULL, locked_until INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;

-- The print queue is not a fold: a job is done when the paper is out, whatever the journal says.
CREATE TABLE print_jobs (
    id BLOB PRIMARY KEY, seq INTEGER NOT NULL, kind TEXT NOT NULL, subject BLOB, printer TEXT NOT NULL,
    state TEXT NOT NULL, tries INTEGER NOT NULL, copy INTEGER NOT NULL, mark TEXT NOT NULL, created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL, reason TEXT NOT NULL, document TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX print_jobs_open ON print_jobs (created_at) WHERE state NOT IN ('printed', 'sent', 'cancelled');
