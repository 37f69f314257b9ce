// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screenrules.h"

#include "ui/kit/toast.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>
#include <QSlider>
#include <QTabBar>
#include <QTextEdit>
#include <array>

namespace mendian::test {

using namespace kit;

namespace {

QString nameOf(const QWidget *widget)
{
    QString words = widget->property("text").toString();
    if (words.isEmpty())
        words = widget->accessibleName();
    return QStringLiteral("%1#%2 “%3”")
        .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), words);
}

bool isPartOfControl(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return parent
        && (qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent)
            || qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QTabBar *>(parent));
}

// Something a person presses or types into.
bool isInteractive(const QWidget *widget)
{
    if (!widget->isVisible() || !widget->isEnabled() || isPartOfControl(widget)
        || widget->testAttribute(Qt::WA_TransparentForMouseEvents))
        return false;
    if (qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QSlider *>(widget) || qobject_cast<const QTabBar *>(widget)
        || qobject_cast<const QTextEdit *>(widget))
        return true;
    return qobject_cast<const PaintedWidget *>(widget) && widget->focusPolicy() != Qt::NoFocus;
}

QRect hitArea(const QWidget *widget, const QWidget *window)
{
    QRect area = widget->rect();
    const QVariant published = widget->property("hitArea");
    if (published.typeId() == QMetaType::QRect)
        area = published.toRect();
    else if (published.typeId() == QMetaType::QSize) {
        const QSize size = published.toSize();
        area = QRect(
            area.center().x() - size.width() / 2, area.center().y() - size.height() / 2, size.width(), size.height());
    }
    return {widget->mapTo(window, area.topLeft()), area.size()};
}

class Walk
{
public:
    Walk(QWidget *window, const ScreenRules &rules) : m_window(window), m_rules(rules)
    {
        m_window->grab();
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (widget->isVisible())
                m_visible.append(widget);
            if (isInteractive(widget))
                m_interactive.append(widget);
        }
    }

    QList<ScreenProblem> run()
    {
        hits();
        neighbours();
        clipped();
        covered();
        names();
        texts();
        oneAction();
        tabOrder();
        contrast();
        return m_problems;
    }

