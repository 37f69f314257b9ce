// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflows/checkout/tillport.h"

#include <QWidget>

namespace mendian::kit {
class Text;
}

namespace mendian {

class ListArea;

/// Shows what the scanner sends: the code (masked where it is somebody's money) and where it goes, the last ones below.
class ScannerTest final : public QWidget
{
    Q_OBJECT
public:
    explicit ScannerTest(TillPort &till, QWidget *parent = nullptr);
    void show(const ScanFeedback &feedback);
    void load();

private:
    TillPort &m_till;
    kit::Text *m_code;
    kit::Text *m_route;
    ListArea *m_list;
};

} // namespace mendian
