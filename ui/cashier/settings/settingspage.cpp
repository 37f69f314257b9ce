// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/settings/settingspage.h"

#include "core/onready.h"
#include "ui/cashier/settings/channelrow.h"
#include "ui/cashier/settings/devicetexts.h"
#include "ui/cashier/settings/scannertest.h"
#include "ui/cashier/settings/settingeditor.h"
#include "ui/cashier/settings/settingtable.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/errortext.h"
#include "ui/kit/format.h"
#include "ui/kit/panel.h"
#include "ui/kit/qrcode.h"
#include "ui/kit/tile.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
const SettingSection *sectionOf(const QString &id)
{
    for (const SettingSection &section : settingSections()) {
        if (id == QLatin1String(section.id))
            return &section;
    }
    return nullptr;
}

constexpr int kQr = 220;

/// "pay." = of all providers the first that is not well, else the first.
const DeviceView *deviceOf(const TillView &view, const QString &id)
{
    const DeviceView *found = nullptr;
    for (const DeviceView &device : view.devices) {
        const bool fits = id.endsWith(QLatin1Char('.')) ? device.id.startsWith(id) : device.id == id;
        if (fits && (!found || (found->state == QLatin1String("ok") && device.state != QLatin1String("ok"))))
            found = &device;
    }
    return found;
}
} // namespace

SettingsPage::SettingsPage(TillPort &till, QWidget *parent) : QWidget(parent), m_till(till)
{
    setObjectName(QStringLiteral("page.settings"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::pageTill, space::pageTill, space::pageTill, space::pageTill);
    row->setSpacing(space::pageTill);
    row->addWidget(makeNavigation());
    row->addWidget(makeContent(), 1);
    openSection(QStringLiteral("printer"));
}

QWidget *SettingsPage::makeNavigation()
{
    auto *panel = new Panel(Panel::Kind::Card, this);
    panel->setFixedWidth(300);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::s);
    column->addWidget(new Text(tr("Settings"), TextRole::PageTitle, panel));
    for (const SettingSection &section : settingSections()) {
        const QString id = QString::fromLatin1(section.id);
        auto *entry = new ChoiceCard(QString::fromLatin1(section.icon), sectionTitle(section), {}, panel);
        entry->setCheckable(true);
        entry->setFixedHeight(64);
        entry->setObjectName(QStringLiteral("settings.") + id);
        connect(entry, &QAbstractButton::clicked, this, [this, id] { openSection(id); });
        column->addWidget(entry);
        m_entries.append(entry);
    }
    column->addStretch(1);
    auto *back = new Button(ButtonKind::Secondary, QStringLiteral("arrow-left"), tr("Back"), panel);
    back->setKeycap(QStringLiteral("Esc"));
    back->setFixedHeight(56);
    back->setObjectName(QStringLiteral("settings.back"));
    column->addWidget(back);
    connect(back, &QAbstractButton::clicked, this, &SettingsPage::left);
    return panel;
}

QWidget *SettingsPage::makeContent()
{
    auto *panel = new Panel(Panel::Kind::Card, this);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(space::xxl, space::l, space::xxl, space::l);
    column->setSpacing(space::s);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::l);
    m_title = new Text({}, TextRole::PageTitle, panel);
    m_state = new StatusDot(Tone::Neutral, {}, panel);
    m_event = new Text({}, TextRole::Secondary, panel, Token::Text2);
    m_event->setObjectName(QStringLiteral("settings.event"));
    m_event->setWrapped(true, 2);
    m_test = new Button(ButtonKind::Secondary, QStringLiteral("test-pipe"), tr("Test"), panel);
    m_test->setObjectName(QStringLiteral("settings.test"));
    head->addWidget(m_title);
    head->addWidget(m_state);
    head->addWidget(m_event, 1);
    head->addWidget(m_test);
    column->addLayout(head);
    column->addWidget(new Rule(panel));
    m_rowHost = new QWidget(panel);
    m_rows = new QVBoxLayout(m_rowHost);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    column->addWidget(m_rowHost);
    m_scanner = new ScannerTest(m_till, panel);
    column->addWidget(m_scanner, 1);
    column->addStretch(0);
    connect(m_test, &QAbstractButton::clicked, this, &SettingsPage::test);
    return panel;
}

void SettingsPage::openSection(const QString &id)
{
    const SettingSection *section = sectionOf(id);
    if (!section)
        return;
    m_section = id;
    m_title->setText(sectionTitle(*section));
    for (ChoiceCard *entry : std::as_const(m_entries)) {
        entry->setChecked(entry->objectName() == QStringLiteral("settings.") + id);
        if (entry->isChecked() && isVisible())
            entry->setFocus();
    }
    qDeleteAll(m_editors);
    m_editors.clear();
    m_channels.clear();
    m_qr = nullptr;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (id == QLatin1String("payment"))
        addChannels();
    for (const SettingText &text : settingTexts()) {
        if (id != QLatin1String(text.section))
            continue;
        auto *editor = new SettingEditor(text, m_rowHost);
        connect(editor, &SettingEditor::chosen, this, &SettingsPage::change);
        m_rows->addWidget(editor);
        m_rows->addWidget(new Rule(m_rowHost));
        m_editors.append(editor);
    }
    if (id == QLatin1String("payment")) {
        m_qr = new QrCode(kQr, m_rowHost);
        m_qr->setObjectName(QStringLiteral("settings.qr"));
        m_qr->hide();
        m_rows->addWidget(m_qr, 0, Qt::AlignHCenter);
    }
    m_test->setVisible(id == QLatin1String("printer"));
    m_test->setText(tr("Print a test page"));
    m_test->setIconName(QStringLiteral("printer"));
    const bool scanner = id == QLatin1String("scanner");
    m_scanner->setVisible(scanner);
    static_cast<QVBoxLayout *>(m_scanner->parentWidget()->layout())->setStretch(4, scanner ? 0 : 1);
    if (scanner)
        m_scanner->load();
    fill();
    showDevice();
}

