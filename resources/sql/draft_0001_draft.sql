-- draft.db: what may be lost in a power cut but not in a kill (design §3): the basket being scanned and the scan log.
CREATE TABLE draft_lines (pos INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE draft_meta (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE scan_log (
    n INTEGER PRIMARY KEY, at INTEGER NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    outcome TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
