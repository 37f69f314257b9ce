// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/language.h"

#include "ui/kit/kitlog.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

static void initTranslations() { Q_INIT_RESOURCE(mendian_translations); }

namespace mendian::kit {

Language::Language() = default;

Language::~Language() { removeTranslators(); }

void Language::removeTranslators()
{
    for (auto *translator : {&m_own, &m_qt}) {
        if (*translator)
            QCoreApplication::removeTranslator(translator->get());
        translator->reset();
    }
}

QLocale Language::locale() const
{
    return m_code == QLatin1String("zh_CN") ? QLocale(QLocale::Chinese, QLocale::China)
                                            : QLocale(QLocale::English, QLocale::UnitedStates);
}

bool Language::install(const QString &code)
{
    if (!available().contains(code))
        return false;
    std::unique_ptr<QTranslator> own;
    std::unique_ptr<QTranslator> qt;
    if (code != QLatin1String("en")) {
        initTranslations();
        own = std::make_unique<QTranslator>();
        if (!own->load(QStringLiteral(":/mendian/translations/mendian_%1.qm").arg(code))) {
            qCWarning(logKit) << "no translation for" << code;
            return false;
        }
        // Qt's own few words (line edit menu); not having them is no reason to fail.
        qt = std::make_unique<QTranslator>();
        if (!qt->load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            qt.reset();
    }
    removeTranslators();
    m_code = code;
    QLocale::setDefault(locale());
    m_own = std::move(own);
    m_qt = std::move(qt);
    if (m_qt)
        QCoreApplication::installTranslator(m_qt.get());
    if (m_own)
        QCoreApplication::installTranslator(m_own.get());
    return true;
}

} // namespace mendian::kit