void SettingsPage::addChannels()
{
    for (const SettingText &text : settingTexts()) {
        if (QLatin1String(text.section) != QLatin1String("channel"))
            continue;
        auto *row = new ChannelRow(text, m_rowHost);
        connect(row, &ChannelRow::switched, this,
            [this](const QString &name, bool on) { change(name, on ? QStringLiteral("1") : QStringLiteral("0")); });
        const auto tell = [this](const Status &status) {
            if (!status)
                emit told(Tone::Danger, ErrorText::sentence(status.error()));
        };
        connect(row, &ChannelRow::testWanted, this, [this, tell](const QString &provider, bool withMoney) {
            onReady(m_till.testChannel(provider, withMoney), this, tell);
        });
        connect(row, &ChannelRow::leaveWanted, this,
            [this, tell](const QString &provider) { onReady(m_till.leaveChannelTest(provider), this, tell); });
        m_rows->addWidget(row);
        m_rows->addWidget(new Rule(m_rowHost));
        m_channels.append(row);
    }
}

void SettingsPage::showChannels()
{
    QString qr;
    for (ChannelRow *row : std::as_const(m_channels)) {
        row->setState(ChannelPresenter::state(m_view, row->provider()));
        if (!row->state().qr.isEmpty())
            qr = row->state().qr;
    }
    if (m_qr) {
        m_qr->setText(qr);
        m_qr->setVisible(!qr.isEmpty());
    }
}

ChannelRow *SettingsPage::channel(const QString &provider) const
{
    for (ChannelRow *row : m_channels) {
        if (row->provider() == provider)
            return row;
    }
    return nullptr;
}

SettingEditor *SettingsPage::editor(const QString &name) const
{
    for (SettingEditor *editor : m_editors) {
        if (editor->name() == name)
            return editor;
    }
    return nullptr;
}

void SettingsPage::fill()
{
    for (SettingEditor *editor : std::as_const(m_editors)) {
        const SettingRow *row = settingRow(editor->name());
        editor->setValue(m_values.value(editor->name(), QString::fromUtf8(row->fallback)));
    }
    for (ChannelRow *row : std::as_const(m_channels))
        row->setOn(m_values.value(row->setting()) == QLatin1String("1"));
}

void SettingsPage::load()
{
    onReady(m_till.settings(), this, [this](const Result<QMap<QString, QString>> &values) {
        if (!values) {
            emit told(Tone::Danger, ErrorText::sentence(values.error()));
            return;
        }
        m_values = *values;
        fill();
    });
}

void SettingsPage::change(const QString &name, const QString &value)
{
    onReady(m_till.changeSetting(name, value), this, [this, name, value](const Status &status) {
        if (status) {
            m_values.insert(name, value);
            emit settingChanged(name, value);
            return;
        }
        const SettingRow *row = settingRow(name);
        if (SettingEditor *changed = editor(name)) {
            changed->refuse(status.error(), m_values.value(name, QString::fromUtf8(row->fallback)));
            return;
        }
        fill(); // a provider's switch goes back
        emit told(Tone::Danger, ErrorText::sentence(status.error()));
    });
}

void SettingsPage::setView(const TillView &view)
{
    m_view = view;
    showDevice();
}

void SettingsPage::showDevice()
{
    const qsizetype count = static_cast<qsizetype>(settingSections().size());
    for (qsizetype i = 0; i < count; ++i) {
        const SettingSection &section = settingSections()[static_cast<size_t>(i)];
        const DeviceView *device = deviceOf(m_view, QString::fromLatin1(section.device));
        m_entries.at(i)->setNote(device ? deviceState(*device) : QString());
    }
    showChannels();
    const SettingSection *section = sectionOf(m_section);
    const DeviceView *device = deviceOf(m_view, QString::fromLatin1(section->device));
    const bool own = device && m_channels.isEmpty(); // providers have rows of their own
    m_state->setVisible(own);
    m_event->setText({});
    if (!own)
        return;
    m_state->setStatus(deviceTone(*device), deviceState(*device));
    if (const QString note = deviceNote(*device); !note.isEmpty())
        m_event->setText(note);
    else if (!device->lastEvent.isNull())
        m_event->setText(tr("last heard of at %1").arg(Format().time(device->lastEvent)));
}

void SettingsPage::test()
{
    m_test->setBusy(true);
    onReady(m_till.printTestPage(), this, [this](const Status &status) {
        m_test->setBusy(false);
        emit told(status ? Tone::Success : Tone::Danger,
            status ? tr("The test page is on its way to the printer.") : ErrorText::sentence(status.error()));
    });
}

void SettingsPage::showScan(const ScanFeedback &feedback)
{
    if (m_section == QLatin1String("scanner"))
        m_scanner->show(feedback);
}

void SettingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
    for (ChoiceCard *entry : std::as_const(m_entries)) {
        if (entry->isChecked())
            entry->setFocus();
    }
}

// No customer's code may end up in a test that somebody has walked away from.
void SettingsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    for (const ChannelView &channel : std::as_const(m_view.channels)) {
        if (ChannelPresenter::state(m_view, channel.provider).waits)
            onReady(m_till.leaveChannelTest(channel.provider), this, [](const Status &) {});
    }
}

void SettingsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mendian
