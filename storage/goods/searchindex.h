// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/searchkeys.h"
#include "storage/goods/goodsrepository.h"

#include <memory>

namespace mendian::storage {

struct SearchProgress
{
    qint64 rows = 0; ///< taken over in this run
};
struct SearchOptions
{
    std::function<void(const SearchProgress &)> progress; ///< after each batch
    const std::atomic<bool> *cancel = nullptr;            ///< looked at after each batch
    int batch = 2000;                                     ///< rows a commit; 200 are some 25 ms
};

/// Search over goods by part of the name, pinyin initials or part of a code, in search.db. The file holds nothing of
/// its own: it follows the goods feed by watermark and is thrown away when damaged. Thread of the Database.
class SearchIndex
{
public:
    explicit SearchIndex(Database &search) : m_db(search) {}

    /// Opens search.db and brings it to its schema. A file that is no database, or of a newer program, is deleted and
    /// made anew; so is any file with `fresh` (after a call here answered Corrupt).
    static Result<std::unique_ptr<Database>> open(const QString &path, bool fresh = false);

    /// Takes over what changed since the last time; all of it when the index is new or its sum differs from the feed's
    /// (another reference.db). Each batch is a commit of its own, so it may be cancelled and goes on where it stopped.
    Status catchUp(GoodsRepository &goods, const SearchOptions &options = {});
    /// Empties the index and fills it again.
    Status rebuild(GoodsRepository &goods, const SearchOptions &options = {});

    /// The first `limit` goods, best first: whole code, beginning of the name, beginning of the initials, then parts of
    /// name, initials and code. Words separated by spaces must all be found. An empty query finds nothing.
    Result<QList<SkuId>> find(const QString &query, int limit = 50);

private:
    struct Hit;
    Status clear();
    Result<qint64> mark(const char *name);
    Status setMark(const char *name, qint64 value);
    Status follow(GoodsRepository &goods, const SearchOptions &options);
    Status takeOver(const GoodsRow &row);
    Status forget(qint64 id);
    Status collect(const QString &expression, const QStringList &words, int limit, QList<Hit> *hits);
    Status collectByName(const QString &word, int limit, QList<Hit> *hits);

    Database &m_db;
    PinyinInitials m_initials;
    quint64 m_sum = 0; ///< of the rows taken over, while following
};

} // namespace mendian::storage
