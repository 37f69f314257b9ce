// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/settings/settingeditor.h"

#include "ui/cashier/settings/settingtable.h"
#include "ui/kit/choice.h"
#include "ui/kit/errortext.h"
#include "ui/kit/input.h"
#include "ui/kit/panel.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

SettingEditor::SettingEditor(const SettingText &text, QWidget *parent)
    : QWidget(parent), m_name(QString::fromLatin1(text.name)), m_row(settingRow(m_name)),
      m_error(new Text({}, TextRole::Secondary, this, Token::Danger))
{
    Q_ASSERT(m_row);
    setObjectName(QStringLiteral("setting.") + m_name);
    const QString label = settingLabel(text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::xs, 0, space::xs);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new Text(label, TextRole::BodyBold, this));
    if (const QString hint = settingHint(text); !hint.isEmpty()) {
        auto *note = new Text(hint, TextRole::Small, this, Token::Text2);
        words->addWidget(note);
    }
    row->addLayout(words, 1);
    switch (m_row->type) {
    case SettingType::Choice: {
        m_values = QString::fromLatin1(m_row->choices).split(QLatin1Char('|'));
        QStringList labels;
        for (const QString &value : std::as_const(m_values))
            labels.append(choiceLabel(m_name, value));
        m_tabs = new SegmentedTabs(this);
        m_tabs->setTabs(labels);
        m_tabs->setAccessibleName(label);
        m_tabs->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        row->addWidget(m_tabs);
        connect(m_tabs, &SegmentedTabs::currentChanged, this, [this](int index) { submit(m_values.value(index)); });
        break;
    }
    case SettingType::Boolean:
        m_toggle = new Toggle(QString(), this);
        m_toggle->setAccessibleName(label);
        row->addWidget(m_toggle);
        connect(m_toggle, &QAbstractButton::toggled, this,
            [this](bool on) { submit(on ? QStringLiteral("1") : QStringLiteral("0")); });
        break;
    case SettingType::Text:
    case SettingType::Integer:
    case SettingType::Money:
        m_field = new InputField({}, {}, this);
        m_field->setAccessibleName(label);
        m_field->setFixedWidth(m_row->type == SettingType::Text ? 340 : 120);
        row->addWidget(m_field);
        connect(m_field, &QLineEdit::editingFinished, this, [this] { submit(m_field->text()); });
        break;
    }
    column->addLayout(row);
    m_error->setObjectName(QStringLiteral("setting.error"));
    m_error->setWrapped(true, 2);
    m_error->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_error->hide();
    column->addWidget(m_error);
    setMinimumHeight(56);
}

void SettingEditor::setValue(const QString &value)
{
    m_filling = true;
    m_value = value;
    if (m_tabs)
        m_tabs->setCurrent(static_cast<int>(m_values.indexOf(value)));
    if (m_toggle)
        m_toggle->setChecked(value == QLatin1String("1"));
    if (m_field)
        m_field->setText(value);
    m_filling = false;
    showError({});
}

void SettingEditor::submit(const QString &text)
{
    if (m_filling)
        return;
    const Result<QString> value = checkSetting(*m_row, text);
    if (!value) {
        showError(m_row->type == SettingType::Integer
                ? tr("A whole number from %1.")
                      .arg(QString::fromLatin1(m_row->choices)
                               .replace(QStringLiteral(".."), tr(" to ", "between two numbers")))
                : ErrorText::sentence(value.error()));
        return;
    }
    showError({});
    if (*value == m_value)
        return;
    m_value = *value;
    emit chosen(m_name, *value);
}

void SettingEditor::refuse(const Error &error, const QString &stored)
{
    setValue(stored);
    showError(ErrorText::sentence(error));
}

QString SettingEditor::errorText() const { return m_error->isHidden() ? QString() : m_error->text(); }

void SettingEditor::showError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

} // namespace mendian
