// SPDX-License-Identifier: GPL-3.0-or-later
#include "payments/keycheck/keycheck.h"

#include "payments/keycheck/keytable.h"

#include <QHash>
#include <QtGlobal>
#include <algorithm>

namespace mendian::keys {

namespace {

constexpr qint64 kDayMs = 24LL * 3600 * 1000;

struct Sentence
{
    KeyTrouble what;
    const char *text;
};
using enum KeyTrouble;
// Places: %1 the field, %2 and %3 as in the list of the header.
constexpr Sentence kSentences[] = {
    {Missing, QT_TRANSLATE_NOOP("KeySentence", "%1 is missing: take it from the provider's merchant pages.")},
    {NotText, QT_TRANSLATE_NOOP("KeySentence", "%1 is not a text.")},
    {WrongSize, QT_TRANSLATE_NOOP("KeySentence", "%1 must have exactly %2 characters.")},
    {WrongForm, QT_TRANSLATE_NOOP("KeySentence", "%1 must begin with %2.")},
    {Unreadable, QT_TRANSLATE_NOOP("KeySentence", "%1 cannot be read: it is damaged or something else.")},
    {TooShort, QT_TRANSLATE_NOOP("KeySentence", "%1 has only %2 bit; the provider wants 2048 or more.")},
    {DoesNotFit, QT_TRANSLATE_NOOP("KeySentence", "%1 does not belong to %2: one of them is of another pair.")},
    {SerialDiffers, QT_TRANSLATE_NOOP("KeySentence", "%1 is not the serial number of the certificate, which is %2.")},
    {MixedUp,
        QT_TRANSLATE_NOOP(
            "KeySentence", "%1 is the shop's own key. Download the provider's key and put it there instead.")},
    {Alone, QT_TRANSLATE_NOOP("KeySentence", "%1 is of no use without %2.")},
    {NoneOf, QT_TRANSLATE_NOOP("KeySentence", "%1 or %2 must be there: without it no answer can be verified.")},
    {NotYetValid, QT_TRANSLATE_NOOP("KeySentence", "%1 is valid only from %2. Check the date of this computer.")},
    {Expired, QT_TRANSLATE_NOOP("KeySentence", "%1 expired on %2. Get a new one from the provider's merchant pages.")},
    {ExpiresSoon,
        QT_TRANSLATE_NOOP(
            "KeySentence", "%1 expires on %2, in %3 days. Get a new one from the provider's merchant pages.")},
};

constexpr bool sentencesInOrder()
{
    int at = 0;
    for (const Sentence &row : kSentences)
        if (row.what != static_cast<KeyTrouble>(at++))
            return false;
    return at == static_cast<int>(ExpiresSoon) + 1;
}
static_assert(sentencesInOrder(), "a sentence for every trouble, in the order of the header");

struct KindName
{
    FieldKind kind;
    const char *name;
};
constexpr KindName kKindNames[] = {{FieldKind::Text, "text"}, {FieldKind::Secret, "secret"},
    {FieldKind::PrivateKey, "private key"}, {FieldKind::PublicKey, "public key"},
    {FieldKind::Certificates, "certificate"}};

/// What a field's text is, if it is that.
Result<QList<Material>> read(FieldKind kind, const QByteArray &text)
{
    if (kind == FieldKind::Certificates)
        return readCertificates(text);
    const auto one = kind == FieldKind::PrivateKey ? readPrivateKey(text) : readPublicKey(text);
    return one ? Result<QList<Material>>(QList<Material>{*one}) : fail(one.error());
}

bool hasMaterial(FieldKind kind) { return kind != FieldKind::Text && kind != FieldKind::Secret; }

QString day(Timestamp t) { return storeTime(t).date().toString(Qt::ISODate); }

/// One look at a section: its fields first, then what holds between them.
class Look
{
public:
    Look(QStringView section, const QJsonObject &keys, Timestamp now) : m_section(section), m_keys(keys), m_now(now) {}

    QList<KeyWarning> all()
    {
        for (const FieldRow &row : fieldRows())
            if (m_section == QLatin1String(row.section))
                field(row);
        for (const RuleRow &row : ruleRows())
            if (m_section == QLatin1String(row.section))
                rule(row);
        std::stable_sort(m_found.begin(), m_found.end(),
            [](const KeyWarning &a, const KeyWarning &b) { return !a.isOnlyWarning() && b.isOnlyWarning(); });
        return m_found;
    }

private:
    void note(KeyTrouble what, const char *name, const QStringList &more = {})
    {
        m_found.append({what, QStringList{QString::fromLatin1(name)} + more});
    }
    QString text(const char *name) const { return m_keys.value(QLatin1String(name)).toString(); }
    bool has(const char *name) const { return !text(name).isEmpty(); }

