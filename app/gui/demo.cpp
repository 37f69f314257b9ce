// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/demo.h"

#include "app/runtime/demoworld.h"
#include "app/runtime/newshop.h"

#include <QDir>

namespace mendian::app {

DemoShop::~DemoShop() = default;

Result<std::unique_ptr<DemoShop>> DemoShop::open(const Options &options)
{
    std::unique_ptr<DemoShop> demo(new DemoShop);
    const QString base = options.folder.isEmpty() ? demo->m_temporary.path() : options.folder;
    if (!QDir().mkpath(base))
        return fail(ErrorCode::Io, QStringLiteral("cannot make %1").arg(base), {base});
    demo->m_folder = QDir(base).filePath(QStringLiteral("shop"));
    const Clock &clock = options.clock ? *options.clock : demo->m_clock;
    sandbox::WorldOptions world;
    world.folder = QDir(base).filePath(QStringLiteral("sandbox"));
    world.timeScale = options.timeScale;
    world.clock = options.clock; // both sides live on the same day: signed requests carry their moment
    auto started = sandbox::World::start(world);
    if (!started)
        return fail(started.error());
    demo->m_world = *std::move(started);
    MENDIAN_TRY(createDemoShop(demo->m_folder, options.goods, clock));
    MENDIAN_TRY(pointShopAtWorld(demo->m_folder, *demo->m_world));
    RuntimeOptions runtime;
    runtime.folder = demo->m_folder;
    runtime.clock = options.clock;
    auto opened = ShopRuntime::open(runtime);
    if (!opened)
        return fail(opened.error());
    demo->m_runtime = *std::move(opened);
    demo->m_runtime->call([&] {
        demo->m_runtime->till().channelDesk().setPhone(phoneOf(*demo->m_world));
        return true;
    });
    return demo;
}

Status DemoShop::startDay()
{
    return m_runtime->call([this]() -> Status {
        MENDIAN_TRY(m_runtime->till().signIn(QStringLiteral("0017"), Secret("246810")));
        return m_runtime->till().openShift(Money::fromFen(50'000));
    });
}

} // namespace mendian::app
