// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/settings/channelrow.h"

#include "ui/cashier/settings/settingtable.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/choice.h"
#include "ui/kit/panel.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr int kButton = 48;
}

ChannelRow::ChannelRow(const SettingText &text, QWidget *parent)
    : QWidget(parent), m_setting(QString::fromLatin1(text.name)), m_hint(settingHint(text)),
      m_note(new Text({}, TextRole::Secondary, this, Token::Text2)), m_device(new StatusDot(Tone::Neutral, {}, this)),
      m_phone(new Button(ButtonKind::Secondary, QStringLiteral("device-mobile"), tr("Pay ¥0.01"), this)),
      m_test(new Button(ButtonKind::Secondary, QStringLiteral("test-pipe"), {}, this)), m_toggle(new Toggle({}, this))
{
    setObjectName(QStringLiteral("setting.") + m_setting);
    const QString label = settingLabel(text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::s, 0, space::s);
    row->setSpacing(space::m);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(new Text(label, TextRole::BodyBold, this));
    head->addWidget(m_device);
    head->addStretch(1);
    words->addLayout(head);
    words->addWidget(m_note);
    m_note->setWrapped(true, 2);
    m_note->setObjectName(QStringLiteral("channel.note"));
    row->addLayout(words, 1);
    for (Button *button : {m_phone, m_test}) {
        button->setFixedHeight(kButton);
        row->addWidget(button);
    }
    row->addWidget(m_toggle);
    m_phone->setObjectName(QStringLiteral("channel.phone"));
    m_test->setObjectName(QStringLiteral("channel.test"));
    m_phone->setAccessibleName(label + QLatin1Char(' ') + m_phone->text());
    m_toggle->setAccessibleName(label);
    connect(m_toggle, &QAbstractButton::toggled, this, [this](bool on) { emit switched(m_setting, on); });
    connect(m_phone, &QAbstractButton::clicked, this, [this] { emit testWanted(provider(), true); });
    connect(m_test, &QAbstractButton::clicked, this, [this] {
        if (m_state.waits)
            emit leaveWanted(provider());
        else
            emit testWanted(provider(), false);
    });
    setState({});
}

void ChannelRow::setState(const ChannelRowState &state)
{
    m_state = state;
    m_device->setStatus(state.deviceTone, state.device);
    m_device->setVisible(!state.device.isEmpty());
    m_note->setText(state.note.isEmpty() ? m_hint : state.note);
    m_note->setColor(state.note.isEmpty() || state.noteTone == Tone::Neutral ? Token::Text2 : toneText(state.noteTone));
    m_test->setText(state.testLabel);
    m_test->setVisible(state.canTest);
    m_test->setBusy(state.running && !state.waits);
    m_phone->setVisible(state.offersPayment && !state.running);
}

void ChannelRow::setOn(bool on)
{
    const QSignalBlocker quiet(m_toggle);
    m_toggle->setChecked(on);
}

} // namespace mendian
