// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/wechat/bill/quotedrows.h"

#include "payments/gzip/gunzip.h"

#include <QUtf8StringView>

namespace mendian::wechat {

namespace {

constexpr qsizetype kMostRatio = 200;
constexpr QByteArrayView kBom("\xEF\xBB\xBF", 3);

/// "`a,`b, c,`d" → a | b, c | d: the back-quote tells a comma of a goods name from one between values.
void split(QStringView line, QList<QStringView> *cells)
{
    cells->clear();
    qsizetype from = 1;
    for (;;) {
        const qsizetype next = line.indexOf(u",`", from);
        cells->append(line.mid(from, next < 0 ? -1 : next - from).trimmed());
        if (next < 0)
            return;
        from = next + 2;
    }
}

QStringList titlesOf(QStringView line)
{
    QStringList titles;
    for (const QStringView title : line.split(u','))
        titles.append(title.toString());
    return titles;
}

BillProblem problemOf(const Error &unpacking)
{
    if (unpacking.code == ErrorCode::LimitExceeded)
        return BillProblem::TooLarge;
    return unpacking.args.isEmpty() ? BillProblem::BadArchive : BillProblem::AfterEnd;
}

} // namespace

Status readQuoted(QByteArrayView file, const QuotedFile &parts)
{
    QByteArray unpacked;
    if (isGzip(file)) {
        auto text = gunzip(file, kMaxBillBytes, kMostRatio);
        if (!text)
            return billFault(0, {}, problemOf(text.error()));
        unpacked = *std::move(text);
        file = unpacked;
    }
    if (file.size() > kMaxBillBytes)
        return billFault(0, {}, BillProblem::TooLarge);
    if (file.startsWith(kBom))
        file = file.sliced(kBom.size());
    if (file.startsWith('<') || file.startsWith('{'))
        return billFault(1, {}, BillProblem::ErrorReply);
    enum class Want { Header, Rows, Summary, End } want = Want::Header;
    QuotedRow row;
    for (qsizetype at = 0; at < file.size();) {
        const qsizetype end = file.indexOf('\n', at);
        QByteArrayView raw = file.sliced(at, (end < 0 ? file.size() : end) - at);
        at = end < 0 ? file.size() : end + 1;
        ++row.line;
        if (raw.endsWith('\r'))
            raw.chop(1);
        if (raw.contains('\0') || !QUtf8StringView(raw.data(), raw.size()).isValidUtf8())
            return billFault(row.line, {}, BillProblem::BadEncoding);
        const QString text = QString::fromUtf8(raw);
        const bool value = text.startsWith(u'`');
        if (want == Want::End) {
            if (!text.trimmed().isEmpty())
                return billFault(row.line, {}, BillProblem::AfterEnd);
            continue;
        }
        if (!value && want == Want::Header) {
            MENDIAN_TRY(parts.header(titlesOf(text), row.line));
            want = Want::Rows;
        } else if (!value && want == Want::Rows) {
            if (text.trimmed().isEmpty())
                return billFault(row.line, {}, BillProblem::NoSummary);
            MENDIAN_TRY(parts.summaryHeader(titlesOf(text), row.line));
            want = Want::Summary;
        } else if (value && want != Want::Header) {
            split(text, &row.cells);
            MENDIAN_TRY(want == Want::Rows ? parts.row(row) : parts.summary(row));
            want = want == Want::Rows ? Want::Rows : Want::End;
        } else {
            return billFault(row.line, {}, want == Want::Header ? BillProblem::NoHeader : BillProblem::NoSummary);
        }
    }
    if (want == Want::Header)
        return billFault(0, {}, BillProblem::NoHeader);
    return want == Want::End ? Status() : Status(billFault(0, {}, BillProblem::NoSummary));
}

} // namespace mendian::wechat
