// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ui/phonewindow.h"

#include "sandbox/ui/codepicture.h"
#include "sandbox/ui/orderlist.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/choice.h"
#include "ui/kit/format.h"
#include "ui/kit/input.h"
#include "ui/kit/panel.h"

#include <QEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <array>

namespace mendian::sandbox {

namespace {

constexpr int kLookMs = 250;

struct ModeRow
{
    PhoneMode mode;
    const char *word;
    const char *note;
};

constexpr std::array kModes{
    ModeRow{PhoneMode::Approve, QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Pays"),
        QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Pays at once; above ¥1,000 with a password after 4 s.")},
    ModeRow{PhoneMode::Refuse, QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Refuses"),
        QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Is asked for the password and gives up after 4 s.")},
    ModeRow{PhoneMode::Slow, QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Slow"),
        QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Is asked for the password and pays after 20 s.")},
    ModeRow{PhoneMode::Offline, QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Offline"),
        QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "The question for the password never arrives.")},
    ModeRow{PhoneMode::Ask, QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Asks"),
        QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Waits for the two buttons above.")},
};

struct WalletRow
{
    Wallet wallet;
    const char *word;
};

constexpr std::array kWallets{
    WalletRow{Wallet::Wechat, QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "WeChat Pay")},
    WalletRow{Wallet::Alipay, QT_TRANSLATE_NOOP("mendian::sandbox::PhoneWindow", "Alipay")}};

constexpr std::array<qint64, 4> kBalances{0, 1'000, 20'000, 10'000'000}; // fen

int modeIndex(PhoneMode mode)
{
    for (size_t i = 0; i < kModes.size(); ++i) {
        if (kModes[i].mode == mode)
            return static_cast<int>(i);
    }
    return 0;
}

QString grouped(const QString &code)
{
    QString text = code;
    for (qsizetype at = 16; at >= 4; at -= 4)
        text.insert(at, QLatin1Char(' '));
    return text;
}

QVBoxLayout *columnIn(QWidget *card)
{
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(kit::space::m, kit::space::m, kit::space::m, kit::space::m);
    column->setSpacing(kit::space::s);
    return column;
}

} // namespace

PhoneWindow::PhoneWindow(World &world, QWidget *parent) : QWidget(parent), m_world(world)
{
    build();
    setTexts();
    showNextCode();
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &PhoneWindow::look);
    m_timer.start();
    look();
}

void PhoneWindow::build()
{
    setObjectName(QStringLiteral("phoneWindow"));
    kit::setDensity(this, kit::Density::Mouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kit::space::l, kit::space::m, kit::space::l, kit::space::l);
    column->setSpacing(kit::space::m);
    auto *top = new QHBoxLayout;
    m_title = new kit::Text({}, kit::TextRole::PageTitle, this);
    m_theme = new kit::ChipButton(kit::Tone::Neutral, QStringLiteral("contrast"), {}, this);
    m_theme->setObjectName(QStringLiteral("theme"));
    m_language = new kit::ChipButton(kit::Tone::Neutral, QStringLiteral("language"), {}, this);
    m_language->setObjectName(QStringLiteral("language"));
    connect(m_theme, &QAbstractButton::clicked, this, &PhoneWindow::themeAsked);
    connect(m_language, &QAbstractButton::clicked, this, &PhoneWindow::languageAsked);
    top->addWidget(m_title, 1);
    top->addWidget(m_theme);
    top->addWidget(m_language);
    column->addLayout(top);
    column->addWidget(codeCard());
    column->addWidget(questionCard());
    column->addWidget(behaviourCard());
    m_ordersTitle = new kit::Text({}, kit::TextRole::PanelTitle, this);
    m_orders = new OrderList(this);
    column->addWidget(m_ordersTitle);
    column->addWidget(m_orders, 1);
}

QWidget *PhoneWindow::codeCard()
{
    auto *card = new kit::Panel(kit::Panel::Kind::Card, this);
    auto *column = columnIn(card);
    m_wallet = new kit::SegmentedTabs(card);
    m_wallet->setObjectName(QStringLiteral("wallet"));
    connect(m_wallet, &kit::SegmentedTabs::currentChanged, this, &PhoneWindow::showNextCode);
    m_bars = new CodePicture(CodePicture::Kind::Bars, card);
    m_bars->setObjectName(QStringLiteral("bars"));
    m_digits = new kit::Text({}, kit::TextRole::RowName, card);
    m_digits->setObjectName(QStringLiteral("digits"));
    m_digits->setAlignment(Qt::AlignCenter);
    m_qr = new CodePicture(CodePicture::Kind::Qr, card);
    m_qr->setObjectName(QStringLiteral("qr"));
    m_countdown = new kit::Text({}, kit::TextRole::Secondary, card, kit::Token::Text2);
    m_next = new kit::Button(kit::ButtonKind::Secondary, QStringLiteral("refresh"), {}, card);
    m_next->setObjectName(QStringLiteral("next"));
    m_next->setKey(QKeySequence(Qt::Key_F5));
    connect(m_next, &QAbstractButton::clicked, this, &PhoneWindow::showNextCode);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_countdown, 1);
    foot->addWidget(m_next);
    m_scan = new kit::InputField(QStringLiteral("qrcode"), {}, card);
    m_scan->setObjectName(QStringLiteral("scan"));
    m_scan->setLatinOnly(true);
    connect(m_scan, &QLineEdit::returnPressed, this, &PhoneWindow::scan);
    column->addWidget(m_wallet);
    column->addWidget(m_bars);
    column->addWidget(m_digits);
    column->addWidget(m_qr, 0, Qt::AlignHCenter);
    column->addLayout(foot);
    column->addWidget(m_scan);
    return card;
}

QWidget *PhoneWindow::questionCard()
{
    auto *card = new kit::Panel(kit::Panel::Kind::Card, this);
    auto *column = columnIn(card);
    m_question = new kit::Text({}, kit::TextRole::BodyBold, card);
    m_question->setObjectName(QStringLiteral("question"));
    m_approve = new kit::Button(kit::ButtonKind::Primary, QStringLiteral("check"), {}, card);
    m_approve->setObjectName(QStringLiteral("approve"));
    m_approve->setKey(QKeySequence(Qt::Key_F1));
    m_refuse = new kit::Button(kit::ButtonKind::Danger, QStringLiteral("x"), {}, card);
    m_refuse->setObjectName(QStringLiteral("refuse"));
    m_refuse->setKey(QKeySequence(Qt::Key_F2));
    connect(m_approve, &QAbstractButton::clicked, this, [this] { decide(true); });
    connect(m_refuse, &QAbstractButton::clicked, this, [this] { decide(false); });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kit::space::s);
    buttons->addWidget(m_approve, 1);
    buttons->addWidget(m_refuse, 1);
    column->addWidget(m_question);
    column->addLayout(buttons);
    return card;
}

