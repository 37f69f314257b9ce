// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/options.h"

#include <QRegularExpression>

namespace mendian::app {

namespace {

struct OptionRow
{
    const char *name;
    const char *value; ///< what it takes; empty = nothing
    const char *meaning;
    bool (*take)(GuiOptions &options, const QString &value);
};

bool takeStations(GuiOptions &options, const QString &value)
{
    static const QStringList known{QStringLiteral("cashier"), QStringLiteral("none")};
    options.stations = value.split(QLatin1Char(','), Qt::SkipEmptyParts);
    return !options.stations.isEmpty()
        && std::ranges::all_of(options.stations, [](const QString &s) { return known.contains(s); });
}

bool takeSize(GuiOptions &options, const QString &value)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
    const auto match = form.match(value);
    if (!match.hasMatch())
        return false;
    options.shot.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    return true;
}

bool takeScale(GuiOptions &options, const QString &value)
{
    bool ok = false;
    options.shot.scale = value.toDouble(&ok);
    options.scale = value;
    return ok && options.shot.scale >= 0.5 && options.shot.scale <= 4;
}

template <auto Member>
bool takeShot(GuiOptions &options, const QString &value)
{
    options.shot.*Member = value;
    return !value.isEmpty();
}

constexpr OptionRow kRows[] = {
    {"--station", "cashier|none", "stations to open, separated by commas (default cashier)", takeStations},
    {"--data", "DIR", "the shop's data folder",
        [](GuiOptions &o, const QString &v) {
            o.data = v;
            return !v.isEmpty();
        }},
    {"--demo", "", "a complete demo shop in a throw-away folder, with a customer's phone",
        [](GuiOptions &o, const QString &) {
            o.demo = true;
            return true;
        }},
    {"--training", "", "with --data: practises in DIR/training; no money leaves",
        [](GuiOptions &o, const QString &) {
            o.training = true;
            return true;
        }},
    {"--tour", "DIR", "plays a trading day through the real program: pictures and receipts into DIR",
        [](GuiOptions &o, const QString &v) {
            o.tour = v;
            return !v.isEmpty();
        }},
    {"--shot", "SCREEN", "draws one screen to a picture (a wrong name lists them all)", takeShot<&ShotOptions::screen>},
    {"--state", "S", "its state: normal, empty, error, long, ...", takeShot<&ShotOptions::state>},
    {"--theme", "light|dark|contrast", "", takeShot<&ShotOptions::theme>},
    {"--lang", "zh_CN|en", "", takeShot<&ShotOptions::lang>},
    {"--size", "WxH", "of the picture, in pixels", takeSize},
    {"--scale", "1|1.25|1.40625|1.5|2", "size of everything on the screen", takeScale},
    {"--out", "F.png", "where the picture goes", takeShot<&ShotOptions::out>},
    {"--help", "", "this text",
        [](GuiOptions &o, const QString &) {
            o.help = true;
            return true;
        }},
};

} // namespace

Result<GuiOptions> parseGuiOptions(const QStringList &arguments)
{
    GuiOptions options;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString name = arguments[i].section(QLatin1Char('='), 0, 0);
        const auto row = std::ranges::find_if(kRows, [&](const OptionRow &r) { return name == QLatin1String(r.name); });
        if (row == std::end(kRows))
            return fail(ErrorCode::InvalidInput, QStringLiteral("unknown option %1; see --help").arg(arguments[i]));
        QString value;
        if (row->value[0]) {
            if (arguments[i].contains(QLatin1Char('=')))
                value = arguments[i].section(QLatin1Char('='), 1);
            else if (i + 1 < arguments.size())
                value = arguments[++i];
        }
        if (!row->take(options, value))
            return fail(ErrorCode::InvalidInput,
                QStringLiteral("%1 takes %2").arg(QLatin1String(row->name), QLatin1String(row->value)));
    }
    const int ways = !options.data.isEmpty() + options.demo + !options.tour.isEmpty() + !options.shot.screen.isEmpty();
    if (!options.help && ways != 1)
        return fail(ErrorCode::InvalidInput,
            QStringLiteral("say which shop: --data DIR, or --demo, --tour DIR or --shot SCREEN; see --help"));
    if (options.training && options.data.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("--training needs the shop: --data DIR"));
    if (!options.shot.screen.isEmpty() && options.shot.out.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("--shot needs --out F.png"));
    return options;
}

QString guiHelp()
{
    QString text = QStringLiteral("mendian: the shop's program\n\n");
    for (const OptionRow &row : kRows)
        text += QStringLiteral("  %1 %2\n")
                    .arg(QStringLiteral("%1 %2").arg(QLatin1String(row.name), QLatin1String(row.value)), -34)
                    .arg(QLatin1String(row.meaning));
    return text;
}

} // namespace mendian::app
