// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/row.h"

namespace mendian::bench {

/// `mendian-bench [ROW…] [--json] [--fresh] [--list] [--folder DIR]`, or `--child WHAT [FOLDER]`, which it starts
/// itself.
struct CommandLine
{
    QStringList rows;
    bool json = false;
    bool fresh = false; ///< prepared shops are made anew
    bool list = false;
    bool help = false;
    QString folder; ///< where prepared shops lie; empty = beside the program
    QString child;  ///< "window", "start", "memory"
    QString childFolder;
};

/// InvalidInput: a word it does not know or one that misses its value; args[0] = the word.
Result<CommandLine> parseCommandLine(const QStringList &words);
QString usage();

/// Runs what the words ask for (without the program's name) and prints it. 0: every row ok; 1: a row is SHORT or could
/// not run; 2: the words are wrong.
int runBench(const QStringList &words, std::span<const Row> from = rows());

} // namespace mendian::bench
