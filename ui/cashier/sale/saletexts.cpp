// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cashier/sale/saletexts.h"

#include <QCoreApplication>
#include <algorithm>

namespace mendian::saletexts {

using kit::Sound;
using kit::Tone;

namespace {

QString translated(const char *text) { return QCoreApplication::translate("SaleTexts", text); }

struct Words
{
    const char *word;
    const char *text;
};

// "payment_running" and "PaymentRunning" are the same word.
QString plain(const QString &word)
{
    QString result = word.toLower();
    result.remove(QLatin1Char('_'));
    return result;
}

template <size_t N>
const char *find(const Words (&table)[N], const QString &word)
{
    const QString wanted = plain(word);
    for (const Words &row : table) {
        if (wanted == QLatin1String(row.word))
            return row.text;
    }
    return nullptr;
}

constexpr Words kRefusals[] = {
    {"unknown", QT_TRANSLATE_NOOP("SaleTexts", "Not found")},
    {"locked", QT_TRANSLATE_NOOP("SaleTexts", "Locked: sign in first")},
    {"damaged", QT_TRANSLATE_NOOP("SaleTexts", "Not read whole: scan again")},
    {"notforsale", QT_TRANSLATE_NOOP("SaleTexts", "Not for sale: put it aside")},
    {"nothingtopay", QT_TRANSLATE_NOOP("SaleTexts", "Payment code, but the basket is empty: scan goods first")},
    {"paymentrunning", QT_TRANSLATE_NOOP("SaleTexts", "A payment is running: wait for its result")},
    {"duplicatepaycode", QT_TRANSLATE_NOOP("SaleTexts", "Same payment code again: ignored")},
    {"receivecode", QT_TRANSLATE_NOOP("SaleTexts", "That is a receive code: ask the customer for the payment code")},
    {"providernotoffered", QT_TRANSLATE_NOOP("SaleTexts", "This way to pay is not accepted here: ask for another")},
    {"nothere", QT_TRANSLATE_NOOP("SaleTexts", "This code is not used here")},
    {"limit", QT_TRANSLATE_NOOP("SaleTexts", "Too many or too dear for one line: check the quantity")},
    {"failed", QT_TRANSLATE_NOOP("SaleTexts", "Could not be saved: scan again")},
    {"noshift", QT_TRANSLATE_NOOP("SaleTexts", "No shift is open: open the shift first")},
    {"notsignedin", QT_TRANSLATE_NOOP("SaleTexts", "Locked: sign in first")},
    {"needsweight", QT_TRANSLATE_NOOP("SaleTexts", "Sold by weight: scan the scale's label, or find it by name")},
    {"needsprice", QT_TRANSLATE_NOOP("SaleTexts", "No price is stored: find it by name and enter the price")},
    {"basketnotempty", QT_TRANSLATE_NOOP("SaleTexts", "Goods are in the basket: hold it or pay it first")},
    {"offline", QT_TRANSLATE_NOOP("SaleTexts", "Not connected: take cash or try again later")},
    {"diskfull", QT_TRANSLATE_NOOP("SaleTexts", "The disk is full: free some space, then scan again")},
    {"clockback", QT_TRANSLATE_NOOP("SaleTexts", "The clock is behind the last sale: a manager confirms it first")},
};

// The notes of these are names of goods; the others' are English words for the log.
constexpr const char *kNamed[] = {"needsweight", "needsprice", "notforsale"};

constexpr Words kUndo[] = {
    {"remove", QT_TRANSLATE_NOOP("SaleTexts", "Removed: %1")},
    {"clear", QT_TRANSLATE_NOOP("SaleTexts", "Basket cleared")},
    {"quantity", QT_TRANSLATE_NOOP("SaleTexts", "Quantity changed: %1")},
    {"price", QT_TRANSLATE_NOOP("SaleTexts", "Price changed: %1")},
    {"discount", QT_TRANSLATE_NOOP("SaleTexts", "Discount given")},
    {"hold", QT_TRANSLATE_NOOP("SaleTexts", "Sale held")},
    {"add", QT_TRANSLATE_NOOP("SaleTexts", "Added: %1")},
};

constexpr Words kJobs[] = {
    {"receipt", QT_TRANSLATE_NOOP("SaleTexts", "Receipt")},
    {"holdticket", QT_TRANSLATE_NOOP("SaleTexts", "Hold ticket")},
    {"hold", QT_TRANSLATE_NOOP("SaleTexts", "Hold ticket")},
    {"drawer", QT_TRANSLATE_NOOP("SaleTexts", "Drawer kick")},
    {"x", QT_TRANSLATE_NOOP("SaleTexts", "X report")},
    {"xreport", QT_TRANSLATE_NOOP("SaleTexts", "X report")},
    {"z", QT_TRANSLATE_NOOP("SaleTexts", "Z report")},
    {"zreport", QT_TRANSLATE_NOOP("SaleTexts", "Z report")},
    {"shiftopen", QT_TRANSLATE_NOOP("SaleTexts", "Shift slip")},
    {"cashmove", QT_TRANSLATE_NOOP("SaleTexts", "Cash slip")},
    {"return", QT_TRANSLATE_NOOP("SaleTexts", "Return slip")},
    {"test", QT_TRANSLATE_NOOP("SaleTexts", "Test page")},
};

constexpr Words kJobStates[] = {
    {"queued", QT_TRANSLATE_NOOP("SaleTexts", "Waiting")},
    {"sending", QT_TRANSLATE_NOOP("SaleTexts", "Printing")},
    {"sent", QT_TRANSLATE_NOOP("SaleTexts", "Sent")},
    {"printed", QT_TRANSLATE_NOOP("SaleTexts", "Printed")},
    {"failed", QT_TRANSLATE_NOOP("SaleTexts", "Not printed")},
    {"unknown", QT_TRANSLATE_NOOP("SaleTexts", "Unclear whether it was printed: look at the paper")},
    {"cancelled", QT_TRANSLATE_NOOP("SaleTexts", "Cancelled")},
};

constexpr Words kTroubles[] = {
    {"paperout", QT_TRANSLATE_NOOP("SaleTexts", "paper is out")},
    {"coveropen", QT_TRANSLATE_NOOP("SaleTexts", "cover is open")},
    {"printererror", QT_TRANSLATE_NOOP("SaleTexts", "printer fault")},
    {"offline", QT_TRANSLATE_NOOP("SaleTexts", "printer is off")},
    {"network", QT_TRANSLATE_NOOP("SaleTexts", "printer is off")},
    {"timeout", QT_TRANSLATE_NOOP("SaleTexts", "no answer")},
};

constexpr Words kScanKinds[] = {
    {"goods", QT_TRANSLATE_NOOP("SaleTexts", "Goods")},
    {"ean13", QT_TRANSLATE_NOOP("SaleTexts", "Goods")},
    {"itemcode", QT_TRANSLATE_NOOP("SaleTexts", "Goods")},
    {"instore", QT_TRANSLATE_NOOP("SaleTexts", "Scale label")},
    {"paycode", QT_TRANSLATE_NOOP("SaleTexts", "Payment code")},
    {"pay", QT_TRANSLATE_NOOP("SaleTexts", "Payment code")},
    {"receivecode", QT_TRANSLATE_NOOP("SaleTexts", "Receive code")},
    {"holdticket", QT_TRANSLATE_NOOP("SaleTexts", "Hold ticket")},
    {"receipt", QT_TRANSLATE_NOOP("SaleTexts", "Receipt")},
    {"badge", QT_TRANSLATE_NOOP("SaleTexts", "Badge")},
    {"quantityprefix", QT_TRANSLATE_NOOP("SaleTexts", "Quantity")},
    {"damaged", QT_TRANSLATE_NOOP("SaleTexts", "Damaged code")},
};

bool hasName(const QString &reason)
{
    const QString wanted = plain(reason);
    return std::ranges::any_of(kNamed, [&](const char *word) { return wanted == QLatin1String(word); });
}

struct NoticeRow
{
    const char *what;
    Tone tone;
    const char *text;
    std::optional<Sound> sound;
};

const QList<NoticeRow> &notices()
{
    static const QList<NoticeRow> rows = {
        {"held", Tone::Success, QT_TRANSLATE_NOOP("SaleTexts", "Held. Scan the ticket or press F6 to go on."), {}},
        {"recalledparked", Tone::Info,
            QT_TRANSLATE_NOOP("SaleTexts", "The basket on the screen was held first, then the other one fetched."), {}},
        {"autofinished", Tone::Success,
            QT_TRANSLATE_NOOP("SaleTexts", "A payment from before arrived. The sale is finished: receipt %1."),
            Sound::Paid},
        {"autorefund", Tone::Info,
            QT_TRANSLATE_NOOP("SaleTexts", "A payment of %2 came that no sale needs. It goes back by itself (…%1)."),
            {}},
        {"autorefunddone", Tone::Success,
            QT_TRANSLATE_NOOP("SaleTexts", "A payment of %2 that no sale needed is back with the customer (…%1)."), {}},
        {"refundstuck", Tone::Danger,
            QT_TRANSLATE_NOOP(
                "SaleTexts", "A refund of %2 needs a person (…%1). The return is booked: do not take it back again."),
            Sound::Failed},
        {"printfailed", Tone::Danger,
            QT_TRANSLATE_NOOP("SaleTexts", "A slip was not printed. Check paper and cover, then repeat it under F1."),
            Sound::Failed},
        {"printunknown", Tone::Unknown,
            QT_TRANSLATE_NOOP("SaleTexts", "Unclear whether a slip was printed. Look at the paper before repeating."),
            Sound::Failed},
        {"restored", Tone::Info, QT_TRANSLATE_NOOP("SaleTexts", "The basket from before the restart is back."), {}},
        {"parked", Tone::Unknown,
            QT_TRANSLATE_NOOP("SaleTexts", "The payment is put aside and still asked for. See “Pending” at the top."),
            {}},
        {"parkedpaid", Tone::Success, QT_TRANSLATE_NOOP("SaleTexts", "A pending payment was paid: %1."), Sound::Paid},
        {"parkedclosed", Tone::Info, QT_TRANSLATE_NOOP("SaleTexts", "A pending payment ended without money: %1."),
            Sound::Failed},
        {"refunded", Tone::Info, QT_TRANSLATE_NOOP("SaleTexts", "A paid amount without a sale was given back: %1."),
            Sound::Failed},
        {"needsperson", Tone::Danger,
            QT_TRANSLATE_NOOP("SaleTexts", "A payment needs a person to look at it. See “Pending” at the top."),
            Sound::Unknown},
        {"paymentalarm", Tone::Danger,
            QT_TRANSLATE_NOOP("SaleTexts",
                "Payment …%1 over %2: the provider reports money after it had ended. Do not pay it back by hand: a "
                "manager compares it with the provider's bill."),
            Sound::Unknown},
        {"draftlost", Tone::Danger,
            QT_TRANSLATE_NOOP("SaleTexts", "The basket from before the restart cannot be read. Scan its goods again."),
            Sound::Failed},
        {"finishfailed", Tone::Danger,
            QT_TRANSLATE_NOOP(
                "SaleTexts", "The money is here, but the sale could not be saved yet. Do not take it again."),
            Sound::Failed},
        {"draweropened", Tone::Neutral, QT_TRANSLATE_NOOP("SaleTexts", "Drawer opened."), {}},
        {"reprinted", Tone::Neutral, QT_TRANSLATE_NOOP("SaleTexts", "The last receipt is printed again."), {}},
        {"nextsale", Tone::Info,
            QT_TRANSLATE_NOOP("SaleTexts", "Kept for the next sale: the running payment does not change."), {}},
    };
    return rows;
}

} // namespace

QString refusal(const QString &reason)
{
    const char *text = find(kRefusals, reason);
    return text ? translated(text) : QCoreApplication::translate("SaleTexts", "Not accepted: scan again");
}

Message scan(const ScanFeedback &feedback)
{
    const QString outcome = plain(feedback.outcome);
    if (outcome.startsWith(QLatin1String("line")))
        return {Tone::Success, {}, Sound::ItemOk};
    if (outcome == QLatin1String("routed"))
        return {Tone::Neutral, {}, Sound::ItemOk};
    const bool unknown = plain(feedback.reason) == QLatin1String("unknown");
    QString text = refusal(feedback.reason);
    if (unknown && !feedback.text.isEmpty())
        text = QCoreApplication::translate("SaleTexts", "Not found: %1").arg(feedback.text);
    else if (!feedback.note.isEmpty() && hasName(feedback.reason))
        text += QStringLiteral(" · ") + feedback.note;
    return {Tone::Danger, text, Sound::NotFound};
}

Message logged(const ScanLogEntry &entry)
{
    const QString outcome = plain(entry.outcome);
    if (outcome.startsWith(QLatin1String("line")))
        return {Tone::Success, QCoreApplication::translate("SaleTexts", "In the basket"), {}};
    if (outcome == QLatin1String("routed"))
        return {Tone::Success, QCoreApplication::translate("SaleTexts", "Taken"), {}};
    return {Tone::Danger, refusal(entry.reason), {}};
}

Message notice(const Notice &notice)
{
    const QString wanted = plain(notice.what);
    for (const NoticeRow &row : notices()) {
        if (wanted == QLatin1String(row.what)) {
            QString text = translated(row.text);
            for (int i = 0; text.contains(QLatin1Char('%') + QString::number(i + 1)); ++i)
                text.replace(QLatin1Char('%') + QString::number(i + 1), notice.args.value(i));
            return {row.tone, text, row.sound};
        }
    }
    // A notice without a row must still be seen: its own words are better than silence.
    return {Tone::Neutral, notice.args.isEmpty() ? notice.what : notice.args.join(QStringLiteral(" · ")), {}};
}

QString undoHint(const BasketView &basket)
{
    const char *text = find(kUndo, basket.undoWhat);
    if (!text)
        return {};
    const QString words = translated(text);
    return words.contains(QLatin1String("%1")) ? words.arg(basket.undoSubject) : words;
}

QString printJobName(const QString &kind)
{
    const char *text = find(kJobs, kind);
    return text ? translated(text) : QCoreApplication::translate("SaleTexts", "Slip");
}

QString printJobState(const PrintJobView &job)
{
    const char *state = find(kJobStates, job.state);
    QString text = state ? translated(state) : job.state;
    if (const char *trouble = find(kTroubles, job.reason))
        text += QStringLiteral(" · ") + translated(trouble);
    return text;
}

kit::Tone printJobTone(const PrintJobView &job)
{
    const QString state = plain(job.state);
    if (state == QLatin1String("unknown"))
        return Tone::Unknown;
    return state == QLatin1String("failed") ? Tone::Danger : Tone::Info;
}

QString scanKindName(const QString &kind)
{
    const char *text = find(kScanKinds, kind);
    return text ? translated(text) : QCoreApplication::translate("SaleTexts", "Code");
}

} // namespace mendian::saletexts
