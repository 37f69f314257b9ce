// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/salepage.h"

#include "core/onready.h"
#include "ui/cashier/payment/paymentoverlay.h"
#include "ui/cashier/sale/alertbar.h"
#include "ui/cashier/sale/basketfooter.h"
#include "ui/cashier/sale/basketlist.h"
#include "ui/cashier/sale/emptybasket.h"
#include "ui/cashier/sale/functionbar.h"
#include "ui/cashier/sale/quantitypanel.h"
#include "ui/cashier/sale/quickkeys.h"
#include "ui/cashier/sale/saletexts.h"
#include "ui/cashier/sale/scanfield.h"
#include "ui/cashier/sale/searchlist.h"
#include "ui/cashier/sale/totalpanel.h"
#include "ui/cashier/parts/sidepanel.h"
#include "ui/kit/errortext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace mendian {

using namespace kit;

namespace {
constexpr int kRight = 500;
constexpr int kWide = 1600; // from here on the right column is 36 % of the width
constexpr int kGap = 10;
} // namespace

SalePage::SalePage(TillPort &till, Prompter &prompter, SoundPlayer &sounds, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_till(till), m_prompter(prompter), m_sounds(sounds), m_clock(clock)
{
    setObjectName(QStringLiteral("salePage"));
    setAccessibleName(tr("Sale"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::pageTill, space::pageTill, space::pageTill, space::pageTill);
    row->setSpacing(space::m);
    row->addWidget(makeLeft(), 1);
    row->addWidget(makeRight());
    m_search = new SearchList(this);
    m_payment = new PaymentOverlay(till, clock, prompter, sounds, this);
    connectParts();
    setView(till.view());
    onReady(till.quickKeys(), this, [this](const Result<QList<QuickKeyTab>> &tabs) {
        if (tabs)
            m_quick->setTabs(*tabs);
    });
}

QWidget *SalePage::makeLeft()
{
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    m_scan = new ScanField(left);
    m_scan->setFixedHeight(52);
    m_alert = new AlertBar(left);
    m_alert->hide();
    auto *card = new Panel(Panel::Kind::Card, left);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 4, 1, 1);
    inside->setSpacing(0);
    m_lines = new QStackedWidget(card);
    m_basket = new BasketList;
    m_basket->setFocusPolicy(Qt::TabFocus);
    m_empty = new EmptyBasket;
    m_lines->addWidget(m_basket);
    m_lines->addWidget(m_empty);
    m_footer = new BasketFooter(card);
    inside->addWidget(m_lines, 1);
    inside->addWidget(m_footer);
    m_functions = new FunctionBar(left);
    column->addWidget(m_scan);
    column->addWidget(m_alert);
    column->addWidget(card, 1);
    column->addWidget(m_functions);
    return left;
}

QWidget *SalePage::makeRight()
{
    m_right = new QWidget(this);
    m_rightColumn = new QVBoxLayout(m_right);
    m_rightColumn->setContentsMargins(0, 0, 0, 0);
    m_rightColumn->setSpacing(kGap);
    m_quick = new QuickKeys(m_right);
    m_total = new TotalPanel(m_right);
    m_rightColumn->addWidget(m_quick, 1);
    m_rightColumn->addWidget(m_total);
    return m_right;
}

void SalePage::connectParts()
{
    connect(&m_till, &TillPort::viewChanged, this, &SalePage::setView);
    connect(&m_till, &TillPort::scanned, this, &SalePage::showScan);
    connect(&m_till, &TillPort::noticed, this, [this](const Notice &notice) {
        const saletexts::Message message = saletexts::notice(notice);
        if (message.sound)
            m_sounds.play(*message.sound);
        m_prompter.tell(message.tone, message.text);
    });
    m_scan->setKeyHook([this](QKeyEvent *event) { return handleKey(event); });
    connect(m_scan, &ScanField::entered, this, &SalePage::onTyped);
    connect(m_scan, &ScanField::timesTyped, this, &SalePage::onTyped);
    connect(m_scan, &ScanField::searchChanged, this, &SalePage::search);
    connect(m_search, &SearchList::chosen, this, &SalePage::choose);
    connect(m_alert, &AlertBar::ignored, this, [this] {
        m_alert->hide();
        focusScan();
    });
    connect(m_basket, &BasketList::stepped, this, &SalePage::step);
    connect(m_basket, &BasketList::numberPressed, this, [this] { openPanel(QStringLiteral("quantity")); });
    connect(m_basket, &BasketList::selectedChanged, this,
        [this] { m_functions->setTiles(m_presenter.tiles(m_view, m_basket->selectedKey() != 0)); });
    connect(m_footer, &BasketFooter::undoPressed, this, [this] { act(SaleAction::Undo); });
    connect(m_empty, &EmptyBasket::reprintPressed, this, [this] { act(SaleAction::Reprint); });
    connect(m_empty, &EmptyBasket::viewPressed, this, [this] { openPanel(QStringLiteral("receipt")); });
    connect(m_functions, &FunctionBar::triggered, this, [this](SaleAction action) { act(action); });
    connect(m_functions, &FunctionBar::refused, this, [this](const QString &why) { tell(Tone::Warn, why); });
    connect(m_total, &TotalPanel::triggered, this, [this](SaleAction action) { act(action); });
    connect(m_total, &TotalPanel::refused, this, [this](const QString &why) { tell(Tone::Warn, why); });
    connect(m_quick, &QuickKeys::pressed, this, &SalePage::onQuickKey);
    connect(m_payment, &PaymentOverlay::closed, this, [this] {
        m_scan->setFocusProxy(nullptr);
        focusScan();
    });
    connect(m_payment, &PaymentOverlay::opened, this, [this] {
        closePanel();
        // Whoever gives the scan field the focus meanwhile (a window that becomes active) means the payment.
        m_scan->setFocusProxy(m_payment->panel());
    });
}

void SalePage::setView(const TillView &view)
{
    m_view = view;
    m_basket->setBasket(view.basket);
    m_scan->setTimes(view.basket.pendingQuantity);
    const bool empty = view.basket.lines.isEmpty();
    m_lines->setCurrentIndex(empty ? 1 : 0);
    if (empty)
        m_empty->setState(m_presenter.empty(view));
    m_footer->setState(m_presenter.footer(view));
    m_functions->setTiles(m_presenter.tiles(view, m_basket->selectedKey() != 0));
    m_total->setState(m_presenter.total(view));
    for (const DeviceView &device : view.devices) {
        if (device.id == QLatin1String("scanner"))
            m_scan->setScannerReady(device.state == QLatin1String("ok"));
    }
    if (m_panel)
        m_panel->setView(view);
    m_payment->setView(view);
}

void SalePage::setScannerReady(bool ready) { m_scan->setScannerReady(ready); }

// A typed code is answered by its future, a decode by the signal: each is shown and heard once.
void SalePage::showScan(const ScanFeedback &feedback)
{
    if (feedback.n > 0) {
        if (feedback.n == m_lastScan)
            return;
        m_lastScan = feedback.n;
    }
    const saletexts::Message message = saletexts::scan(feedback);
    if (message.sound)
        m_sounds.play(*message.sound);
    if (message.tone != Tone::Danger) {
        m_alert->hide();
        return;
    }
    m_alert->setMessage(message.tone, message.text);
    m_alert->show();
    if (m_payment->isOpen())
        m_prompter.tell(message.tone, message.text); // the bar lies under the scrim
}

void SalePage::onTyped(const QString &text)
{
    if (const Sku *sku = m_search->isOpen() ? m_search->current() : nullptr) {
        choose(*sku);
        return;
    }
    m_scan->clear();
    search({});
    onReady(m_till.enter(text), this, [this](const ScanFeedback &feedback) { showScan(feedback); });
}

void SalePage::search(const QString &text)
{
    const qint64 number = ++m_searchNumber; // a late answer does not overwrite a newer one
    if (text.isEmpty()) {
        m_search->clear();
        return;
    }
    onReady(m_till.search(text), this, [this, number, text](const Result<QList<Sku>> &found) {
        if (number != m_searchNumber)
            return;
        if (!found) {
            tell(Tone::Danger, ErrorText::sentence(found.error()));
            return;
        }
        placeSearch();
        m_search->setFound(*found, text);
        placeSearch();
    });
}

void SalePage::placeSearch()
{
    const QPoint at = m_scan->mapTo(this, QPoint(0, m_scan->height() + 4));
    m_search->setGeometry(at.x(), at.y(), m_scan->width(), m_search->sizeHint().height());
}

void SalePage::choose(const Sku &sku)
{
    m_scan->clear();
    search({});
    onQuickKey(
        {.sku = sku.id, .name = sku.name, .price = sku.price, .unit = sku.unit, .weighed = sku.weighed, .color = {}});
}

void SalePage::onQuickKey(const QuickKey &key)
{
    if (key.weighed || key.price.isZero()) {
        showPanel(new QuantityPanel(m_till, key, m_right));
        return;
    }
    onReady(m_till.addSku(key.sku, Quantity::pieces(qMax<qint64>(1, m_view.basket.pendingQuantity)), Money()), this,
        [this](const ScanFeedback &feedback) { showScan(feedback); });
    focusScan();
}

void SalePage::step(qint64 key, int delta)
{
    for (const LineView &line : m_view.basket.lines) {
        if (line.key == key && !line.weighed && !line.labelled) {
            const Quantity quantity = line.quantity + Quantity::pieces(delta);
            run(quantity > Quantity() ? m_till.setQuantity(key, quantity) : m_till.removeLine(key));
        }
    }
}

void SalePage::pay(const QString &kind)
{
    if (m_paying)
        return; // one press takes; the till has not answered yet
    m_paying = true;
    onReady(m_till.openPayment(kind), this, [this](const Status &status) {
        m_paying = false;
        if (!status)
            tell(Tone::Danger, ErrorText::sentence(status.error()));
    });
}

void SalePage::run(QFuture<Status> future)
{
    onReady(future, this, [this](const Status &status) {
        if (!status)
            tell(Tone::Danger, ErrorText::sentence(status.error()));
    });
    if (!m_panel)
        focusScan();
}

void SalePage::tell(Tone tone, const QString &text) { m_prompter.tell(tone, text); }

void SalePage::focusScan()
{
    if (m_payment->isOpen())
        return;
    m_scan->setFocus(Qt::OtherFocusReason);
}

void SalePage::resizeEvent(QResizeEvent *event)
{
    m_right->setFixedWidth(width() > kWide ? width() * 36 / 100 : kRight);
    QWidget::resizeEvent(event);
    placeSearch();
}

void SalePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_payment->isOpen())
        m_payment->panel()->takeFocus();
    else if (!m_panel)
        focusScan();
}

void SalePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_presenter = SalePresenter();
        setView(m_view);
    }
    QWidget::changeEvent(event);
}

} // namespace mendian
