// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "models/settings/settings.h"

#include <QWidget>

class QLineEdit;

namespace mendian::kit {
class SegmentedTabs;
class Text;
class Toggle;
} // namespace mendian::kit

namespace mendian {

struct SettingText;

/// One setting: label and hint at the left, choice, switch or field at the right, 56 high. A bad value shows its
/// sentence in place and is not sent.
class SettingEditor final : public QWidget
{
    Q_OBJECT
public:
    SettingEditor(const SettingText &text, QWidget *parent = nullptr);
    QString name() const { return m_name; }
    /// What is stored; shown without sending anything.
    void setValue(const QString &value);
    /// The till refused it: the sentence, and the stored value again.
    void refuse(const Error &error, const QString &stored);
    QString errorText() const;
    QLineEdit *field() const { return m_field; }
    kit::SegmentedTabs *choices() const { return m_tabs; }

signals:
    void chosen(const QString &name, const QString &value);

private:
    void submit(const QString &text);
    void showError(const QString &sentence);
    QString m_name;
    const SettingRow *m_row;
    QStringList m_values;
    QString m_value;
    bool m_filling = false;
    kit::SegmentedTabs *m_tabs = nullptr;
    kit::Toggle *m_toggle = nullptr;
    QLineEdit *m_field = nullptr;
    kit::Text *m_error;
};

} // namespace mendian
