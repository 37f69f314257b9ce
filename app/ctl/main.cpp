// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/run.h"
#include "core/log.h"
#include "core/process.h"
#include "core/product.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <string>

namespace {

std::atomic<bool> stopped = false;

/// The first Ctrl+C asks the command to end in order; the second ends the process.
void stop(int signal)
{
    stopped = true;
    std::signal(signal, SIG_DFL);
}

void put(std::FILE *file, const QString &line)
{
    std::fputs((line + u'\n').toUtf8().constData(), file);
    std::fflush(file);
}

QByteArray readLine()
{
    std::string line;
    for (int c = std::getchar(); c != EOF && c != '\n' && line.size() < 256; c = std::getchar())
        line.push_back(static_cast<char>(c));
    return QByteArray::fromStdString(line);
}

} // namespace

int main(int argc, char **argv)
{
    mendian::hardenProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QLatin1String(mendian::kProductVersion));
    mendian::installLogFormat();
    // What a person has to know is in the command's own words; the log is for support.
    if (!QCoreApplication::arguments().contains(QLatin1String("--verbose")))
        QLoggingCategory::setFilterRules(QStringLiteral("*=false\n*.critical=true"));
    std::signal(SIGINT, stop);
    std::signal(SIGTERM, stop);
    std::signal(SIGPIPE, SIG_IGN);
    mendian::ctl::Streams streams;
    streams.out = [](const QString &line) { put(stdout, line); };
    streams.err = [](const QString &line) { put(stderr, line); };
    streams.readLine = readLine;
    streams.isCancelled = [] { return stopped.load(); };
    return mendian::ctl::run(QCoreApplication::arguments().mid(1), streams);
}
