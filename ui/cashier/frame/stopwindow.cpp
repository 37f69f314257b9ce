// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/frame/stopwindow.h"

#include "core/product.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/panel.h"
#include "ui/kit/status.h"

#include <QVBoxLayout>

namespace mendian {

using namespace kit;

StopWindow::StopWindow(const Error &error, QWidget *parent) : QWidget(parent), m_sentence(ErrorText::sentence(error))
{
    setObjectName(QStringLiteral("stopped"));
    setWindowTitle(productNameChinese() + QLatin1Char(' ') + productName());
    setAccessibleName(m_sentence);
    auto *card = new Panel(Panel::Kind::Dialog, this);
    card->setFixedWidth(560);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(24, 32, 24, 24);
    column->setSpacing(space::l);
    column->addWidget(new StatusIcon(Tone::Danger, card), 0, Qt::AlignHCenter);
    const auto paragraph = [&](const QString &text, TextRole role, Token color) {
        auto *words = new Text(text, role, card, color);
        words->setWrapped(true);
        words->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
        column->addWidget(words);
    };
    paragraph(tr("The shop cannot be opened"), TextRole::DialogTitle, Token::Danger);
    paragraph(m_sentence, TextRole::Body, Token::Text);
    QString code = QString::fromLatin1(errorName(error.code));
    if (!error.args.isEmpty())
        code += QStringLiteral(u" · ") + error.args.first();
    paragraph(code, TextRole::Small, Token::Text3); // for support
    auto *close = new Button(ButtonKind::Primary, QStringLiteral("x"), tr("Close"), card);
    close->setObjectName(QStringLiteral("stopped.close"));
    close->setKey(Qt::Key_Return);
    column->addWidget(close);
    connect(close, &QAbstractButton::clicked, this, &QWidget::close);
    auto *middle = new QVBoxLayout(this);
    middle->addWidget(card, 0, Qt::AlignCenter);
    close->setFocus();
}

} // namespace mendian
