// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sandbox/common/wallet.h"

#include <QHash>
#include <QString>
#include <optional>

namespace mendian::sandbox {

/// What the simulated customer does when a password is asked for.
enum class PhoneMode {
    Approve, ///< pays at once; above the password limit after some seconds
    Refuse,  ///< is asked and gives up after some seconds
    Slow,    ///< is asked and approves after 20 s
    Offline, ///< the question never reaches the phone: no answer
    Ask,     ///< is asked and waits for approve/refuse from the window or the admin API
};

const char *phoneModeName(PhoneMode mode);
std::optional<PhoneMode> phoneModeOfName(const QString &name);

enum class CodeState {
    Good,
    Unknown, ///< never shown by this phone
    Expired,
    Used,
};

/// What the customer is going to do about a question for the password.
enum class PhoneAnswer { None, Approve, Refuse, Never };

/// The answer of a mode and how long the customer thinks about it (provider's milliseconds).
struct Thought
{
    PhoneAnswer answer;
    qint64 afterMs;
};
Thought thoughtOf(PhoneMode mode);

/// The customer's phone: payment codes of both wallets (18 digits, prefix 13 or 28, one minute on the screen) and one
/// purse behind them.
/// Not thread-safe: the World locks.
class Phone
{
public:
    static constexpr qint64 kShownMs = 60'000;      ///< the window shows the next code after this
    static constexpr qint64 kValidMs = 120'000;     ///< a code scanned just before the change still works
    static constexpr qint64 kPasswordFen = 100'000; ///< above ¥1000 a password is asked (spec/wechat-pay.md 1.4)

    explicit Phone(bool acceptAnyCode) : m_acceptAny(acceptAnyCode) {}

    QString freshCode(Wallet wallet, Timestamp now);
    CodeState check(const QString &code, Timestamp now);
    void use(const QString &code);

    PhoneMode mode() const { return m_mode; }
    void setMode(PhoneMode mode) { m_mode = mode; }
    qint64 balanceFen() const { return m_balance; }
    void setBalanceFen(qint64 fen) { m_balance = fen; }
    bool pay(qint64 fen); ///< false when the balance is too low
    void giveBack(qint64 fen) { m_balance += fen; }

private:
    struct Shown
    {
        Timestamp at;
        bool used = false;
    };
    void forgetOld(Timestamp now);
    QHash<QString, Shown> m_codes;
    PhoneMode m_mode = PhoneMode::Approve;
    qint64 m_balance = 10'000'000; // ¥100,000.00
    bool m_acceptAny;
};

} // namespace mendian::sandbox
