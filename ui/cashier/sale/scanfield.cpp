// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/scanfield.h"

#include "ui/kit/chip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QResizeEvent>
#include <QTimer>

namespace mendian {

using namespace kit;

namespace {
constexpr int kPauseMs = 120; // a person pauses longer than a scanner
constexpr int kMaxLength = 512;
} // namespace

bool isSearchText(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("^[0-9]+$"));
    const QString trimmed = text.trimmed();
    return digits.match(trimmed).hasMatch() ? trimmed.size() >= 4 : trimmed.size() >= 2;
}

ScanField::ScanField(QWidget *parent)
    : InputField(QStringLiteral("line-scan"), {}, parent), m_pause(new QTimer(this)), m_inner(new QWidget),
      m_ready(new Chip(Tone::Success, {}, m_inner)), m_times(new Chip(Tone::Brand, {}, m_inner))
{
    setObjectName(QStringLiteral("scanField"));
    setLatinOnly(true);
    setMaxLength(kMaxLength);
    setContextMenuPolicy(Qt::NoContextMenu);
    auto *row = new QHBoxLayout(m_inner);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_times);
    row->addWidget(m_ready);
    m_ready->setIconName(QStringLiteral("dot"));
    m_times->hide();
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(m_pause, &QTimer::timeout, this, [this] { emit searchChanged(isSearchText(text()) ? text() : QString()); });
    connect(this, &QLineEdit::textEdited, this, &ScanField::onEdited);
    setInnerWidget(m_inner);
    retranslate();
}

void ScanField::retranslate()
{
    setPlaceholderText(tr("Scan goods or a payment code, or type pinyin or a goods number"));
    setAccessibleName(tr("Scan field"));
    setKeycap(QStringLiteral("F2"));
    updateChip();
}

void ScanField::updateChip()
{
    m_ready->setTone(m_scannerReady ? Tone::Success : Tone::Warn);
    m_ready->setText(m_scannerReady ? tr("Scanner ready") : tr("No scanner"));
    m_times->setText(tr("Next item ×%1").arg(m_count));
    m_times->setVisible(m_count > 0);
    m_inner->adjustSize();
    QResizeEvent place(size(), size()); // the chip grew or shrank: the field places it anew
    resizeEvent(&place);
}

void ScanField::setTimes(qint64 times)
{
    if (times == m_count)
        return;
    m_count = times;
    updateChip();
}

void ScanField::setScannerReady(bool ready)
{
    if (ready == m_scannerReady)
        return;
    m_scannerReady = ready;
    updateChip();
}

void ScanField::onEdited(const QString &text)
{
    static const QRegularExpression prefix(QStringLiteral("^([1-9][0-9]{0,4})[*xX×]$"));
    if (const auto match = prefix.match(text); match.hasMatch()) {
        clear();
        m_pause->stop();
        emit timesTyped(match.captured(1) + QLatin1Char('*'));
        return;
    }
    if (text.isEmpty()) {
        m_pause->stop();
        emit searchChanged({});
    } else {
        m_pause->start();
    }
}

bool ScanField::event(QEvent *event)
{
    // A line edit claims Ctrl+Z and the like before shortcuts see them; here the key press decides.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return InputField::event(event);
}

void ScanField::keyPressEvent(QKeyEvent *event)
{
    if (m_hook && m_hook(event)) {
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const QString typed = text().trimmed();
        m_pause->stop();
        event->accept();
        if (!typed.isEmpty())
            emit entered(typed);
        return;
    }
    InputField::keyPressEvent(event);
}

void ScanField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    InputField::changeEvent(event);
}

} // namespace mendian
