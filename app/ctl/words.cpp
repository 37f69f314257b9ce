// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/words.h"

namespace mendian::ctl {

namespace {

struct WordRow
{
    const char *word;
    const char *sentence; ///< %1 is the code (masked), %2 the note
};

constexpr WordRow kRefusals[] = {
    {"unknown", "No goods have the code %1; check it, or import the goods first."},
    {"damaged", "The code %1 was not read whole (%2); read it again."},
    {"not_for_sale", "The goods with code %1 are not sold now."},
    {"needs_weight", "%2 is sold by weight; give kilograms, for example --code %1x0.512."},
    {"needs_price", "%2 has no fixed price; a cashier has to enter it at the till."},
    {"locked", "The till is locked or nobody is signed in; check --staff and the PIN."},
    {"nothing_to_pay", "There is nothing to pay."},
    {"payment_running", "A payment is running at this till; finish it or put it aside first."},
    {"duplicate_pay_code", "The same payment code came twice within three seconds; ask for a new one."},
    {"receive_code", "The customer shows a receive code; ask for the payment code."},
    {"provider_not_offered",
        "This till takes no payment codes of %2: set the provider up (`mendian-ctl keys import --help`), or pay "
        "another "
        "way."},
    {"another_provider", "The code %1 is one of %2; give it with --pay %2:CODE. Nothing was sent."},
    {"not_here", "The code %1 has no use in a sale."},
    {"limit", "The quantity or amount is beyond what a line may hold."},
    {"no_shift", "No shift is open; run `mendian-ctl shift open` first."},
    {"offline", "There is no way to the provider now; nothing was sent. Take cash or try again later."},
    {"clock_back",
        "The computer's clock stands before the last sale; set the right time, or let a manager run `mendian-ctl "
        "confirm-clock`."},
    {"disk_full", "The disk is full; free some space and run again."},
    {"failed", "Storing failed; look at the state with `mendian-ctl status`."},
};

constexpr WordRow kPrintStates[] = {
    {"", "no receipt is printed: the shop has no printer set up"},
    {"none", "no receipt is printed: the shop has no printer set up"},
    {"queued", "the receipt waits for the printer; it prints by itself when the printer is back"},
    {"sending", "the receipt is on its way to the printer"},
    {"sent", "the receipt was sent to the printer"},
    {"printed", "the receipt is printed"},
    {"failed", "the receipt was not printed; see `mendian-ctl printer jobs`"},
    {"unknown", "it is not known whether the receipt came out; see `mendian-ctl printer jobs`"},
};

QString textOf(std::span<const WordRow> rows, const QString &word)
{
    for (const WordRow &row : rows)
        if (word == QLatin1String(row.word))
            return QString::fromLatin1(row.sentence);
    return word;
}

} // namespace

QString scanSentence(const ScanFeedback &feedback)
{
    QString text = textOf(kRefusals, feedback.reason);
    text.replace(QLatin1String("%1"), feedback.text);
    return text.replace(QLatin1String("%2"), feedback.note);
}

QString notAPayCodeSentence(const ScanFeedback &feedback)
{
    static const QStringList known{
        QStringLiteral("receive_code"), QStringLiteral("provider_not_offered"), QStringLiteral("another_provider")};
    if (known.contains(feedback.reason))
        return scanSentence(feedback);
    return QStringLiteral("“%1” is no payment code (WeChat: 18 digits that begin with 10 to 15, Alipay: 16 to 24 that "
                          "begin with 25 to 30); nothing was sent.")
        .arg(feedback.text);
}

QString printWords(const QString &printState) { return textOf(kPrintStates, printState); }

} // namespace mendian::ctl
