// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/signin/signinpage.h"

#include "core/onready.h"
#include "ui/cashier/signin/persontile.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/choice.h"
#include "ui/kit/language.h"
#include "ui/kit/panel.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace mendian {

using namespace kit;

namespace {
constexpr int kColumns = 3;
constexpr int kMostTiles = 9;
} // namespace

QString roleTitle(Role role)
{
    switch (role) {
    case Role::Senior:
        return SignInPage::tr("Senior cashier");
    case Role::Manager:
        return SignInPage::tr("Store manager");
    case Role::Cashier:
        break;
    }
    return SignInPage::tr("Cashier");
}

SignInPage::SignInPage(TillPort &till, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_till(till), m_pin(new PinPanel(clock, tr("Sign in"), QStringLiteral("login"), this))
{
    setObjectName(QStringLiteral("page.signin"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::huge, space::xxl, space::huge, space::xxl);
    row->setSpacing(space::xxl);
    row->addStretch(1);
    row->addWidget(makeLeft(), 6);
    row->addWidget(makeRight(), 0);
    row->addStretch(1);
    connect(m_pin, &PinPanel::given, this, &SignInPage::signIn);
    connect(m_pin, &PinPanel::numberGiven, this, [this](const QString &number) { choose(number, number); });
    connect(m_languages, &SegmentedTabs::currentChanged, this,
        [this](int index) { emit languageChosen(Language::available().value(index)); });
}

QWidget *SignInPage::makeLeft()
{
    auto *left = new QWidget(this);
    left->setMaximumWidth(760);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::l);
    auto *title = new Text(tr("Who is at the till?"), TextRole::DialogTitle, left);
    column->addWidget(title);
    auto *people = new QWidget(left);
    m_grid = new QGridLayout(people);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space::m);
    column->addWidget(people);
    column->addStretch(1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::m);
    auto *hint = new Chip(Tone::Brand, tr("Scanning your badge signs you in too"), left);
    hint->setIconName(QStringLiteral("id-badge"));
    m_languages = new SegmentedTabs(left);
    m_languages->setTabs({QStringLiteral(u"中文"), QStringLiteral("English")});
    m_languages->setAccessibleName(tr("Language"));
    m_languages->setObjectName(QStringLiteral("signin.language"));
    m_languages->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_training = new Button(ButtonKind::Secondary, QStringLiteral("school"), {}, left);
    m_training->setObjectName(QStringLiteral("signin.training"));
    m_training->hide();
    connect(m_training, &QAbstractButton::clicked, this,
        [this] { emit trainingPressed(m_folderKind != QLatin1String("training")); });
    foot->addWidget(hint);
    foot->addStretch(1);
    foot->addWidget(m_training);
    foot->addWidget(m_languages);
    column->addLayout(foot);
    return left;
}

