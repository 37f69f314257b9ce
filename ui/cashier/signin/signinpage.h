// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cashier/signin/pinpanel.h"
#include "workflows/checkout/tillport.h"

class QGridLayout;

namespace mendian::kit {
class Button;
class SegmentedTabs;
} // namespace mendian::kit

namespace mendian {

class PersonTile;

/// Who sells? The people of this till at the left, PIN pad at the right (ui guide §2.1). A digit typed anywhere goes to
/// the PIN. GUI thread.
class SignInPage final : public QWidget
{
    Q_OBJECT
public:
    SignInPage(TillPort &till, const Clock &clock, QWidget *parent = nullptr);
    /// Asks the till for its people again and forgets what was typed.
    void reload();
    void setLanguage(const QString &code);
    /// "real": the way into the training shop; "training": the way back; in a demo shop there is neither.
    void setFolderKind(const QString &kind);
    /// A scan came while nobody is signed in: "sign in first".
    void showScanRefused();
    QString chosenNumber() const { return m_number; }
    PinPanel *pin() const { return m_pin; }

signals:
    void languageChosen(const QString &code);
    /// Practise without money, or stop practising.
    void trainingPressed(bool on);
    void refused();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setPeople(const QList<PersonView> &people);
    void choose(const QString &number, const QString &title);
    void chooseOther();
    void moveChoice(int columns, int rows);
    void signIn(const QString &pin);
    QWidget *makeLeft();
    QWidget *makeRight();

    TillPort &m_till;
    QGridLayout *m_grid = nullptr;
    QList<PersonTile *> m_tiles;
    QStringList m_numbers; ///< of the tiles; empty: "Other…"
    QString m_number;
    kit::Text *m_who = nullptr;
    kit::Text *m_role = nullptr;
    kit::SegmentedTabs *m_languages = nullptr;
    kit::Button *m_training = nullptr;
    QString m_folderKind;
    PinPanel *m_pin;
};

/// "Cashier", "Senior cashier", "Store manager".
QString roleTitle(Role role);

} // namespace mendian
