// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/external/slip.h"

#include <algorithm>

namespace mendian {

namespace {

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool isNumberCharacter(QChar c) { return isDigit(c) || (c >= u'A' && c <= u'Z'); }

tl::unexpected<Error> wrong(const char *field)
{
    return fail(
        ErrorCode::InvalidInput, QStringLiteral("slip: %1").arg(QLatin1String(field)), {QString::fromLatin1(field)});
}

} // namespace

Result<TerminalSlip> parseSlip(QStringView number, QStringView lastFour, QStringView amountYuan)
{
    TerminalSlip slip;
    slip.number = number.trimmed().toString().toUpper();
    if (slip.number.size() < 4 || slip.number.size() > 20
        || !std::all_of(slip.number.cbegin(), slip.number.cend(), isNumberCharacter))
        return wrong("number");
    slip.lastFour = lastFour.trimmed().toString();
    if (!slip.lastFour.isEmpty()
        && (slip.lastFour.size() != 4 || !std::all_of(slip.lastFour.cbegin(), slip.lastFour.cend(), isDigit)))
        return wrong("last_four");
    const auto amount = Money::parse(amountYuan.trimmed());
    if (!amount || amount->fen() < 1 || *amount > kMaxAmount)
        return wrong("amount");
    slip.amount = *amount;
    return slip;
}

QString externalKind() { return QStringLiteral("external"); }

bool isSlipUsed(const QList<Attempt> &attempts, const TerminalSlip &slip)
{
    return std::any_of(attempts.cbegin(), attempts.cend(), [&](const Attempt &attempt) {
        return attempt.provider == externalKind() && attempt.transactionId == slip.number
            && attempt.state == AttemptState::Paid;
    });
}

} // namespace mendian
