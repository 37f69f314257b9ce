// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/settings/channelpresenter.h"

#include "ui/cashier/settings/devicetexts.h"

namespace mendian {

using namespace kit;

namespace {

struct TestRow
{
    const char *state; ///< of ChannelView
    Tone tone;
    bool running;
    bool waits; ///< for a phone
    const char *words;
};
constexpr TestRow kTests[] = {
    {"asking", Tone::Info, true, false,
        QT_TRANSLATE_NOOP("ChannelPresenter", "Asking about a number that does not exist …")},
    {"code", Tone::Brand, true, true,
        QT_TRANSLATE_NOOP("ChannelPresenter", "Scan the payment code of your own phone: ¥0.01 is paid and goes back.")},
    {"paying", Tone::Info, true, false, QT_TRANSLATE_NOOP("ChannelPresenter", "¥0.01 is being paid …")},
    {"qr", Tone::Brand, true, true,
        QT_TRANSLATE_NOOP("ChannelPresenter", "Scan the code with your own phone: ¥0.01 is paid and goes back.")},
    {"returning", Tone::Info, false, false,
        QT_TRANSLATE_NOOP("ChannelPresenter", "¥0.01 was paid and is on its way back …")},
    {"proven", Tone::Success, false, false,
        QT_TRANSLATE_NOOP("ChannelPresenter", "The provider answered: line, keys and signatures are right.")},
    {"returned", Tone::Success, false, false,
        QT_TRANSLATE_NOOP("ChannelPresenter", "¥0.01 was paid and is back: the channel works both ways.")},
    {"closed", Tone::Neutral, false, false,
        QT_TRANSLATE_NOOP("ChannelPresenter", "Nobody paid; the number is closed. Line and keys are right.")},
    {"refused", Tone::Danger, false, false,
        QT_TRANSLATE_NOOP("ChannelPresenter", "The payment was refused, no money moved.")},
    {"wrong_keys", Tone::Danger, false, false,
        QT_TRANSLATE_NOOP("ChannelPresenter",
            "The provider was reached, but the keys do not fit. Import them again from the merchant pages.")},
    {"no_line", Tone::Warn, false, false,
        QT_TRANSLATE_NOOP("ChannelPresenter", "The provider cannot be reached. Check the network, then test again.")},
    {"unclear", Tone::Unknown, false, false,
        QT_TRANSLATE_NOOP("ChannelPresenter", "No clear answer; nothing is proven. Test again in a minute.")},
    {"stuck", Tone::Danger, false, false,
        QT_TRANSLATE_NOOP("ChannelPresenter", "¥0.01 was paid, its way back needs a person: see “Pending”.")},
};

const TestRow *rowOf(const QString &state)
{
    for (const TestRow &row : kTests) {
        if (state == QLatin1String(row.state))
            return &row;
    }
    return nullptr;
}

} // namespace

ChannelRowState ChannelPresenter::state(const TillView &view, const QString &provider)
{
    ChannelRowState s;
    s.testLabel = tr("Test the channel");
    s.device = tr("off", "a way to pay that is switched off");
    const QString id = QStringLiteral("pay.") + provider;
    for (const DeviceView &device : view.devices) {
        if (device.id != id)
            continue;
        s.device = deviceState(device);
        s.deviceTone = deviceTone(device);
        s.note = deviceNote(device);
        s.noteTone = s.deviceTone;
        s.canTest = device.code != QLatin1String("Keys");
    }
    s.offersPayment = s.canTest && view.folderKind == QLatin1String("real");
    for (const ChannelView &channel : view.channels) {
        const TestRow *row = channel.provider == provider ? rowOf(channel.state) : nullptr;
        if (!row)
            continue;
        s.note = tr(row->words);
        s.noteTone = row->tone;
        s.running = row->running;
        s.waits = row->waits;
        s.qr = channel.qr;
        if (!channel.sentence.isEmpty() && !row->running)
            s.note += QLatin1Char(' ')
                + QCoreApplication::translate("PaymentSentence", channel.sentence.toUtf8().constData());
        if (!channel.code.isEmpty() && row->tone != Tone::Success && !row->running)
            s.note += QStringLiteral(u" · ") + channel.code;
    }
    if (s.waits)
        s.testLabel = tr("Stop the test");
    return s;
}

} // namespace mendian
