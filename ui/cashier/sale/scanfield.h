// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/input.h"

#include <functional>

class QTimer;

namespace mendian::kit {
class Chip;
}

namespace mendian {

/// The one field of the sale screen: codes by hand, "3*", pinyin initials. Input methods are off. Keys that belong to
/// the sale (F keys, space while empty, ...) are offered to the screen first. GUI thread.
class ScanField final : public kit::InputField
{
    Q_OBJECT
public:
    using KeyHook = std::function<bool(QKeyEvent *)>;

    explicit ScanField(QWidget *parent = nullptr);
    /// Called before the field looks at a key; true: taken.
    void setKeyHook(KeyHook hook) { m_hook = std::move(hook); }
    /// Quantity waiting for the next scan, 0: none.
    void setTimes(qint64 times);
    /// Whether a scanner is there; shown as a chip with a word.
    void setScannerReady(bool ready);

signals:
    void entered(const QString &text);       ///< Enter
    void timesTyped(const QString &prefix);  ///< "3*" is complete
    void searchChanged(const QString &text); ///< after a pause; empty: close the list

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onEdited(const QString &text);
    void retranslate();
    void updateChip();
    KeyHook m_hook;
    QTimer *m_pause;
    QWidget *m_inner;
    kit::Chip *m_ready;
    kit::Chip *m_times;
    qint64 m_count = 0;
    bool m_scannerReady = true;
};

/// Whether a typed text is worth a search: letters or Chinese from two characters, digits from four.
bool isSearchText(const QString &text);

} // namespace mendian
