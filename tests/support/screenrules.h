// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QWidget;

namespace mendian::test {

/// One broken rule of ui guide §4 and §5 on a screen.
struct ScreenProblem
{
    QString rule;   ///< "hit", "overlap", "gap", "clipped", "toast", "name", "text", "action", "tab", "contrast"
    QString widget; ///< class, objectName and words of the widget
    QString detail;
};

struct ScreenRules
{
    int minimumGap = 0; ///< between hit areas of neighbours; 8 touch, 12 gloves; 0 only forbids overlap
    QStringList skip{}; ///< rules not checked
};

/// Walks all visible widgets of a shown window. Draws it first (texts tell by their painting whether they fit).
///
/// What a widget may publish by dynamic property: "hitArea" (QSize or QRect in its own coordinates: larger than drawn),
/// "textFits" (bool: custom painting showed every word), "tabExempt" (its parent handles arrows or keys), "tightGroup"
/// on a parent (its children may touch each other).
QList<ScreenProblem> checkScreen(QWidget *window, const ScreenRules &rules = {});

/// One line a problem; empty when all is well: QCOMPARE(describe(checkScreen(&w)), QString()).
QString describe(const QList<ScreenProblem> &problems);

} // namespace mendian::test
