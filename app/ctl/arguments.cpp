// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"

#include "core/product.h"

#include <QDir>

namespace mendian::ctl {

namespace {

constexpr OptionRow kEverywhere[] = {
    {"data", "DIR", "the shop's data folder"},
    {"json", "", "one JSON object on standard output"},
    {"lang", "LANG", "language of the general sentences: en (default) or zh_CN"},
    {"verbose", "", "the program's log on standard error"},
    {"help", "", "this help"},
};
constexpr OptionRow kPerson[] = {
    {"staff", "NUMBER", "who does it; demo and training folders have a default"},
    {"pin-file", "FILE", "file with that person's PIN; - reads a line from standard input"},
};

tl::unexpected<Error> misuse(const QString &sentence) { return fail(ErrorCode::InvalidInput, sentence); }

const OptionRow *optionRow(const CommandRow &command, const QString &name)
{
    for (const OptionRow &row : command.options)
        if (name == QLatin1String(row.name))
            return &row;
    for (const OptionRow &row : kEverywhere)
        if (name == QLatin1String(row.name))
            return &row;
    if (command.asksPerson)
        for (const OptionRow &row : kPerson)
            if (name == QLatin1String(row.name))
                return &row;
    return nullptr;
}

/// The row with the most words of the beginning of the line.
const CommandRow *findCommand(const QStringList &words)
{
    const CommandRow *best = nullptr;
    qsizetype longest = 0;
    for (const CommandRow *row : commandTable()) {
        const QStringList mine = QString::fromLatin1(row->words).split(u' ');
        if (mine.size() > longest && words.mid(0, mine.size()) == mine) {
            best = row;
            longest = mine.size();
        }
    }
    return best;
}

QString helpLine(const OptionRow &row)
{
    QString name = QStringLiteral("--") + QLatin1String(row.name);
    if (row.value[0])
        name += u' ' + QLatin1String(row.value);
    return QStringLiteral("  %1 %2\n")
        .arg(name, -26)
        .arg(QLatin1String(row.meaning) + (row.repeatable ? QStringLiteral(" (repeatable)") : QString()));
}

Status takeOption(Arguments &parsed, const QString &text, const QStringList &arguments, qsizetype &i)
{
    const qsizetype equals = text.indexOf(u'=');
    const QString name = text.mid(2, equals < 0 ? -1 : equals - 2);
    const OptionRow *row = optionRow(*parsed.command, name);
    const QString command = QLatin1String(parsed.command->words);
    if (!row)
        return misuse(QStringLiteral("“%1” has no option --%2; see mendian-ctl %1 --help.").arg(command, name));
    QString value;
    if (!row->value[0]) {
        if (equals >= 0)
            return misuse(QStringLiteral("--%1 takes no value.").arg(name));
    } else if (equals >= 0) {
        value = text.mid(equals + 1);
    } else if (i + 1 < arguments.size() && !arguments[i + 1].startsWith(QLatin1String("--"))) {
        value = arguments[++i];
    } else {
        return misuse(QStringLiteral("--%1 needs a value: %2.").arg(name, QLatin1String(row->value)));
    }
    if (parsed.options.contains(name) && !row->repeatable)
        return misuse(QStringLiteral("--%1 is given twice.").arg(name));
    parsed.options[name].append(value);
    return {};
}

Status checkOperands(const Arguments &parsed)
{
    const QStringList wanted = QString::fromLatin1(parsed.command->operands).split(u' ', Qt::SkipEmptyParts);
    const auto least = std::ranges::count_if(wanted, [](const QString &w) { return !w.startsWith(u'['); });
    if (parsed.operands.size() >= least && parsed.operands.size() <= wanted.size())
        return {};
    return misuse(QStringLiteral("“%1” takes %2; see mendian-ctl %1 --help.")
                      .arg(QLatin1String(parsed.command->words),
                          wanted.isEmpty() ? QStringLiteral("options only") : wanted.join(u' ')));
}

} // namespace

Result<Arguments> parseArguments(const QStringList &arguments)
{
    QStringList words;
    for (const QString &argument : arguments) {
        if (argument.startsWith(u'-'))
            break;
        words.append(argument);
    }
    Arguments parsed;
    parsed.command = findCommand(words);
    if (!parsed.command)
        return misuse(words.isEmpty() ? QStringLiteral("Say what to do; mendian-ctl --help lists the commands.")
                                      : QStringLiteral("There is no command “%1”; mendian-ctl --help lists them.")
                                            .arg(words.mid(0, 2).join(u' ')));
    bool optionsEnded = false;
    for (qsizetype i = QLatin1String(parsed.command->words).count(u' ') + 1; i < arguments.size(); ++i) {
        if (!optionsEnded && arguments[i] == QLatin1String("--"))
            optionsEnded = true;
        else if (!optionsEnded && arguments[i].startsWith(QLatin1String("--")))
            MENDIAN_TRY(takeOption(parsed, arguments[i], arguments, i));
        else
            parsed.operands.append(arguments[i]);
    }
    if (parsed.has("help"))
        return parsed;
    MENDIAN_TRY(checkOperands(parsed));
    if (parsed.value("data").isEmpty() && parsed.command->needs != Needs::Nothing)
        return misuse(QStringLiteral("Say which shop: --data DIR."));
    if (parsed.language() != QLatin1String("en") && parsed.language() != QLatin1String("zh_CN"))
        return misuse(QStringLiteral("--lang is en or zh_CN."));
    return parsed;
}

QString helpText()
{
    QString text = QStringLiteral("mendian-ctl %1: the shop's work from a shell\n\n"
                                  "usage: mendian-ctl COMMAND --data DIR [OPTIONS]\n\ncommands:\n")
                       .arg(QLatin1String(kProductVersion));
    for (const CommandRow *row : commandTable()) {
        const QString words = QLatin1String(row->words) + u' ' + QLatin1String(row->operands);
        text += QStringLiteral("  %1 %2\n").arg(words, -30).arg(QLatin1String(row->summary));
    }
    text += QStringLiteral("\noptions of every command:\n");
    for (const OptionRow &row : kEverywhere)
        text += helpLine(row);
    return text
        + QStringLiteral(
            "\nexit codes: 0 done, 1 failed, 2 wrong command line, 3 refused (no money moved), "
            "4 payment undecided, 5 day open\nmendian-ctl COMMAND --help shows a command's own options.\n");
}

QString helpText(const CommandRow &command)
{
    QString text =
        QStringLiteral("usage: mendian-ctl %1 %2%3[OPTIONS]\n\n%4\n\noptions:\n")
            .arg(QLatin1String(command.words), command.operands[0] ? QLatin1String(command.operands) + u' ' : QString(),
                command.needs == Needs::Nothing ? QString() : QStringLiteral("--data DIR "),
                QLatin1String(command.summary));
    for (const OptionRow &row : command.options)
        text += helpLine(row);
    if (command.asksPerson)
        for (const OptionRow &row : kPerson)
            text += helpLine(row);
    for (const OptionRow &row : kEverywhere)
        text += helpLine(row);
    return text;
}

QString Context::path(const QString &given) const { return QDir::cleanPath(QDir(cwd).absoluteFilePath(given)); }

Result<qint64> integerOption(const Arguments &args, const char *name, qint64 fallback, qint64 low, qint64 high)
{
    if (!args.has(name))
        return fallback;
    bool ok = false;
    const qint64 value = args.value(name).toLongLong(&ok);
    if (!ok || value < low || value > high)
        return misuse(
            QStringLiteral("--%1 is a whole number from %2 to %3.").arg(QLatin1String(name)).arg(low).arg(high));
    return value;
}

} // namespace mendian::ctl
