// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// What the cashier reads: English source sentences, context "PaymentSentence". The code tables name them.
namespace mendian::wechat::say {

// Payments (§1.3, §1.5, §1.6).
inline constexpr const char *kAsking = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The result is not known yet. The same payment is being asked again; nothing is charged twice.");
inline constexpr const char *kPassword =
    QT_TRANSLATE_NOOP("PaymentSentence", "Please ask the customer to enter the payment password.");
inline constexpr const char *kExpired = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The payment code has expired. Ask the customer to refresh it and scan again.");
inline constexpr const char *kNoMoney =
    QT_TRANSLATE_NOOP("PaymentSentence", "The balance is too low. Ask the customer for another card, then scan again.");
inline constexpr const char *kCard = QT_TRANSLATE_NOOP(
    "PaymentSentence", "This card is not supported. Ask the customer for another card, then scan again.");
inline constexpr const char *kOnce = QT_TRANSLATE_NOOP(
    "PaymentSentence", "A payment code works only once. Ask the customer to refresh it and scan again.");
inline constexpr const char *kNotACode = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat does not accept this payment code. Ask the customer to refresh it and scan again.");
inline constexpr const char *kRefused = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat refused the payment. Ask for another way to pay, or scan a fresh code.");
inline constexpr const char *kUsed =
    QT_TRANSLATE_NOOP("PaymentSentence", "This payment number was used before. Its result is being asked first.");
inline constexpr const char *kOther = QT_TRANSLATE_NOOP(
    "PaymentSentence", "Another customer's code was tried for this payment. Scan again with a fresh code.");
inline constexpr const char *kClosed =
    QT_TRANSLATE_NOOP("PaymentSentence", "This payment number is closed. Scan again.");
inline constexpr const char *kReversed =
    QT_TRANSLATE_NOOP("PaymentSentence", "This payment was reversed. Scan again with a fresh code.");
inline constexpr const char *kRights = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The shop's WeChat account may not take payment codes. Take cash and call the head office.");
inline constexpr const char *kSetup =
    QT_TRANSLATE_NOOP("PaymentSentence", "The shop's WeChat settings are wrong. Take cash and call the head office.");
inline constexpr const char *kBusy =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat is busy. The same payment is being asked again in a moment.");
inline constexpr const char *kPaid = QT_TRANSLATE_NOOP("PaymentSentence", "Paid.");
inline constexpr const char *kRefund = QT_TRANSLATE_NOOP(
    "PaymentSentence", "This payment was paid and then refunded. Check the refund records before collecting again.");
inline constexpr const char *kFailed =
    QT_TRANSLATE_NOOP("PaymentSentence", "The payment failed at WeChat. The number is being closed; then scan again.");
inline constexpr const char *kNotThere =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat does not know this payment yet. It is being asked again.");
inline constexpr const char *kReverseAgain =
    QT_TRANSLATE_NOOP("PaymentSentence", "The reversal is not finished. It is being tried again.");
inline constexpr const char *kReverseLate =
    QT_TRANSLATE_NOOP("PaymentSentence", "The payment is too old to reverse. Use a refund.");
inline constexpr const char *kReverseRefused = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat does not reverse this payment. Wait for its result; if it was paid, use a refund.");
inline constexpr const char *kGarbled = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat's answer could not be trusted. The same payment is being asked again.");
inline constexpr const char *kNoLine = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat cannot be reached; nothing was sent. Take cash, or try again when the line is back.");
inline constexpr const char *kNoCertificate =
    QT_TRANSLATE_NOOP("PaymentSentence", "The merchant certificate for reversals is missing. Call the head office.");

// Refunds (§1.7, §1.8, §2.4).
inline constexpr const char *kRefundDone = QT_TRANSLATE_NOOP("PaymentSentence", "The money is back with the customer.");
inline constexpr const char *kRefundUnderWay = QT_TRANSLATE_NOOP("PaymentSentence",
    "WeChat has taken the refund in. The balance gets it in minutes, a bank card in one to three working days.");
inline constexpr const char *kRefundAsking = QT_TRANSLATE_NOOP("PaymentSentence",
    "It is not known yet whether the refund was taken in. The same refund is being sent again; nothing is paid back "
    "twice.");
inline constexpr const char *kRefundGarbled = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat's answer about the refund could not be trusted. The same refund is being asked again.");
inline constexpr const char *kRefundNoLine = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat cannot be reached. The refund goes out by itself when the line is back.");
inline constexpr const char *kRefundNoCertificate =
    QT_TRANSLATE_NOOP("PaymentSentence", "The merchant certificate for refunds is missing. Call the head office.");
inline constexpr const char *kRefundTooFast = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat wants refunds more slowly. The same refund goes out again in a while.");
inline constexpr const char *kRefundNotReady = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The payment is still being booked at WeChat. The same refund goes out again in a while.");
inline constexpr const char *kRefundNoMoney = QT_TRANSLATE_NOOP("PaymentSentence",
    "The shop's WeChat balance is too low for this refund. Top it up, then send the same refund again.");
inline constexpr const char *kRefundWords = QT_TRANSLATE_NOOP("PaymentSentence",
    "WeChat refused the refund for the reason it gives. Settle that, then send the same refund again.");
inline constexpr const char *kRefundOtherAmount = QT_TRANSLATE_NOOP("PaymentSentence",
    "WeChat has this refund number with another amount. Look it up on the merchant platform before anything else.");
inline constexpr const char *kRefundTooOld = QT_TRANSLATE_NOOP("PaymentSentence",
    "The payment is more than a year old: WeChat does not refund it. Give the money back otherwise.");
inline constexpr const char *kRefundNoAccount = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The customer's WeChat account no longer takes money. Give the money back otherwise.");
inline constexpr const char *kRefundNoPayment = QT_TRANSLATE_NOOP("PaymentSentence",
    "WeChat does not know this payment, or it was never paid. Check the payment before giving money back.");
inline constexpr const char *kRefundSetup = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The shop's WeChat settings are wrong; nothing was refunded. Call the head office.");
inline constexpr const char *kRefundRights = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The shop's WeChat account may not refund; nothing was refunded. Call the head office.");
inline constexpr const char *kRefundNotThere =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat does not know this refund. The same refund is being sent again.");
inline constexpr const char *kRefundClosed = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat closed this refund and no money moved. Start it again under a new number.");
inline constexpr const char *kRefundAbnormal = QT_TRANSLATE_NOOP("PaymentSentence",
    "The customer's card did not take the money; it is back at the shop. Settle this refund on WeChat's merchant "
    "platform.");
inline constexpr const char *kRefundFailed = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The refund failed at WeChat. Look it up on the merchant platform, then send it again.");

// Bills (§1.9, §7.1).
inline constexpr const char *kBillNone =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat has no transactions of that day.");
inline constexpr const char *kBillNotYet =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat is still making the bill. Fetch it after 10:00.");
inline constexpr const char *kBillBusy =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat is busy. Fetch the bill again in a few minutes.");
inline constexpr const char *kBillRefused = QT_TRANSLATE_NOOP("PaymentSentence",
    "WeChat did not give the bill: the day or the shop's WeChat settings are wrong. Check them and fetch it again.");
inline constexpr const char *kBillRights =
    QT_TRANSLATE_NOOP("PaymentSentence", "The shop's WeChat account may not fetch bills. Call the head office.");
inline constexpr const char *kBillGarbled = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The bill that came could not be trusted; nothing was taken over. Fetch it again.");
inline constexpr const char *kBillNoLine =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat cannot be reached. Fetch the bill again when the line is back.");

inline constexpr const char *kBillNoCertificate = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The merchant certificate for the fund-flow bill is missing. Call the head office.");

// Who holds this code (§1.10).
inline constexpr const char *kMemberBusy = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat is busy and could not say who the customer is. Scan again, or go on without.");
inline constexpr const char *kMemberRefused = QT_TRANSLATE_NOOP(
    "PaymentSentence", "WeChat could not say whose code this is. Ask the customer to refresh it and scan again.");

// The customer scans the till's QR (§2.3, §3.1).
inline constexpr const char *kScanQr =
    QT_TRANSLATE_NOOP("PaymentSentence", "Please ask the customer to scan the QR code on the screen with WeChat.");
inline constexpr const char *kQrRefused =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat refused the payment. Ask for another way to pay, or start again.");
inline constexpr const char *kQrClosed =
    QT_TRANSLATE_NOOP("PaymentSentence", "This QR code is closed. Start the payment again for a new one.");
inline constexpr const char *kQrNoMoney = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The balance is too low. Ask the customer for another card, then start again.");
inline constexpr const char *kQrRights = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The shop's WeChat account may not take payments by QR. Take cash and call the head office.");
inline constexpr const char *kQrFailed = QT_TRANSLATE_NOOP(
    "PaymentSentence", "The payment failed at WeChat. The QR code is being closed; then start again.");
inline constexpr const char *kCloseAgain =
    QT_TRANSLATE_NOOP("PaymentSentence", "The QR code is not closed yet. It is being tried again.");
inline constexpr const char *kCloseRefused =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat did not close this QR code. The payment's result is being asked.");
inline constexpr const char *kQrNothing =
    QT_TRANSLATE_NOOP("PaymentSentence", "WeChat has no such payment; nothing was taken. Start the payment again.");

} // namespace mendian::wechat::say
