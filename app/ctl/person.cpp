// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/person.h"

namespace mendian::ctl {

namespace {

/// The demo shop's people (app/runtime/newshop.h); their PINs are printed in the README.
struct DemoPerson
{
    const char *number;
    const char *pin;
    Role role;
};
constexpr DemoPerson kDemoPeople[] = {
    {"0017", "246810", Role::Cashier},
    {"0018", "864209", Role::Cashier},
    {"0023", "975310", Role::Senior},
    {"0001", "135790", Role::Manager},
};

const DemoPerson *demoPerson(const QString &number, Right right)
{
    for (const DemoPerson &person : kDemoPeople)
        if (number.isEmpty() ? may(person.role, right) : number == QLatin1String(person.number))
            return &person;
    return nullptr;
}

} // namespace

Result<Proof> proofOf(const Context &context, Right right)
{
    Proof proof{context.args.value("staff"), context.pins.staff, {}};
    const bool real = context.runtime->folder().isReal();
    const DemoPerson *known = real ? nullptr : demoPerson(proof.number, right);
    if (known && proof.number.isEmpty())
        proof.number = QLatin1String(known->number);
    if (known && proof.pin.isEmpty())
        proof.pin = Secret(QByteArray(known->pin));
    if (proof.number.isEmpty() || proof.pin.isEmpty())
        return fail(ErrorCode::NotSignedIn, QStringLiteral("no person or PIN was given"));
    return proof;
}

Result<QString> authorise(const Context &context, Shop &shop, Right right)
{
    const auto proof = proofOf(context, right);
    if (!proof)
        return fail(proof.error());
    Session session(shop);
    MENDIAN_TRY(session.signIn(proof->number, proof->pin));
    MENDIAN_TRY(session.require(right));
    return proof->number;
}

Result<std::unique_ptr<TillSeat>> TillSeat::take(Context &context, Right right, bool needsEmptyBasket)
{
    app::ShopRuntime &runtime = *context.runtime;
    std::unique_ptr<TillSeat> seat(new TillSeat(runtime));
    const Status taken = runtime.call([&]() -> Status {
        Till &till = runtime.till();
        const auto proof = proofOf(context, right);
        if (!proof)
            return fail(proof.error());
        const TillView now = till.view();
        if (now.person && now.person->number != proof->number)
            return fail(ErrorCode::Conflict, QStringLiteral("%1 is signed in at the till").arg(now.person->number),
                {QStringLiteral("person"), now.person->number});
        if (context.besideTill && now.payment.screen != 0 && now.payment.screen != 4)
            return fail(ErrorCode::PaymentRunning, QStringLiteral("the payment panel is open at the till"));
        if (needsEmptyBasket && !now.basket.lines.isEmpty())
            return fail(ErrorCode::Conflict,
                QStringLiteral("%1 line(s) of an unfinished sale are in the basket").arg(now.basket.lines.size()),
                {QStringLiteral("basket")});
        MENDIAN_TRY(till.signIn(proof->number, proof->pin));
        seat->m_staff = proof->number;
        seat->m_signedIn = !now.person;
        seat->m_wasLocked = now.locked;
        return till.session().require(right);
    });
    if (!taken)
        return fail(taken.error());
    return seat;
}

TillSeat::~TillSeat()
{
    if (m_staff.isEmpty())
        return;
    m_runtime.call([this] {
        if (m_wasLocked)
            return m_runtime.till().lock();
        return m_signedIn ? m_runtime.till().signOut() : Status();
    });
}

QString personSentence(const Error &error)
{
    if (error.code == ErrorCode::Conflict && error.args.value(0) == QLatin1String("person"))
        return QStringLiteral("Person %1 is signed in at the till; sign out there first, or run it as that person.")
            .arg(error.args.value(1));
    if (error.code == ErrorCode::Conflict && error.args.value(0) == QLatin1String("basket"))
        return QStringLiteral(
            "The till's basket holds goods of an unfinished sale; finish it at the till, or add --hold-first to put it "
            "aside under a hold ticket.");
    return {};
}

} // namespace mendian::ctl