QWidget *PhoneWindow::behaviourCard()
{
    auto *card = new kit::Panel(kit::Panel::Kind::Card, this);
    auto *column = columnIn(card);
    m_modeTitle = new kit::Text({}, kit::TextRole::SmallBold, card, kit::Token::Text2);
    m_mode = new kit::SegmentedTabs(card);
    m_mode->setObjectName(QStringLiteral("mode"));
    m_modeNote = new kit::Text({}, kit::TextRole::Small, card, kit::Token::Text2);
    m_modeNote->setWrapped(true, 2);
    m_balanceTitle = new kit::Text({}, kit::TextRole::SmallBold, card, kit::Token::Text2);
    auto *balances = new QHBoxLayout;
    balances->setSpacing(kit::space::s);
    for (const qint64 fen : kBalances) { // buttons, not tabs: what was spent can be filled up again
        auto *button = new kit::ChipButton(kit::Tone::Neutral, {}, {}, card);
        button->setObjectName(QStringLiteral("balance%1").arg(fen));
        connect(button, &QAbstractButton::clicked, this, [this, fen] {
            m_world.setBalanceFen(fen);
            look();
        });
        balances->addWidget(button);
        m_balances.append(button);
    }
    balances->addStretch(1);
    connect(m_mode, &kit::SegmentedTabs::currentChanged, this, [this](int index) {
        m_world.setPhoneMode(kModes[static_cast<size_t>(index)].mode);
        m_modeNote->setText(tr(kModes[static_cast<size_t>(index)].note));
    });
    column->addWidget(m_modeTitle);
    column->addWidget(m_mode);
    column->addWidget(m_modeNote);
    column->addWidget(m_balanceTitle);
    column->addLayout(balances);
    return card;
}

