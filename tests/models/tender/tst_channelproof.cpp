// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tender/channelproof.h"
#include "tests/support/testmain.h"

using namespace mendian;

// What the answer to a query of a number that nobody has paid proves: every outcome is a row.
class TestChannelProof : public QObject
{
    Q_OBJECT
private slots:
    void proves_data();
    void proves();
    void onlyVerifiedAnswersCount();
};

void TestChannelProof::proves_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("proof");
    int rows = 0;
    const auto row = [&](Outcome outcome, ChannelProof proof) {
        QTest::newRow(outcomeName(outcome)) << int(outcome) << int(proof);
        ++rows;
    };
    using enum ChannelProof;
    row(Outcome::NotFound, Proven);
    row(Outcome::NotPaidYet, Proven);
    row(Outcome::UserPaying, Proven);
    row(Outcome::Paid, Proven);
    row(Outcome::PayError, Proven);
    row(Outcome::Closed, Proven);
    row(Outcome::RefundedElsewhere, Proven);
    row(Outcome::ConfigError, WrongKeys);
    row(Outcome::NotSent, NoLine);
    row(Outcome::Unclear, Unclear);
    for (const Outcome none :
        {Outcome::RefusedFinal, Outcome::RefusedAskOnce, Outcome::AskThisNumber, Outcome::Reversed,
            Outcome::ReverseAgain, Outcome::ReverseRefused, Outcome::ReversedNothingFound, Outcome::WasPaidNowReturned})
        row(none, Unclear); // no answer to a query
    QCOMPARE(rows, int(Outcome::RefundedElsewhere) + 1);
}

void TestChannelProof::proves()
{
    QFETCH(int, outcome);
    QFETCH(int, proof);
    Answer answer;
    answer.outcome = static_cast<Outcome>(outcome);
    QCOMPARE(int(channelProof(answer)), proof);
}

void TestChannelProof::onlyVerifiedAnswersCount()
{
    Answer forged;
    forged.outcome = Outcome::Unclear;
    forged.code = QStringLiteral("BAD_SIGNATURE");
    QCOMPARE(channelProof(forged), ChannelProof::WrongKeys);
    Answer others;
    others.outcome = Outcome::NotFound;
    others.mismatch = QStringLiteral("another merchant");
    QCOMPARE(channelProof(others), ChannelProof::Unclear);
}

MENDIAN_TEST(TestChannelProof)
#include "tst_channelproof.moc"
