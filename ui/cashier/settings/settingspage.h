// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"
#include "workflows/checkout/tillport.h"

#include <QWidget>

class QVBoxLayout;

namespace mendian::kit {
class Button;
class ChoiceCard;
class QrCode;
class StatusDot;
class Text;
} // namespace mendian::kit

namespace mendian {

class ChannelRow;
class ScannerTest;
class SettingEditor;

/// Settings of this till: devices with their state, last event and a test, payment, screen (ui guide §2.7). Values are
/// checked by the rows of models/settings; the till decides who may change them. GUI thread.
class SettingsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsPage(TillPort &till, QWidget *parent = nullptr);
    void setView(const TillView &view);
    /// "printer", "scanner", "payment", "screen".
    void openSection(const QString &id);
    QString section() const { return m_section; }
    void showScan(const ScanFeedback &feedback);
    SettingEditor *editor(const QString &name) const;
    ChannelRow *channel(const QString &provider) const;

signals:
    void left();
    void told(mendian::kit::Tone tone, const QString &text);
    /// Stored; the window applies what belongs to it.
    void settingChanged(const QString &name, const QString &value);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeNavigation();
    QWidget *makeContent();
    void fill();
    void load();
    void change(const QString &name, const QString &value);
    void showDevice();
    void addChannels();
    void showChannels();
    void test();

    TillPort &m_till;
    TillView m_view;
    QString m_section;
    QMap<QString, QString> m_values;
    QList<kit::ChoiceCard *> m_entries;
    QList<SettingEditor *> m_editors;
    QList<ChannelRow *> m_channels;
    kit::QrCode *m_qr = nullptr;
    kit::Text *m_title = nullptr;
    kit::StatusDot *m_state = nullptr;
    kit::Text *m_event = nullptr;
    kit::Button *m_test = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QWidget *m_rowHost = nullptr;
    ScannerTest *m_scanner = nullptr;
};

} // namespace mendian
