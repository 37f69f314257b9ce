// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/goods/searchgrams.h"

#include <QSet>
#include <algorithm>

namespace mendian::storage {

namespace {
constexpr qsizetype kCodeGram = 3;
constexpr qsizetype kHead = 3;

bool isPlainAscii(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// Grams of `size` characters. One with a point is left out: the tokeniser would split it.
QStringList grams(const QString &text, qsizetype size)
{
    const QList<uint> points = text.toUcs4();
    QStringList list;
    for (qsizetype i = 0; i + size <= points.size(); ++i) {
        QString gram;
        for (qsizetype k = 0; k < size; ++k)
            gram += QString::fromUcs4(reinterpret_cast<const char32_t *>(&points[i + k]), 1);
        if (!gram.contains(u'.'))
            list.append(gram);
    }
    return list;
}

QString joined(QChar field, const QStringList &words)
{
    QStringList terms;
    for (const QString &word : words)
        terms.append(u'"' + QString(field) + word + u'"');
    terms.removeDuplicates();
    return terms.join(QLatin1String(" AND "));
}

bool contains(const QStringList &texts, const QString &word)
{
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) { return text.contains(word); });
}
} // namespace

QString indexTokens(const SearchDoc &doc)
{
    QStringList tokens;
    QSet<QString> seen;
    const auto add = [&](QChar field, const QStringList &words) {
        for (const QString &word : words) {
            const QString token = field + word;
            if (!seen.contains(token)) {
                seen.insert(token);
                tokens.append(token);
            }
        }
    };
    add(u'n', grams(doc.name, 1));
    add(u'n', grams(doc.name, 2));
    for (const QString &initials : doc.initials) {
        add(u'i', grams(initials, 2));
        for (qsizetype size = 1; size <= qMin(kHead, initials.size()); ++size)
            add(u'h', {initials.left(size)});
    }
    for (const QString &code : doc.codes) {
        add(u'c', grams(code, kCodeGram));
        add(u'w', grams(code, code.toUcs4().size()));
    }
    return tokens.join(u' ');
}

QString nameExpression(const QString &word)
{
    const QStringList pairs = grams(word, 2);
    return joined(u'n', pairs.isEmpty() ? grams(word, 1) : pairs);
}

QString initialsExpression(const QString &word)
{
    return isPlainAscii(word) && word.size() >= 2 ? joined(u'i', grams(word, 2)) : QString();
}

QString initialsHeadExpression(const QString &word)
{
    if (!isPlainAscii(word) || word.contains(u'.'))
        return {};
    const QString head = joined(u'h', {word.left(kHead)});
    const QString rest = word.size() > kHead ? initialsExpression(word) : QString();
    return rest.isEmpty() ? head : QString(head + QLatin1String(" AND ") + rest);
}

QString codeExpression(const QString &word)
{
    return isPlainAscii(word) && word.size() >= kCodeGram ? joined(u'c', grams(word, kCodeGram)) : QString();
}

QString wholeCodeExpression(const QString &word)
{
    return isPlainAscii(word) ? joined(u'w', grams(word, word.size())) : QString();
}

QString wordExpression(const QString &word)
{
    QStringList fields;
    for (const QString &expression : {nameExpression(word), initialsExpression(word), initialsHeadExpression(word),
             codeExpression(word), wholeCodeExpression(word)})
        if (!expression.isEmpty())
            fields.append(u'(' + expression + u')');
    return fields.join(QLatin1String(" OR "));
}

bool matches(const SearchDoc &doc, const QString &word)
{
    if (doc.name.contains(word) || doc.codes.contains(word))
        return true;
    if (!isPlainAscii(word))
        return false;
    if (word.size() < 2)
        return std::any_of(doc.initials.begin(), doc.initials.end(),
            [&](const QString &initials) { return initials.startsWith(word); });
    return contains(doc.initials, word) || (word.size() >= kCodeGram && contains(doc.codes, word));
}

} // namespace mendian::storage