void PhoneWindow::setTexts()
{
    setWindowTitle(tr("Customer's phone (sandbox)"));
    m_title->setText(tr("Customer's phone"));
    m_theme->setText(tr("Light or dark"));
    m_language->setText(QStringLiteral(u"中文/EN"));
    m_next->setText(tr("Next code"));
    m_approve->setText(tr("Approve"));
    m_refuse->setText(tr("Refuse"));
    m_modeTitle->setText(tr("When asked for money, this customer"));
    m_ordersTitle->setText(tr("Last payments"));
    m_scan->setPlaceholderText(tr("QR code shown by the till"));
    m_scan->setAccessibleName(tr("QR code shown by the till"));
    {
        const QSignalBlocker quiet(m_wallet);
        const int chosen = qMax(0, m_wallet->current());
        QStringList words;
        for (const WalletRow &row : kWallets)
            words.append(tr(row.word));
        m_wallet->setTabs(words);
        m_wallet->setCurrent(chosen);
    }
    {
        const QSignalBlocker quiet(m_mode);
        QStringList words;
        for (const ModeRow &row : kModes)
            words.append(tr(row.word));
        m_mode->setTabs(words);
        m_mode->setCurrent(modeIndex(m_world.phoneMode()));
        m_modeNote->setText(tr(kModes[static_cast<size_t>(modeIndex(m_world.phoneMode()))].note));
    }
    for (qsizetype i = 0; i < m_balances.size(); ++i)
        m_balances.at(i)->setText(QStringLiteral("¥") + kit::Format().count(kBalances[static_cast<size_t>(i)] / 100));
    m_revision = ~quint64{0};
}

void PhoneWindow::showNextCode()
{
    m_code = m_world.freshCode(kWallets[static_cast<size_t>(qMax(0, m_wallet->current()))].wallet);
    m_codeSince = SystemClock().mono();
    m_bars->setCode(m_code);
    m_qr->setCode(m_code);
    m_digits->setText(grouped(m_code));
}

void PhoneWindow::look()
{
    const qint64 left = Phone::kShownMs - (SystemClock().mono() - m_codeSince);
    if (left <= 0)
        showNextCode();
    const int seconds = static_cast<int>(qMax<qint64>(1, (left <= 0 ? Phone::kShownMs : left) / 1000));
    m_countdown->setText(tr("Next code in %n s", nullptr, seconds));
    m_balanceTitle->setText(tr("Balance %1; fill up to").arg(kit::Format().yuan(Money::fromFen(m_world.balanceFen()))));
    if (const int index = modeIndex(m_world.phoneMode()); index != m_mode->current())
        m_mode->setCurrent(index); // the admin API has changed it
    const quint64 revision = m_world.revision();
    if (revision == m_revision)
        return;
    m_revision = revision;
    const QList<Payment> payments = m_world.payments();
    m_orders->setPayments(payments);
    const auto waiting = std::find_if(payments.rbegin(), payments.rend(),
        [](const Payment &payment) { return payment.state == PaymentState::Waiting; });
    const bool asked = waiting != payments.rend();
    m_question->setText(asked
            ? tr("Pay %1? The till waits for the password.").arg(kit::Format().yuan(Money::fromFen(waiting->totalFen)))
            : tr("No payment waits for a password."));
    m_approve->setEnabled(asked);
    m_refuse->setEnabled(asked);
}

void PhoneWindow::decide(bool approve)
{
    if (approve)
        m_world.approve();
    else
        m_world.refuse();
    look();
}

void PhoneWindow::scan()
{
    const auto number = m_world.scan(m_scan->text().trimmed());
    m_scan->clear();
    m_scan->setPlaceholderText(
        number ? tr("Scanned: payment …%1").arg(number->right(6)) : tr("This code is unknown, used or expired"));
    look();
}

void PhoneWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setTexts();
        look();
    }
    QWidget::changeEvent(event);
}

} // namespace mendian::sandbox