    void field(const FieldRow &row)
    {
        const QJsonValue value = m_keys.value(QLatin1String(row.field));
        if (!value.isUndefined() && !value.isString())
            return note(NotText, row.field);
        if (value.toString().isEmpty()) {
            if (row.required)
                note(Missing, row.field);
            return;
        }
        const QByteArray bytes = value.toString().toUtf8();
        if (row.kind == FieldKind::Secret && bytes.size() != row.size)
            return note(WrongSize, row.field, {QString::number(row.size)});
        if (!bytes.startsWith(row.startsWith))
            return note(WrongForm, row.field, {QString::fromLatin1(row.startsWith)});
        if (!hasMaterial(row.kind))
            return;
        const auto material = read(row.kind, bytes);
        if (!material)
            return note(Unreadable, row.field);
        m_material.insert(QLatin1String(row.field), *material);
        for (const Material &one : *material)
            look(row, one);
    }

    void look(const FieldRow &row, const Material &one)
    {
        const bool root = row.mayBeOld;
        if (!root && one.kind == QLatin1String("RSA") && one.bits < kLeastRsaBits)
            note(TooShort, row.field, {QString::number(one.bits)});
        if (one.validUntil.isNull() || root)
            return;
        const qint64 left = one.validUntil - m_now;
        if (m_now < one.validFrom)
            note(NotYetValid, row.field, {day(one.validFrom)});
        else if (left <= 0)
            note(Expired, row.field, {day(one.validUntil)});
        else if (left <= kWarnDays * kDayMs)
            note(ExpiresSoon, row.field, {day(one.validUntil), QString::number(left / kDayMs)});
    }

    void rule(const RuleRow &row)
    {
        const QList<Material> one = material(row.one);
        const QList<Material> other = material(row.other);
        const auto belongs = [&](const Material &a) {
            return std::ranges::any_of(other, [&](const Material &b) { return a.publicKey == b.publicKey; });
        };
        switch (row.kind) {
        case RuleKind::KeyFits:
            // The own certificate stands first in its file; what follows is the chain.
            if (!one.isEmpty() && !other.isEmpty() && one.first().publicKey != other.first().publicKey)
                note(DoesNotFit, row.one, {QString::fromLatin1(row.other)});
            break;
        case RuleKind::SerialIs:
            if (has(row.one) && !other.isEmpty() && text(row.one).toUpper() != other.first().serial)
                note(SerialDiffers, row.one, {other.first().serial});
            break;
        case RuleKind::NotOwnKey:
            if (std::ranges::any_of(one, belongs))
                note(MixedUp, row.one);
            break;
        case RuleKind::OnlyTogether:
            if (has(row.one) && !has(row.other))
                note(Alone, row.one, {QString::fromLatin1(row.other)});
            break;
        case RuleKind::OneOfThem:
            if (!has(row.one) && !has(row.other))
                note(NoneOf, row.one, {QString::fromLatin1(row.other)});
            break;
        }
    }

    QList<Material> material(const char *name) const { return m_material.value(QLatin1String(name)); }

    QStringView m_section;
    const QJsonObject &m_keys;
    Timestamp m_now;
    QHash<QString, QList<Material>> m_material;
    QList<KeyWarning> m_found;
};

} // namespace

const char *keyTroubleName(KeyTrouble what)
{
    static constexpr const char *names[] = {
#define X(name) #name,
        MENDIAN_KEY_TROUBLES(X)
#undef X
    };
    return names[static_cast<size_t>(what)];
}

const char *keySentence(KeyTrouble what) { return kSentences[static_cast<size_t>(what)].text; }

QString KeyWarning::sentence() const
{
    QString text = QString::fromLatin1(keySentence(what));
    for (const QString &arg : args)
        text = text.arg(arg);
    return text;
}

QList<KeyWarning> checkKeys(QStringView section, const QJsonObject &keys, Timestamp now)
{
    return Look(section, keys, now).all();
}

QList<KeyFact> describeKeys(QStringView section, const QJsonObject &keys)
{
    QList<KeyFact> facts;
    QStringList known;
    for (const FieldRow &row : fieldRows()) {
        const QString name = QString::fromLatin1(row.field);
        if (section != QLatin1String(row.section) || !keys.contains(name))
            continue;
        known.append(name);
        const QString value = keys.value(name).toString();
        KeyFact fact;
        fact.field = name;
        fact.kind = QString::fromLatin1(std::ranges::find(kKindNames, row.kind, &KindName::kind)->name);
        if (row.kind == FieldKind::Text)
            fact.text = value;
        else if (row.kind == FieldKind::Secret)
            fact.size = static_cast<int>(value.toUtf8().size());
        const auto material = hasMaterial(row.kind) ? read(row.kind, value.toUtf8()) : Result<QList<Material>>();
        if (!material || material->isEmpty())
            facts.append(fact);
        else
            for (const Material &one : *material) {
                fact.material = one;
                facts.append(fact);
            }
    }
    for (auto it = keys.begin(); it != keys.end(); ++it)
        if (!known.contains(it.key()))
            facts.append({it.key(), QStringLiteral("other"), {}, 0, std::nullopt});
    return facts;
}

} // namespace mendian::keys
