// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/alipay/ledger.h"

#include "core/json.h"

#include <QRandomGenerator>

namespace mendian::sandbox::alipay {

namespace {

constexpr qint64 kSerials = 1'000'000'000'000;

QString key(const QString &appId, const QString &number) { return appId + QLatin1Char('/') + number; }

QString randomLetters(int count)
{
    static constexpr char kLetters[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    QString text;
    for (int i = 0; i < count; ++i)
        text += QLatin1Char(kLetters[QRandomGenerator::system()->bounded(static_cast<int>(sizeof kLetters) - 1)]);
    return text;
}

} // namespace

Ledger::Ledger(const Pace &pace, Phone &phone, std::function<void(const Trade &)> paid)
    : m_pace(pace), m_phone(phone), m_paid(std::move(paid)),
      m_serial(static_cast<qint64>(QRandomGenerator::system()->generate64() % kSerials))
{
}

Trade *Ledger::find(const QString &appId, const QString &outTradeNo)
{
    settleAll();
    const auto it = m_byNumber.constFind(key(appId, outTradeNo));
    return it == m_byNumber.cend() ? nullptr : &m_trades[*it];
}

Trade *Ledger::findByTradeNo(const QString &appId, const QString &tradeNo)
{
    settleAll();
    const auto it = m_byTradeNo.constFind(key(appId, tradeNo));
    return it == m_byTradeNo.cend() ? nullptr : &m_trades[*it];
}

const QrCode *Ledger::findQr(const QString &appId, const QString &outTradeNo) const
{
    for (const QrCode &code : m_qrCodes) {
        if (code.draft.appId == appId && code.draft.outTradeNo == outTradeNo)
            return &code;
    }
    return nullptr;
}

void Ledger::insert(const Trade &trade)
{
    m_trades.push_back(trade);
    m_byNumber.insert(key(trade.appId, trade.outTradeNo), m_trades.size() - 1);
    m_byTradeNo.insert(key(trade.appId, trade.tradeNo), m_trades.size() - 1);
    ++m_revision;
}

Trade &Ledger::create(Trade draft)
{
    draft.createdAt = m_pace.now();
    if (draft.closesAt.isNull())
        draft.closesAt = m_pace.after(draft.createdAt, kDefaultTimeoutMs);
    m_serial = (m_serial + 1) % kSerials;
    draft.tradeNo = storeTime(draft.createdAt).toString(QStringLiteral("yyyyMMdd"))
        + QStringLiteral("22001400%1").arg(m_serial, 12, 10, QLatin1Char('0'));
    insert(draft);
    return m_trades.back();
}

void Ledger::createLater(const Trade &draft, Timestamp at)
{
    m_late.append({draft, at});
    ++m_revision;
}

QString Ledger::createQr(const Trade &draft, qint64 lifeMs)
{
    QrCode code{QStringLiteral("https://qr.alipay.com/bax0") + randomLetters(20), draft,
        m_pace.after(m_pace.now(), qMin(lifeMs, kQrLifeMs))};
    if (!draft.closesAt.isNull())
        code.diesAt = qMin(code.diesAt, draft.closesAt);
    m_qrCodes.append(code);
    ++m_revision;
    return code.text;
}

Result<QString> Ledger::scan(const QString &text)
{
    for (const QrCode &code : m_qrCodes) {
        if (code.text != text)
            continue;
        const QString number = code.draft.outTradeNo;
        Trade *trade = find(code.draft.appId, number);
        if (!trade && m_pace.now() >= code.diesAt)
            return fail(ErrorCode::Conflict, QStringLiteral("the code has expired"), {number});
        if (!trade)
            trade = &create(code.draft);
        if (trade->status != TradeStatus::WaitBuyerPay)
            return fail(ErrorCode::Conflict,
                QStringLiteral("the trade is %1").arg(QLatin1String(tradeStatusName(trade->status))), {number});
        const bool password = m_phone.mode() != PhoneMode::Approve || trade->totalFen > Phone::kPasswordFen;
        const Thought thought = thoughtOf(m_phone.mode());
        if (password)
            ask(*trade, thought.answer, thought.afterMs);
        else
            charge(*trade);
        return number;
    }
    return fail(ErrorCode::NotFound, QStringLiteral("no such code"));
}

bool Ledger::chargeAt(Trade &trade, Timestamp at)
{
    ++m_revision;
    trade.answer = PhoneAnswer::None;
    if (!m_phone.pay(trade.buyerPaidFen()))
        return false;
    trade.status = TradeStatus::Success;
    trade.takenFen += trade.totalFen;
    ++trade.charges;
    trade.paidAt = at;
    m_paid(trade);
    return true;
}

void Ledger::ask(Trade &trade, PhoneAnswer answer, qint64 afterMs)
{
    trade.answer = answer;
    trade.answerAfterMs = afterMs;
    trade.askedAt = m_pace.now();
    ++m_revision;
}

void Ledger::stopAsking(Trade &trade)
{
    trade.answer = PhoneAnswer::None;
    ++m_revision;
}

void Ledger::closeLater(Trade &trade, Timestamp at)
{
    trade.closesAt = at;
    ++m_revision;
}

void Ledger::close(Trade &trade)
{
    trade.status = TradeStatus::Closed;
    trade.answer = PhoneAnswer::None;
    trade.endedAt = m_pace.now();
    ++m_revision;
}

void Ledger::refund(Trade &trade, const Refund &refund)
{
    qint64 buyerBack = 0;
    for (const Refund &earlier : trade.refunds)
        buyerBack += earlier.buyerFen;
    Refund entry = refund;
    entry.at = m_pace.now();
    entry.buyerFen = qMin(refund.fen, trade.buyerPaidFen() - buyerBack); // the customer's own money first (2.5)
    m_phone.giveBack(entry.buyerFen);
    trade.takenFen -= entry.fen;
    trade.returnedFen += entry.fen;
    trade.refunds.append(entry);
    if (trade.returnedFen == trade.totalFen)
        close(trade);
    ++m_revision;
}

void Ledger::cancel(Trade &trade)
{
    const bool paid = trade.isPaid();
    trade.cancelAction = paid ? QStringLiteral("refund") : QStringLiteral("close");
    if (paid)
        refund(trade, {trade.outTradeNo, trade.takenFen, 0, {}, trade.text("operator_id"), {}, true});
    else
        close(trade);
}

void Ledger::settle(Trade &trade)
{
    if (trade.status == TradeStatus::WaitBuyerPay
        && (trade.answer == PhoneAnswer::Approve || trade.answer == PhoneAnswer::Refuse)) {
        const Timestamp at = m_pace.after(trade.askedAt, trade.answerAfterMs);
        if (at < trade.closesAt && m_pace.now() >= at) {
            if (trade.answer == PhoneAnswer::Approve)
                chargeAt(trade, at);
            else
                stopAsking(trade);
        }
    }
    if (trade.status == TradeStatus::WaitBuyerPay && m_pace.now() >= trade.closesAt) {
        close(trade);
        trade.endedAt = trade.closesAt;
    }
    if (trade.status == TradeStatus::Success && m_pace.elapsed(trade.paidAt) >= kRefundPeriodMs) {
        trade.status = TradeStatus::Finished;
        ++m_revision;
    }
}

void Ledger::settleAll()
{
    for (qsizetype i = 0; i < m_late.size();) {
        if (m_pace.now() < m_late.at(i).at) {
            ++i;
            continue;
        }
        const Late late = m_late.takeAt(i);
        if (!m_byNumber.contains(key(late.draft.appId, late.draft.outTradeNo)))
            chargeAt(create(late.draft), m_pace.now());
    }
    for (Trade &trade : m_trades)
        settle(trade);
}

QString Ledger::otherNumber(const QString &outTradeNo) const
{
    for (auto it = m_trades.rbegin(); it != m_trades.rend(); ++it) {
        if (it->outTradeNo != outTradeNo)
            return it->outTradeNo;
    }
    return QStringLiteral("SOMEBODYELSESORDER01");
}

QJsonObject Ledger::toJson() const
{
    QJsonArray trades;
    for (const Trade &trade : m_trades)
        trades.append(trade.toJson());
    QJsonArray codes;
    for (const QrCode &code : m_qrCodes)
        codes.append(QJsonObject{{QStringLiteral("text"), code.text}, {QStringLiteral("dies_ms"), code.diesAt.ms},
            {QStringLiteral("draft"), code.draft.toJson()}});
    QJsonArray late;
    for (const Late &entry : m_late)
        late.append(
            QJsonObject{{QStringLiteral("at_ms"), entry.at.ms}, {QStringLiteral("draft"), entry.draft.toJson()}});
    return {{QStringLiteral("trades"), trades}, {QStringLiteral("qr_codes"), codes}, {QStringLiteral("late"), late}};
}

Status Ledger::fromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"Alipay's ledger");
    const QJsonArray trades = reader.array("trades");
    const QJsonArray codes = reader.array("qr_codes");
    const QJsonArray late = reader.array("late");
    MENDIAN_TRY(reader.status());
    for (const QJsonValue &value : trades) {
        const auto trade = Trade::fromJson(value.toObject());
        if (!trade)
            return fail(trade.error());
        insert(*trade);
        m_serial = qMax(m_serial, trade->tradeNo.right(12).toLongLong());
    }
    for (const bool isQr : {true, false}) {
        for (const QJsonValue &value : isQr ? codes : late) {
            JsonReader line(value.toObject(), u"Alipay's ledger");
            const auto draft = Trade::fromJson(line.object("draft"));
            const Timestamp at{line.integer(isQr ? "dies_ms" : "at_ms")};
            const QString text = isQr ? line.string("text") : QString();
            MENDIAN_TRY(line.status());
            if (!draft)
                return fail(draft.error());
            if (isQr)
                m_qrCodes.append({text, *draft, at});
            else
                m_late.append({*draft, at});
        }
    }
    return {};
}

} // namespace mendian::sandbox::alipay
