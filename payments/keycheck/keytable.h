// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <span>

namespace mendian::keys {

// What a section of the sealed store may hold, as data: a row a field, a row a rule between two fields.

enum class FieldKind {
    Text,         ///< no secret: numbers, ids, settings
    Secret,       ///< `size` bytes, never shown
    PrivateKey,   ///< PEM or bare base64, PKCS#8 or PKCS#1 (spec/alipay.md §3)
    PublicKey,    ///< PEM or bare base64 of SubjectPublicKeyInfo
    Certificates, ///< PEM, one or several
};

struct FieldRow
{
    const char *section;
    const char *field;
    FieldKind kind;
    bool required = false;
    int size = 0; ///< Secret: bytes
    const char *startsWith = "";
    bool mayBeOld = false; ///< roots: size and end are the issuer's business, a bundle keeps old ones
};

enum class RuleKind {
    KeyFits,      ///< the private key of `one` belongs to the certificate `other`
    SerialIs,     ///< the text `one` is the serial number of the certificate `other`
    NotOwnKey,    ///< the public key or certificate `one` must not belong to the private key `other` (mixed up)
    OnlyTogether, ///< `one` is of no use without `other`
    OneOfThem,    ///< at least one of the two is there
};

struct RuleRow
{
    const char *section;
    RuleKind kind;
    const char *one;
    const char *other;
};

std::span<const FieldRow> fieldRows();
std::span<const RuleRow> ruleRows();
bool isKnownSection(QStringView section);

} // namespace mendian::keys
