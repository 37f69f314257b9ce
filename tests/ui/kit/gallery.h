// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace mendian::test {

/// Every widget of the kit with plausible words, for the eye and for the screen rules.
QWidget *makeGallery();

} // namespace mendian::test
