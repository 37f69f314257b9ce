// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/sale/listpanels.h"
#include "ui/cashier/sale/salepresenter.h"
#include "ui/kit/prompter.h"
#include "ui/kit/sounds.h"
#include "workflows/checkout/tillport.h"

#include <QPointer>
#include <QWidget>

class QVBoxLayout;
class QStackedWidget;

namespace mendian {

class AlertBar;
class BasketFooter;
class BasketList;
class EmptyBasket;
class FunctionBar;
class PaymentOverlay;
class QuickKeys;
class ScanField;
class SearchList;
class SidePanel;
class TotalPanel;

/// The sale screen below the top bar (ui guide §2.2): scan field, basket, quick keys or a panel, total, and the payment
/// over it. It arranges and connects; SalePresenter decides the words, the till decides everything else. GUI thread.
class SalePage final : public QWidget
{
    Q_OBJECT
public:
    /// All references must outlive the page.
    SalePage(TillPort &till, kit::Prompter &prompter, kit::SoundPlayer &sounds, const Clock &clock,
        QWidget *parent = nullptr);

    /// Opens a panel at the right: "price", "discount", "quantity", "drawer", "cashmove", "holds", "more", "jobs",
    /// "log", "receipt", "parked". False when it cannot open now (no line chosen, empty basket).
    bool openPanel(const QString &id);
    void closePanel();
    SidePanel *panel() const { return m_panel; }
    /// Entries of the station in the "more" list; chosen ones come back by stationAction().
    void setStationItems(const QList<MoreItem> &items) { m_stationItems = items; }
    void setScannerReady(bool ready);
    /// The canvas of the smallest till (1366×768 without the top bar); panels fit themselves in.
    QSize minimumSizeHint() const override { return {1180, 660}; }
    void focusScan();
    void act(SaleAction action, int argument = 0);

    ScanField *scanField() const { return m_scan; }
    BasketList *basket() const { return m_basket; }
    PaymentOverlay *payment() const { return m_payment; }
    SearchList *searchList() const { return m_search; }
    AlertBar *alertBar() const { return m_alert; }
    QuickKeys *quickKeys() const { return m_quick; }

signals:
    /// An entry of setStationItems() was chosen.
    void stationAction(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeLeft();
    QWidget *makeRight();
    void connectParts();
    void setView(const TillView &view);
    void showScan(const ScanFeedback &feedback);
    void onTyped(const QString &text);
    void onQuickKey(const QuickKey &key);
    void choose(const Sku &sku);
    void search(const QString &text);
    bool handleKey(QKeyEvent *event);
    void step(qint64 key, int delta);
    void pay(const QString &kind);
    void showPanel(SidePanel *panel);
    SidePanel *makePanel(const QString &id);
    QList<MoreItem> moreItems() const;
    void more(const QString &id);
    /// Runs a command; an error is told in words, the focus goes back to the scan field.
    void run(QFuture<Status> future);
    void tell(kit::Tone tone, const QString &text);
    void placeSearch();

    TillPort &m_till;
    kit::Prompter &m_prompter;
    kit::SoundPlayer &m_sounds;
    const Clock &m_clock;
    SalePresenter m_presenter;
    TillView m_view;
    QList<MoreItem> m_stationItems;
    qint64 m_lastScan = 0;
    qint64 m_searchNumber = 0;
    bool m_paying = false;

    QWidget *m_right = nullptr;
    QVBoxLayout *m_rightColumn = nullptr;
    ScanField *m_scan = nullptr;
    AlertBar *m_alert = nullptr;
    QStackedWidget *m_lines = nullptr;
    BasketList *m_basket = nullptr;
    EmptyBasket *m_empty = nullptr;
    BasketFooter *m_footer = nullptr;
    FunctionBar *m_functions = nullptr;
    QuickKeys *m_quick = nullptr;
    TotalPanel *m_total = nullptr;
    SearchList *m_search = nullptr;
    PaymentOverlay *m_payment = nullptr;
    QPointer<SidePanel> m_panel;
};

} // namespace mendian
