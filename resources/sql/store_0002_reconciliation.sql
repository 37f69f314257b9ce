-- store.db: reconciliation. signed_days is a fold (verify rebuilds it); the other two are work in progress: which files were
-- read for a day, and what was decided about its differences before it is signed. The signing takes both into the fact.
CREATE TABLE signed_days (
    day TEXT PRIMARY KEY, seq INTEGER NOT NULL, staff TEXT NOT NULL, at INTEGER NOT NULL, differences INTEGER NOT NULL,
    body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE bill_files (
    day TEXT NOT NULL, provider TEXT NOT NULL, kind TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL,
    at INTEGER NOT NULL, staff TEXT NOT NULL, PRIMARY KEY (day, provider, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE resolutions (
    day TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, delta INTEGER NOT NULL, action TEXT NOT NULL,
    reason TEXT NOT NULL, staff TEXT NOT NULL, approver TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (day, key)) STRICT, WITHOUT ROWID;
