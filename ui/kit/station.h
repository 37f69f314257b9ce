// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace mendian {

class Services; // app/ wires it; a station's screens take what they need from it

namespace kit {

/// One place of work: cashier, picking, manager, head office. app/ registers them; the window asks for the screen.
/// GUI thread.
class Station
{
public:
    virtual ~Station() = default;
    virtual QString id() const = 0;    ///< "cashier", as in --station
    virtual QString title() const = 0; ///< for people, translated
    virtual QWidget *createScreen(const Services &services, QWidget *parent) = 0;
};

} // namespace kit
} // namespace mendian
