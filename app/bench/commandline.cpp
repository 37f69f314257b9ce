// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/commandline.h"

#include "app/bench/bench.h"
#include "app/bench/child.h"
#include "app/bench/report.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTextStream>
#include <cstdio>

namespace mendian::bench {

namespace {

void say(FILE *to, const QString &line) { QTextStream(to) << line << Qt::endl; }

void tell(const CommandLine &asked, const Finding &finding)
{
    if (asked.json) {
        say(stdout, QString::fromUtf8(QJsonDocument(toJson(finding)).toJson(QJsonDocument::Compact)));
        return;
    }
    say(stdout, lineOf(finding));
    for (const QString &note : finding.notes)
        say(stdout, QStringLiteral("#   ") + note);
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &words)
{
    CommandLine line;
    const auto missing = [](const QString &word) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 needs a value").arg(word), {word});
    };
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == QLatin1String("--json")) {
            line.json = true;
        } else if (word == QLatin1String("--fresh")) {
            line.fresh = true;
        } else if (word == QLatin1String("--list")) {
            line.list = true;
        } else if (word == QLatin1String("--help")) {
            line.help = true;
        } else if (word == QLatin1String("--folder")) {
            if (++i == words.size())
                return missing(word);
            line.folder = words[i];
        } else if (word == QLatin1String("--child")) {
            if (++i == words.size())
                return missing(word);
            line.child = words[i];
            line.childFolder = words.value(++i);
        } else if (word.startsWith(u'-')) {
            return fail(ErrorCode::InvalidInput, QStringLiteral("no option %1").arg(word), {word});
        } else {
            line.rows.append(word);
        }
    }
    return line;
}

QString usage()
{
    return QStringLiteral("mendian-bench [ROW...] [--json] [--fresh] [--list] [--folder DIR]\n"
                          "  prints: name value unit baseline ratio bar ok|SHORT low..high\n"
                          "  no ROW = all; --fresh makes the prepared shops anew; see docs/bench.md");
}

int runBench(const QStringList &words, std::span<const Row> from)
{
    const auto asked = parseCommandLine(words);
    if (!asked) {
        say(stderr, asked.error().detail + u'\n' + usage());
        return 2;
    }
    if (asked->help) {
        say(stdout, usage());
        return 0;
    }
    // A line for every payment and start would drown the rows.
    QLoggingCategory::setFilterRules(QStringLiteral("mendian.*.info=false\nmendian.payments.warning=false"));
    if (!asked->child.isEmpty())
        return runChild(asked->child, asked->childFolder);
    const auto chosen = select(from, asked->rows);
    if (!chosen) {
        say(stderr, chosen.error().detail + u'\n' + usage());
        return 2;
    }
    Bench bench(asked->folder, asked->fresh);
    bool good = true;
    for (const Row *row : *chosen) {
        if (asked->list) {
            say(stdout, QString::fromLatin1(row->name));
            continue;
        }
        const auto outcome = row->run(bench);
        if (!outcome) {
            good = false;
            say(stderr, QStringLiteral("%1: %2").arg(QLatin1String(row->name), outcome.error().detail));
            continue;
        }
        const Finding finding = judge(*row, *outcome);
        good = good && finding.ok;
        tell(*asked, finding);
    }
    return good ? 0 : 1;
}

} // namespace mendian::bench