QWidget *SignInPage::makeRight()
{
    auto *right = new Panel(Panel::Kind::Dialog, this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(space::huge, space::xl, space::huge, space::xl);
    column->setSpacing(space::xs);
    m_who = new Text({}, TextRole::PageTitle, right);
    m_role = new Text({}, TextRole::Secondary, right, Token::Text2);
    m_who->setAlignment(Qt::AlignCenter);
    m_who->setMayElide(true);
    m_role->setAlignment(Qt::AlignCenter);
    column->addStretch(1);
    column->addWidget(m_who);
    column->addWidget(m_role);
    column->addWidget(m_pin);
    column->addStretch(1);
    return right;
}

void SignInPage::reload()
{
    m_pin->reset();
    m_pin->setBusy(false);
    onReady(m_till.people(), this, [this](const Result<QList<PersonView>> &people) {
        if (people)
            setPeople(*people);
        else
            m_pin->refuse(people.error());
    });
}

void SignInPage::setPeople(const QList<PersonView> &people)
{
    qDeleteAll(m_tiles);
    m_tiles.clear();
    m_numbers.clear();
    const qsizetype shown = qMin<qsizetype>(people.size(), kMostTiles - 1);
    for (qsizetype i = 0; i <= shown; ++i) {
        const bool other = i == shown;
        const PersonView person = other ? PersonView{} : people.at(i);
        const QString note =
            other ? tr("By staff number") : QString(person.number + QStringLiteral(" · ") + roleTitle(person.role));
        auto *tile = new PersonTile(other ? QString() : person.name.left(1), other ? tr("Other…") : person.name, note);
        tile->setObjectName(QStringLiteral("signin.person.") + (other ? QStringLiteral("other") : person.number));
        m_grid->addWidget(tile, static_cast<int>(i) / kColumns, static_cast<int>(i) % kColumns);
        m_tiles.append(tile);
        m_numbers.append(person.number);
        if (other)
            connect(tile, &QAbstractButton::clicked, this, &SignInPage::chooseOther);
        else
            connect(tile, &QAbstractButton::clicked, this, [this, person] {
                choose(person.number, person.name);
                m_role->setText(person.number + QStringLiteral(" · ") + roleTitle(person.role));
            });
        tile->show();
    }
    for (int column = 0; column < kColumns; ++column)
        m_grid->setColumnStretch(column, 1);
    // Reading order for Tab: people, PIN pad, its button, language.
    QWidget *before = nullptr;
    for (QWidget *tile : std::as_const(m_tiles)) {
        if (before)
            setTabOrder(before, tile);
        before = tile;
    }
    if (before)
        setTabOrder(before, m_pin);
    if (people.isEmpty())
        chooseOther();
    else
        m_tiles.first()->click();
}

void SignInPage::choose(const QString &number, const QString &title)
{
    m_number = number;
    m_who->setText(title);
    m_role->setText({});
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tiles.at(i)->setChecked(m_numbers.at(i) == number);
    if (!m_numbers.contains(number) && !m_tiles.isEmpty())
        m_tiles.last()->setChecked(true);
    m_pin->askPin();
    m_pin->takeFocus();
}

void SignInPage::chooseOther()
{
    m_number.clear();
    m_who->setText(tr("Staff number"));
    m_role->setText({});
    for (PersonTile *tile : std::as_const(m_tiles))
        tile->setChecked(tile == m_tiles.last());
    m_pin->askNumber();
    m_pin->takeFocus();
}

void SignInPage::signIn(const QString &pin)
{
    onReady(m_till.signIn(m_number, pin), this, [this](const Status &status) {
        if (status) {
            m_pin->setBusy(false);
            m_pin->reset();
            return; // the view shows the next page
        }
        m_pin->refuse(status.error());
        emit refused();
    });
}

void SignInPage::showScanRefused() { m_pin->tell(Tone::Warn, tr("Locked. Please sign in first.")); }

void SignInPage::setLanguage(const QString &code)
{
    const QSignalBlocker quiet(m_languages);
    m_languages->setCurrent(static_cast<int>(Language::available().indexOf(code)));
}

void SignInPage::setFolderKind(const QString &kind)
{
    m_folderKind = kind;
    const bool training = kind == QLatin1String("training");
    m_training->setText(training ? tr("End training") : tr("Training mode"));
    m_training->setVisible(training || kind == QLatin1String("real"));
}

void SignInPage::moveChoice(int columns, int rows)
{
    int at = 0;
    while (at < m_tiles.size() && !m_tiles.at(at)->isChecked())
        ++at;
    const int to = at + columns + rows * kColumns;
    if (to >= 0 && to < m_tiles.size())
        m_tiles.at(to)->click();
}

void SignInPage::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveChoice(-1, 0);
    case Qt::Key_Right:
        return moveChoice(1, 0);
    case Qt::Key_Up:
        return moveChoice(0, -1);
    case Qt::Key_Down:
        return moveChoice(0, 1);
    default:
        break;
    }
    if ((event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9) || event->key() == Qt::Key_Backspace) {
        m_pin->takeFocus();
        QCoreApplication::sendEvent(m_pin, event);
        return;
    }
    QWidget::keyPressEvent(event);
}

void SignInPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_pin->takeFocus();
}

} // namespace mendian
