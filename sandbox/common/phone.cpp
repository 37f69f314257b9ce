// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/common/phone.h"

#include <QRandomGenerator>
#include <array>

namespace mendian::sandbox {

namespace {
struct ModeName
{
    PhoneMode mode;
    const char *name;
};
constexpr std::array kModes{ModeName{PhoneMode::Approve, "approve"}, ModeName{PhoneMode::Refuse, "refuse"},
    ModeName{PhoneMode::Slow, "slow"}, ModeName{PhoneMode::Offline, "offline"}, ModeName{PhoneMode::Ask, "ask"}};
constexpr qint64 kThinkMs = 4'000; // a customer who has the password ready
constexpr qint64 kSlowThinkMs = 20'000;
constexpr qsizetype kManyCodes = 5000;
constexpr qint64 kRemembered = 24 * 3600'000LL; // a used or expired code is told apart from a foreign one for a day
} // namespace

const char *phoneModeName(PhoneMode mode)
{
    for (const ModeName &row : kModes) {
        if (row.mode == mode)
            return row.name;
    }
    return "";
}

std::optional<PhoneMode> phoneModeOfName(const QString &name)
{
    for (const ModeName &row : kModes) {
        if (name == QLatin1String(row.name))
            return row.mode;
    }
    return std::nullopt;
}

Thought thoughtOf(PhoneMode mode)
{
    struct Row
    {
        PhoneMode mode;
        Thought thought;
    };
    static constexpr Row kRows[] = {{PhoneMode::Approve, {PhoneAnswer::Approve, kThinkMs}},
        {PhoneMode::Refuse, {PhoneAnswer::Refuse, kThinkMs}}, {PhoneMode::Slow, {PhoneAnswer::Approve, kSlowThinkMs}}};
    for (const Row &row : kRows) {
        if (row.mode == mode)
            return row.thought;
    }
    return {PhoneAnswer::Never, 0};
}

QString Phone::freshCode(Wallet wallet, Timestamp now)
{
    if (m_codes.size() > kManyCodes)
        forgetOld(now);
    QString code;
    do {
        code = wallet == Wallet::Wechat ? QStringLiteral("13") : QStringLiteral("28");
        for (int i = 0; i < 16; ++i)
            code += QLatin1Char(static_cast<char>('0' + QRandomGenerator::system()->bounded(10)));
    } while (m_codes.contains(code));
    m_codes.insert(code, {now, false});
    return code;
}

CodeState Phone::check(const QString &code, Timestamp now)
{
    auto it = m_codes.find(code);
    if (it == m_codes.end()) {
        if (!m_acceptAny)
            return CodeState::Unknown;
        it = m_codes.insert(code, {now, false});
    }
    if (it->used)
        return CodeState::Used;
    return now - it->at > kValidMs ? CodeState::Expired : CodeState::Good;
}

void Phone::use(const QString &code)
{
    if (const auto it = m_codes.find(code); it != m_codes.end())
        it->used = true;
}

bool Phone::pay(qint64 fen)
{
    if (fen > m_balance)
        return false;
    m_balance -= fen;
    return true;
}

void Phone::forgetOld(Timestamp now)
{
    m_codes.removeIf([&](const auto &entry) { return now - entry.value().at > kRemembered; });
}

} // namespace mendian::sandbox
