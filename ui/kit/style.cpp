// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/style.h"

#include "ui/kit/buttonlook.h"
#include "ui/kit/fonts.h"
#include "ui/kit/paint.h"
#include "ui/kit/painted.h"
#include "ui/kit/stylepaint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPixmapCache>
#include <QPushButton>

namespace mendian::kit {

namespace {

ButtonLook lookOf(const QStyleOptionButton &option, const QWidget *widget)
{
    const Density d = density(widget);
    QString text = option.text;
    text.remove(QLatin1Char('&'));
    return {.kind = buttonKind(widget ? widget->property("kind").toString() : QString()),
        .text = text,
        .note = {},
        .icon = widget ? widget->property("iconName").toString() : QString(),
        .keycap = widget ? widget->property("keycap").toString() : QString(),
        .font = Fonts::role(d == Density::Mouse ? TextRole::ControlSmall : TextRole::Control),
        .density = d,
        .pressed = option.state.testFlag(QStyle::State_Sunken),
        .hovered = d == Density::Mouse && option.state.testFlag(QStyle::State_MouseOver),
        .focused = option.state.testFlag(QStyle::State_HasFocus),
        .disabled = !option.state.testFlag(QStyle::State_Enabled),
        .busy = false,
        .checked = option.state.testFlag(QStyle::State_On),
        .busyPhase = 0};
}

template <typename T>
const T *as(const QStyleOption *option)
{
    return qstyleoption_cast<const T *>(option);
}

void paintRow(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    if (!option.state.testFlag(QStyle::State_Selected))
        return;
    painter.fillRect(option.rect, theme.color(Token::RowSel));
    if (option.viewItemPosition == QStyleOptionViewItem::Beginning
        || option.viewItemPosition == QStyleOptionViewItem::OnlyOne)
        painter.fillRect(
            QRect(option.rect.left(), option.rect.top(), 4, option.rect.height()), theme.color(Token::Brand));
}

} // namespace

MendianStyle::MendianStyle(ThemeKind kind) : QProxyStyle(QStringLiteral("Fusion")), m_theme(kind) {}

void MendianStyle::setTheme(ThemeKind kind)
{
    m_theme = Theme(kind);
    QApplication::setPalette(m_theme.palette());
    QPixmapCache::clear();
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent event(QEvent::StyleChange);
        QApplication::sendEvent(widget, &event);
        widget->update();
    }
}

void MendianStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QMenu *>(widget)) {
        widget->setWindowFlag(Qt::FramelessWindowHint);
        widget->setWindowFlag(Qt::NoDropShadowWindowHint);
    }
    if (auto *view = qobject_cast<QAbstractItemView *>(widget); view && !qobject_cast<QHeaderView *>(widget))
        view->setAttribute(Qt::WA_MacShowFocusRect, false);
}

int MendianStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return density(widget) == Density::Gloves ? 20 : 12;
    case PM_ScrollBarSliderMin:
        return 48;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return density(widget) == Density::Gloves ? 32 : 22;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 10;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 6;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 20;
    case PM_ToolBarIconSize:
        return 22;
    case PM_TextCursorWidth:
        return 2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int MendianStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_Menu_Scrollable:
    case SH_LineEdit_PasswordMaskDelay:
    case SH_ToolButton_PopupDelay:
        return 0;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    case SH_LineEdit_PasswordCharacter:
        return 0x25CF;
    case SH_Header_ArrowAlignment:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize MendianStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const int control = controlHeight(widget);
    switch (type) {
    case CT_PushButton:
        if (const auto *button = as<QStyleOptionButton>(option))
            return buttonSize(lookOf(*button, widget));
        break;
    case CT_LineEdit:
        // A spin box or combo box wraps its own line edit and adds the frame itself.
        if (widget
            && (qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
                || qobject_cast<QComboBox *>(widget->parentWidget())))
            break;
        return {size.width() + 24, qMax(control, size.height() + 8)};
    case CT_ComboBox:
        return {size.width() + 58, qMax(control, size.height() + 8)};
    case CT_SpinBox:
        return {size.width() + 24, qMax(control, size.height() + 8)};
    case CT_TabBarTab:
        return {size.width() + 16, qMax(density(widget) == Density::Mouse ? 38 : 48, size.height())};
    case CT_MenuItem: {
        const QSize inner = QProxyStyle::sizeFromContents(type, option, size, widget);
        if (const auto *item = as<QStyleOptionMenuItem>(option);
            item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {inner.width(), 9};
        return {inner.width() + 56, qMax(control, inner.height())};
    }
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize inner = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {inner.width() + 4, qMax(minimumHit(density(widget)), inner.height())};
    }
    case CT_HeaderSection: {
        const QSize inner = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {inner.width() + 8, qMax(30, inner.height())};
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect MendianStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl sub, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        // No arrow buttons: the groove is the whole bar.
        const auto *bar = as<QStyleOptionSlider>(option);
        if (!bar)
            return {};
        const QRect whole = bar->rect;
        const bool upright = bar->orientation == Qt::Vertical;
        const int length = upright ? whole.height() : whole.width();
        const int range = bar->maximum - bar->minimum;
        int slider = length;
        if (range > 0)
            slider = qBound(qMin(48, length),
                static_cast<int>(static_cast<qint64>(length) * bar->pageStep / (range + bar->pageStep)), length);
        const int at =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        const auto part = [&](int from, int size) {
            return upright ? QRect(whole.left(), whole.top() + from, whole.width(), size)
                           : QRect(whole.left() + from, whole.top(), size, whole.height());
        };
        switch (sub) {
        case SC_ScrollBarSlider:
            return part(at, slider);
        case SC_ScrollBarGroove:
            return whole;
        case SC_ScrollBarSubPage:
            return part(0, at);
        case SC_ScrollBarAddPage:
            return part(at + slider, length - at - slider);
        default:
            return {};
        }
    }
    if (control == CC_ComboBox) {
        const QRect rect = option->rect;
        if (sub == SC_ComboBoxEditField)
            return rect.adjusted(12, 2, -36, -2);
        if (sub == SC_ComboBoxArrow)
            return {rect.right() - 36, rect.top(), 36, rect.height()};
    }
    if (control == CC_SpinBox && sub == SC_SpinBoxEditField)
        return option->rect.adjusted(10, 2, -10, -2);
    if (control == CC_SpinBox && (sub == SC_SpinBoxUp || sub == SC_SpinBoxDown))
        return {};
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect MendianStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return QProxyStyle::subElementRect(element, option, widget).adjusted(10, 0, -10, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

void MendianStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        // The edit inside a combo or spin box has no frame of its own.
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            stylepaint::lineEdit(*painter, *option, m_theme);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        stylepaint::indicator(*painter, *option, m_theme, false);
        return;
    case PE_IndicatorRadioButton:
        stylepaint::indicator(*painter, *option, m_theme, true);
        return;
    case PE_FrameFocusRect: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        drawFocusRing(*painter, option->rect, radius::control, m_theme.color(Token::Brand));
        painter->restore();
        return;
    }
    case PE_PanelMenu:
    case PE_FrameMenu:
        drawBox(*painter, option->rect, 0, m_theme.color(Token::Surface), m_theme.color(Token::BorderStrong));
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = as<QStyleOptionViewItem>(option)) {
            if (item->backgroundBrush.style() != Qt::NoBrush)
                painter->fillRect(item->rect, item->backgroundBrush);
            paintRow(*painter, *item, m_theme);
        }
        return;
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelButtonCommand:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void MendianStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton:
        if (const auto *button = as<QStyleOptionButton>(option)) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            paintButton(*painter, button->rect, lookOf(*button, widget), m_theme);
            painter->restore();
        }
        return;
    case CE_TabBarTab:
        if (const auto *tab = as<QStyleOptionTab>(option))
            stylepaint::tab(*painter, *tab, m_theme);
        return;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            stylepaint::menuItem(*painter, *item, m_theme);
        return;
    case CE_MenuEmptyArea:
        painter->fillRect(option->rect, m_theme.color(Token::Surface));
        return;
    case CE_HeaderSection:
        if (const auto *header = as<QStyleOptionHeader>(option))
            stylepaint::headerSection(*painter, *header, m_theme);
        return;
    case CE_HeaderLabel:
        if (const auto *header = as<QStyleOptionHeader>(option))
            stylepaint::headerLabel(*painter, *header, m_theme);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_theme.color(Token::Surface));
        return;
    case CE_ProgressBar:
        if (const auto *bar = as<QStyleOptionProgressBar>(option))
            stylepaint::progressBar(*painter, *bar, m_theme);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void MendianStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = as<QStyleOptionSlider>(option))
            stylepaint::scrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget), m_theme);
        return;
    case CC_ComboBox:
        if (const auto *box = as<QStyleOptionComboBox>(option))
            stylepaint::comboBox(*painter, *box, m_theme);
        return;
    case CC_SpinBox:
        stylepaint::lineEdit(*painter, *option, m_theme);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

MendianStyle *installKit(QApplication &application, ThemeKind kind, bool animations)
{
    Fonts::install();
    auto *style = new MendianStyle(kind);
    style->setAnimations(animations);
    QApplication::setStyle(style);
    QApplication::setPalette(style->standardPalette());
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
    application.setCursorFlashTime(animations ? 1000 : 0);
    installAccessibility();
    return style;
}

} // namespace mendian::kit
