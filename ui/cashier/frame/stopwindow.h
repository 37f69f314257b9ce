// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QWidget>

namespace mendian {

/// The shop cannot be opened: one sentence that says what to do, the code for support, and a way out. Nothing is sold
/// behind it. GUI thread.
class StopWindow final : public QWidget
{
    Q_OBJECT
public:
    explicit StopWindow(const Error &error, QWidget *parent = nullptr);
    QString sentence() const { return m_sentence; }

private:
    QString m_sentence;
};

} // namespace mendian
