// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/settings/channelpresenter.h"

#include <QWidget>

namespace mendian::kit {
class Button;
class StatusDot;
class Text;
class Toggle;
} // namespace mendian::kit

namespace mendian {

struct SettingText;

/// A provider on the payment page: its switch, its state, [test the channel] and, in a real shop, ¥0.01 by phone.
class ChannelRow final : public QWidget
{
    Q_OBJECT
public:
    /// `text` is the provider's switch, "pay.<provider>".
    explicit ChannelRow(const SettingText &text, QWidget *parent = nullptr);
    QString setting() const { return m_setting; }
    QString provider() const { return m_setting.mid(4); }
    void setState(const ChannelRowState &state);
    const ChannelRowState &state() const { return m_state; }
    /// What is stored; shown without sending anything.
    void setOn(bool on);

signals:
    void switched(const QString &setting, bool on);
    void testWanted(const QString &provider, bool withMoney);
    void leaveWanted(const QString &provider);

private:
    QString m_setting;
    QString m_hint;
    ChannelRowState m_state;
    kit::Text *m_note;
    kit::StatusDot *m_device;
    kit::Button *m_phone;
    kit::Button *m_test;
    kit::Toggle *m_toggle;
};

} // namespace mendian
