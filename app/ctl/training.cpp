// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runtime/training.h"
#include "app/ctl/commands.h"

namespace mendian::ctl {

namespace {

Outcome create(Context &context)
{
    if (context.args.value("from").isEmpty())
        return misused(QStringLiteral("Say which shop it is made from: --from DIR."));
    const QString from = context.path(context.args.value("from"));
    const Status made = app::createTrainingShop(from, context.folder, SystemClock());
    if (!made) {
        const ErrorCode code = made.error().code;
        return failed(made.error(),
            code == ErrorCode::Conflict
                ? QStringLiteral("%1 is a shop already; choose a new folder.").arg(context.folder)
                : code == ErrorCode::WrongFolder
                ? QStringLiteral("%1 is no shop that a training shop can be made from.").arg(from)
                : QString());
    }
    Outcome outcome;
    outcome.json =
        JsonWriter().put("folder", context.folder).put("from", from).put("kind", QStringLiteral("training")).object();
    outcome.lines = {
        QStringLiteral("a training shop with the goods, people and settings of %1 is in %2").arg(from, context.folder),
        QStringLiteral("`mendian --data %1 --training` practises in %1/training, with a provider of its own")
            .arg(from)};
    return outcome;
}

constexpr OptionRow kCreate[] = {{"from", "DIR", "the shop it is made from; it may be open meanwhile"}};
constexpr CommandRow kCommands[] = {
    {"training create", "", "makes a training shop like another shop: same goods, people and settings, no money",
        Needs::Path, kCreate, create},
};

} // namespace

std::span<const CommandRow> trainingCommands() { return kCommands; }

} // namespace mendian::ctl
