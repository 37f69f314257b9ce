// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <memory>

class QTranslator;

namespace mendian::kit {

/// The interface's language. English is in the source, zh_CN in the built-in translation. The application owns one;
/// switching at run time sends LanguageChange to every widget and sets the default QLocale.
class Language
{
public:
    Language();
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    static QStringList available() { return {QStringLiteral("zh_CN"), QStringLiteral("en")}; }
    /// False for an unknown code: the language stays as it was.
    bool install(const QString &code);
    QString current() const { return m_code; }
    QLocale locale() const;

private:
    void removeTranslators();
    QString m_code = QStringLiteral("en");
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace mendian::kit