private:
    void report(const char *rule, const QString &widget, const QString &detail)
    {
        const QString name = QLatin1String(rule);
        if (!m_rules.skip.contains(name))
            m_problems.append({name, widget, detail});
    }

    void hits()
    {
        for (const QWidget *widget : m_interactive) {
            const QSize size = hitArea(widget, m_window).size();
            const int least = minimumHit(density(widget));
            if (size.width() < least || size.height() < least)
                report("hit", nameOf(widget),
                    QStringLiteral("%1x%2, at least %3").arg(size.width()).arg(size.height()).arg(least));
        }
    }

    void neighbours()
    {
        for (qsizetype i = 0; i < m_interactive.size(); ++i) {
            const QWidget *a = m_interactive.at(i);
            const QRect first = hitArea(a, m_window);
            for (qsizetype j = i + 1; j < m_interactive.size(); ++j) {
                const QWidget *b = m_interactive.at(j);
                if (a->isAncestorOf(b) || b->isAncestorOf(a) || a->parentWidget() != b->parentWidget()
                    || a->parentWidget()->property("tightGroup").toBool())
                    continue;
                const QRect second = hitArea(b, m_window);
                if (first.intersects(second)) {
                    report("overlap", nameOf(a), nameOf(b));
                } else if (m_rules.minimumGap > 0) {
                    const int g = m_rules.minimumGap;
                    if (first.adjusted(-g + 1, -g + 1, g - 1, g - 1).intersects(second))
                        report("gap", nameOf(a), nameOf(b));
                }
            }
        }
    }

    // A control that its card cuts off; what a list scrolls is not cut off.
    void clipped()
    {
        for (const QWidget *widget : m_interactive) {
            QRect seen = widget->rect();
            for (const QWidget *at = widget; at != m_window; at = at->parentWidget()) {
                const QWidget *around = at->parentWidget();
                if (qobject_cast<const QAbstractScrollArea *>(around->parentWidget()))
                    break; // a viewport: what it cuts off scrolls
                seen.moveTopLeft(at->mapToParent(seen.topLeft()));
                if (!around->rect().contains(seen)) {
                    report("clipped", nameOf(widget), nameOf(around));
                    break;
                }
            }
        }
    }

    // A message lies over nothing that may be pressed.
    void covered()
    {
        for (const QWidget *toast : m_window->findChildren<Toast *>()) {
            if (!toast->isVisible())
                continue;
            const QRect over(toast->mapTo(m_window, QPoint()), toast->size());
            for (const QWidget *widget : m_interactive) {
                if (!toast->isAncestorOf(widget) && !isCovered(widget) && hitArea(widget, m_window).intersects(over))
                    report("toast", nameOf(widget), QStringLiteral("lies under the message"));
            }
        }
    }

    void names()
    {
        for (QWidget *widget : m_interactive) {
            QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(widget);
            if (!reader || reader->text(QAccessible::Name).trimmed().isEmpty())
                report("name", nameOf(widget), QStringLiteral("nothing to read aloud"));
        }
    }

    void texts()
    {
        for (QWidget *widget : m_visible) {
            if (const QVariant fits = widget->property("textFits"); fits.isValid()) {
                if (!fits.toBool())
                    report("text", nameOf(widget), QStringLiteral("does not fit in %1 px").arg(widget->width()));
            } else if (auto *label = qobject_cast<QLabel *>(widget)) {
                checkLabel(*label);
            } else if (qobject_cast<QPushButton *>(widget) || qobject_cast<QCheckBox *>(widget)
                || qobject_cast<QRadioButton *>(widget)) {
                if (widget->width() < widget->sizeHint().width())
                    report("text", nameOf(widget),
                        QStringLiteral("%1 px wide, needs %2").arg(widget->width()).arg(widget->sizeHint().width()));
            } else if (auto *header = qobject_cast<QHeaderView *>(widget)) {
                checkHeader(*header);
            }
        }
    }

    void checkLabel(QLabel &label)
    {
        if (label.text().isEmpty() || !label.pixmap().isNull())
            return;
        const QRect room =
            label.contentsRect().adjusted(label.margin(), label.margin(), -label.margin(), -label.margin());
        if (label.text().contains(QChar(0x2026)) && label.property("elided").toBool())
            report("text", nameOf(&label), QStringLiteral("elided"));
        if (label.wordWrap() || label.textFormat() == Qt::RichText) {
            if (label.heightForWidth(label.width()) > label.height())
                report("text", nameOf(&label), QStringLiteral("higher than its place"));
            return;
        }
        const QSize needed = label.fontMetrics().size(0, label.text());
        if (needed.width() > room.width() || label.fontMetrics().ascent() > room.height())
            report(
                "text", nameOf(&label), QStringLiteral("%1 px wide, needs %2").arg(room.width()).arg(needed.width()));
    }

    void checkHeader(QHeaderView &header)
    {
        if (header.orientation() != Qt::Horizontal || !header.model())
            return;
        for (int i = 0; i < header.count(); ++i) {
            if (header.isSectionHidden(i))
                continue;
            const QString title = header.model()->headerData(i, Qt::Horizontal).toString();
            const int needed = static_cast<int>(textWidth(Fonts::role(TextRole::TableHeader), title)) + 12;
            if (!title.isEmpty() && header.sectionSize(i) < needed)
                report("text", nameOf(&header), QStringLiteral("column “%1” needs %2 px").arg(title).arg(needed));
        }
    }

    // A button under the scrim of a dialog is not on offer.
    bool isCovered(const QWidget *widget) const
    {
        const QWidget *top = m_window->childAt(widget->mapTo(m_window, widget->rect().center()));
        return top && top != widget && !widget->isAncestorOf(top);
    }

    void oneAction()
    {
        QStringList found;
        for (const QWidget *widget : m_visible) {
            if (widget->property("kind").toString() == QLatin1String("action") && !isCovered(widget))
                found.append(nameOf(widget));
        }
        if (found.size() > 1)
            report("action", found.first(), found.mid(1).join(QStringLiteral(", ")));
    }

    void tabOrder()
    {
        QSet<const QWidget *> reached;
        const QWidget *start = m_window->window();
        for (const QWidget *w = start->nextInFocusChain(); w && w != start; w = w->nextInFocusChain()) {
            if ((w->focusPolicy() & Qt::TabFocus) && w->isVisible() && w->isEnabled())
                reached.insert(w);
        }
        for (const QWidget *widget : m_interactive) {
            const QWidget *stop = widget->focusProxy() ? widget->focusProxy() : widget;
            if (!reached.contains(stop) && !widget->property("tabExempt").toBool())
                report("tab", nameOf(widget), QStringLiteral("Tab never gets there"));
        }
    }

    void contrast()
    {
        struct Pair
        {
            Token ink;
            Token ground;
            const char *name;
        };
        static constexpr std::array kPairs{Pair{Token::Text, Token::Surface, "text on surface"},
            Pair{Token::Text2, Token::Surface, "text2 on surface"},
            Pair{Token::Text3, Token::Canvas, "text3 on canvas"}, Pair{Token::Text3, Token::Sunken, "text3 on sunken"},
            Pair{Token::OnBrand, Token::Brand, "on brand"}, Pair{Token::OnInk, Token::Ink, "on ink"},
            Pair{Token::OnInkSoft, Token::InkRaised, "soft on ink"}, Pair{Token::OnAction, Token::Action, "on action"},
            Pair{Token::Danger, Token::DangerTint, "danger on tint"},
            Pair{Token::Warn, Token::WarnTint, "warn on tint"},
            Pair{Token::Unknown, Token::UnknownTint, "unknown on tint"}};
        const Theme now = theme(m_window);
        for (const Pair &pair : kPairs) {
            if (contrastRatio(now.color(pair.ink), now.color(pair.ground)) < 4.5)
                report("contrast", QStringLiteral("theme"), QLatin1String(pair.name));
        }
        // A label whose palette was changed by hand.
        for (QWidget *widget : m_visible) {
            auto *label = qobject_cast<QLabel *>(widget);
            if (!label || label->text().isEmpty() || !label->isEnabled())
                continue;
            const QWidget *ground = label;
            while (ground->parentWidget() && !ground->autoFillBackground() && !ground->isWindow())
                ground = ground->parentWidget();
            const QColor ink = label->palette().color(label->foregroundRole());
            const QColor back = ground->palette().color(ground->backgroundRole());
            if (contrastRatio(ink, back) < 4.5 && label->testAttribute(Qt::WA_SetPalette))
                report("contrast", nameOf(label), ink.name() + QStringLiteral(" on ") + back.name());
        }
    }

    QWidget *m_window;
    ScreenRules m_rules;
    QList<QWidget *> m_visible;
    QList<QWidget *> m_interactive;
    QList<ScreenProblem> m_problems;
};

} // namespace

QList<ScreenProblem> checkScreen(QWidget *window, const ScreenRules &rules) { return Walk(window, rules).run(); }

QString describe(const QList<ScreenProblem> &problems)
{
    QStringList lines;
    for (const ScreenProblem &p : problems)
        lines.append(p.rule + QStringLiteral(": ") + p.widget + QStringLiteral(" — ") + p.detail);
    return lines.join(QLatin1Char('\n'));
}

} // namespace mendian::test
