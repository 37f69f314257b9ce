// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/outcome.h"
#include "core/secret.h"

#include <QMap>
#include <functional>
#include <span>

namespace mendian::app {
class ShopRuntime;
}

namespace mendian::ctl {

struct Context;

/// One option of a command. `value` names it in the help; empty: a flag.
struct OptionRow
{
    const char *name; ///< without the dashes
    const char *value;
    const char *meaning;
    bool repeatable = false;
};

/// What a command works on.
enum class Needs {
    Nothing,         ///< files named on the command line; no shop, no --data
    Path,            ///< the folder's files only: init, verify, backup…
    Shop,            ///< the opened shop, or its owner through the socket
    ShopAndPayments, ///< the same with the providers' gateways: undecided payments are asked meanwhile
};

/// A command: a row of data and a function.
struct CommandRow
{
    const char *words;    ///< "import goods"
    const char *operands; ///< "FILE.csv"; "[N|last]" may be missing
    const char *summary;
    Needs needs;
    std::span<const OptionRow> options;
    Outcome (*run)(Context &);
    bool asksPerson = false; ///< takes --staff and --pin-file
    bool makesDemo = false;  ///< a missing or empty folder becomes the demo shop first
};

/// Every command, in the order of the help.
QList<const CommandRow *> commandTable();

/// A command line, checked against its row.
struct Arguments
{
    const CommandRow *command = nullptr;
    QMap<QString, QStringList> options;
    QStringList operands;

    bool has(const char *name) const { return options.contains(QLatin1String(name)); }
    QString value(const char *name, const QString &fallback = {}) const
    {
        return options.value(QLatin1String(name)).value(0, fallback);
    }
    QStringList values(const char *name) const { return options.value(QLatin1String(name)); }
    QString language() const { return value("lang", QStringLiteral("en")); }
};

/// Errors are InvalidInput with a whole sentence as detail.
Result<Arguments> parseArguments(const QStringList &arguments);
QString helpText();
QString helpText(const CommandRow &command);

/// The PINs that came with the command line, never on it.
struct Pins
{
    Secret staff;    ///< --pin-file
    Secret manager;  ///< --manager-pin-file
    Secret newcomer; ///< --new-pin-file
};

struct Progress
{
    QString what;
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known
};

/// What a command runs with.
struct Context
{
    const Arguments &args;
    QString folder; ///< --data, absolute
    QString cwd;    ///< of whoever typed the command
    Pins pins = {};
    app::ShopRuntime *runtime = nullptr; ///< Needs::Path: null
    bool besideTill = false;             ///< in the owner's process: a person may stand at the till
    std::function<void(const Progress &)> progress = [](const Progress &) {};
    std::function<bool()> isCancelled = [] { return false; };

    QString path(const QString &given) const; ///< against the typist's folder
};

/// Whole numbers of an option within bounds; InvalidInput with a sentence.
Result<qint64> integerOption(const Arguments &args, const char *name, qint64 fallback, qint64 low, qint64 high);

} // namespace mendian::ctl
