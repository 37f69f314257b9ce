// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/till/channeldesk.h"

#include "models/documents/words.h"
#include "models/tender/channelproof.h"
#include "workflows/shift/shiftreport.h"
#include "workflows/shop/slips.h"

#include <QPointer>

namespace mendian {

namespace {

constexpr Money kTestAmount = 1_fen; // the least that every provider takes

struct ProofRow
{
    ChannelProof proof;
    const char *state;
};
constexpr ProofRow kProofs[] = {
    {ChannelProof::Proven, "proven"},
    {ChannelProof::WrongKeys, "wrong_keys"},
    {ChannelProof::NoLine, "no_line"},
    {ChannelProof::Unclear, "unclear"},
};

/// How a test payment stands, by the state of its attempt; Paid goes on with its refund.
struct AttemptRow
{
    AttemptState attempt;
    const char *state;
};
constexpr AttemptRow kAttempts[] = {
    {AttemptState::Collecting, "paying"},
    {AttemptState::Sent, "paying"},
    {AttemptState::AwaitingCustomer, "paying"},
    {AttemptState::Confirming, "paying"},
    {AttemptState::Reversing, "paying"},
    {AttemptState::Unknown, "unclear"},
    {AttemptState::Paid, "returning"},
    {AttemptState::Refused, "refused"},
    {AttemptState::Closed, "closed"},
    {AttemptState::Returned, "returned"},
};
static_assert(std::size(kAttempts) == kAttemptStates, "a row for every state");

const char *stateOf(AttemptState attempt)
{
    for (const AttemptRow &row : kAttempts)
        if (row.attempt == attempt)
            return row.state;
    return "unclear";
}

} // namespace

ChannelDesk::ChannelDesk(Shop &shop, Session &session, AttemptDriver &driver, RefundDriver &refunds, QObject *parent)
    : QObject(parent), m_shop(shop), m_session(session), m_driver(driver)
{
    connect(&driver, &AttemptDriver::changed, this, &ChannelDesk::attemptChanged);
    connect(&refunds, &RefundDriver::changed, this, &ChannelDesk::refundChanged);
}

Status ChannelDesk::recover()
{
    const auto undecided = loadUndecided(m_shop);
    if (!undecided)
        return fail(undecided.error());
    QList<Attempt> tests;
    for (const Attempt &attempt : *undecided) {
        if (!attempt.sale.isNull())
            continue;
        tests.append(attempt);
        Test &test = m_tests[attempt.provider];
        test.attempt = attempt;
        set(test, stateOf(attempt.state));
    }
    m_driver.resume(tests);
    return {};
}

/// What is on its way back ends by itself and holds up no further test.
bool ChannelDesk::isOver(const Test &test)
{
    static const QStringList running{QStringLiteral("asking"), QStringLiteral("code"), QStringLiteral("paying")};
    const bool undecided = test.attempt && !isFinal(test.attempt->state);
    return !undecided && !running.contains(test.state);
}

void ChannelDesk::set(Test &test, const char *state, const QString &code, const QString &sentence)
{
    test.state = QString::fromLatin1(state);
    test.code = code;
    test.sentence = sentence;
    test.at = m_shop.now();
}

Status ChannelDesk::test(const QString &provider, bool withMoney)
{
    MENDIAN_TRY(m_session.require(Right::Settings));
    MENDIAN_TRY(m_shop.heal());
    const ProviderRules *rules = m_driver.rules(provider);
    if (!rules)
        return fail(ErrorCode::Unsupported, QStringLiteral("provider not set up"), {provider});
    if (const auto running = m_tests.find(provider); running != m_tests.end() && !isOver(running->second))
        return fail(ErrorCode::PaymentRunning, QStringLiteral("the last test has not ended"), {provider});
    const bool money = withMoney || m_shop.folderKind != QLatin1String("real");
    m_tests[provider] = {};
    if (!money)
        return ask(provider);
    if (!rules->needsCode)
        return start(provider, {});
    if (m_phone.showCode)
        return start(provider, Secret(m_phone.showCode(provider).toUtf8()));
    set(m_tests[provider], "code");
    emit changed();
    return {};
}

Status ChannelDesk::ask(const QString &provider)
{
    const auto nobodys = newAttempt({}, provider, kTestAmount);
    if (!nobodys)
        return fail(nobodys.error());
    Test &test = m_tests[provider];
    test.number = ++m_number;
    set(test, "asking");
    emit changed();
    const QPointer<ChannelDesk> self(this);
    return m_driver.ask(*nobodys, [self, provider, number = test.number](const Answer &answer) {
        if (self)
            self->asked(provider, number, answer);
    });
}

void ChannelDesk::asked(const QString &provider, int number, const Answer &answer)
{
    const auto found = m_tests.find(provider);
    if (found == m_tests.end() || found->second.number != number)
        return;
    const ChannelProof proof = channelProof(answer);
    for (const ProofRow &row : kProofs)
        if (row.proof == proof)
            set(found->second, row.state, answer.code);
    emit changed();
}

Status ChannelDesk::start(const QString &provider, const Secret &code)
{
    const auto attempt = newAttempt({}, provider, kTestAmount);
    if (!attempt)
        return fail(attempt.error());
    const QString name = m_shop.settings.text("store.name");
    const documents::SlipHeader header = slipHeader(m_shop);
    const QString subject = (name.isEmpty() ? m_shop.storeCode : name) + QLatin1Char('-')
        + documents::slipWord(documents::SlipWord::ChannelTest, header.language);
    Test &test = m_tests[provider];
    test.attempt = *attempt;
    set(test, "paying");
    const Status started = m_driver.start(*attempt, code, subject);
    if (!started) {
        const bool line = started.error().code == ErrorCode::Offline;
        m_tests.erase(provider);
        if (line) {
            set(m_tests[provider], "no_line");
            emit changed();
            return {};
        }
    }
    emit changed();
    return started;
}

bool ChannelDesk::isAwaitingCode() const
{
    return std::ranges::any_of(m_tests, [](const auto &one) { return one.second.state == QLatin1String("code"); });
}

Status ChannelDesk::payCode(const QString &provider, const Secret &code)
{
    const auto waiting = m_tests.find(provider);
    if (waiting == m_tests.end() || waiting->second.state != QLatin1String("code"))
        return fail(ErrorCode::Unsupported, QStringLiteral("the test waits for another provider's code"), {provider});
    return start(provider, code);
}

void ChannelDesk::stopWaiting()
{
    const auto gone = std::erase_if(m_tests, [](const auto &one) { return one.second.state == QLatin1String("code"); });
    if (gone > 0)
        emit changed();
}

Status ChannelDesk::leave(const QString &provider)
{
    const auto found = m_tests.find(provider);
    if (found == m_tests.end())
        return {};
    Test &test = found->second;
    if (test.attempt && !isFinal(test.attempt->state))
        return m_driver.cancel(test.attempt->id);
    if (isOver(test) || test.state == QLatin1String("code")) {
        m_tests.erase(found);
        emit changed();
    }
    return {};
}

void ChannelDesk::attemptChanged(const Attempt &attempt)
{
    if (!attempt.sale.isNull())
        return;
    const auto found = m_tests.find(attempt.provider);
    const bool shown = found != m_tests.end() && found->second.attempt && found->second.attempt->id == attempt.id;
    const bool newQr = shown && found->second.attempt->qrCode.isEmpty() && !attempt.qrCode.isEmpty();
    if (shown) {
        found->second.attempt = attempt;
        set(found->second, stateOf(attempt.state), attempt.code, attempt.sentence);
        emit changed();
    }
    if (newQr && m_phone.readQr)
        m_phone.readQr(attempt.qrCode);
    if (isFinal(attempt.state))
        emit moneyToLookAt(attempt.sale); // what was paid goes back; nothing to do otherwise
}

void ChannelDesk::refundChanged(const Refund &refund)
{
    const auto found = m_tests.find(refund.provider);
    if (found == m_tests.end() || !found->second.attempt || found->second.attempt->id != refund.attempt)
        return;
    const bool done = refund.state == RefundState::Done;
    set(found->second, done ? "returned" : isOwed(refund) ? "stuck" : "returning", refund.code, refund.sentence);
    emit changed();
}

QList<ChannelView> ChannelDesk::view() const
{
    QList<ChannelView> views;
    for (const auto &[provider, test] : m_tests) {
        ChannelView view{provider, test.state, {}, {}, test.code, test.sentence, test.at};
        if (test.attempt) {
            view.shortNumber = shortNumber(*test.attempt);
            if (test.state == QLatin1String("paying") && !test.attempt->qrCode.isEmpty()
                && test.attempt->state == AttemptState::AwaitingCustomer) {
                view.state = QStringLiteral("qr");
                view.qr = test.attempt->qrCode;
            }
        }
        views.append(view);
    }
    return views;
}

} // namespace mendian
