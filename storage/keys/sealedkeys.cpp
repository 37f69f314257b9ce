// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/keys/sealedkeys.h"

#include "core/json.h"
#include "storage/folder/syncfile.h"
#include "storage/keys/seal.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>
#include <openssl/rand.h>
#include <sys/stat.h>

namespace mendian::storage {

namespace {

constexpr qint64 kVersion = 1;
constexpr qint64 kMaxFile = 1024 * 1024;
constexpr qsizetype kSaltSize = 32;
constexpr qsizetype kKeyIdSize = 8;
const QByteArray kPurpose = QByteArrayLiteral("mendian payment keys 1");

/// Names a sealing key without giving it away: other device or other machine, other id.
QByteArray keyId(const DeviceKey &device, const QByteArray &machine)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(kPurpose);
    hash.addData(device.publicKey());
    hash.addData(machine);
    return hash.result().left(kKeyIdSize).toHex();
}

/// The part of the file that is not hidden; it is authenticated as it stands.
QJsonObject header(const DeviceKey &device, const QByteArray &machine, const QByteArray &salt, const QByteArray &nonce)
{
    return JsonWriter()
        .put("version", kVersion)
        .put("device", device.device())
        .put("key_id", QString::fromLatin1(keyId(device, machine)))
        .put("salt", QString::fromLatin1(salt.toHex()))
        .put("nonce", QString::fromLatin1(nonce.toHex()))
        .object();
}

Result<Secret> sealingKey(const DeviceKey &device, const QByteArray &machine, const QByteArray &salt)
{
    return device.derive(kPurpose + '|' + machine, salt);
}

Status checkMode(const QString &path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return fail(errnoCode(), QStringLiteral("cannot look at %1").arg(path), {path});
    if (info.st_mode & (S_IRWXG | S_IRWXO))
        return fail(ErrorCode::PermissionDenied,
            QStringLiteral("others may read or write the merchant's keys: chmod 600 %1").arg(path), {path});
    return {};
}

} // namespace

QByteArray thisMachine()
{
    const QByteArray id = QSysInfo::machineUniqueId().trimmed();
    return id.size() == 32 && QByteArray::fromHex(id).size() == 16 ? id : QByteArray();
}

SealedKeys::SealedKeys(const QString &folder, const DeviceKey &device, const QByteArray &machine)
    : m_folder(folder), m_device(device), m_machine(machine)
{
}

Result<SealedKeys> SealedKeys::of(const QString &folder)
{
    const auto device = DeviceKey::read(folder + QStringLiteral("/device.key"));
    if (!device)
        return fail(device.error());
    return SealedKeys(folder, *device);
}

QString SealedKeys::path() const { return m_folder + u'/' + kFileName; }

bool SealedKeys::exists() const { return QFileInfo::exists(path()); }

Result<QJsonObject> SealedKeys::load() const
{
    if (!exists())
        return QJsonObject();
    MENDIAN_TRY(checkMode(path()));
    const auto damaged = [this](const QString &why) {
        return fail(ErrorCode::Corrupt, path() + QStringLiteral(": ") + why, {QString(kFileName)});
    };
    const auto content = readWhole(path(), kMaxFile);
    if (!content)
        return fail(content.error());
    auto file = parseJsonObject(*content, u"keys.sealed");
    if (!file)
        return damaged(file.error().detail);
    JsonReader r(*file, u"keys.sealed");
    const qint64 version = r.integer("version");
    if (r.status() && version > kVersion)
        return fail(ErrorCode::TooNew, QStringLiteral("%1 has version %2").arg(path()).arg(version));
    const auto device = r.id<DeviceId>("device");
    const QByteArray id = r.string("key_id").toLatin1();
    const QByteArray salt = QByteArray::fromHex(r.string("salt").toLatin1());
    const QByteArray nonce = QByteArray::fromHex(r.string("nonce").toLatin1());
    const auto text = QByteArray::fromBase64Encoding(
        r.string("sealed").toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    const bool exact = text && (*text).toBase64() == r.string("sealed").toLatin1(); // no spare bits, nothing beside
    if (!r.status() || !exact || version != kVersion)
        return damaged(QStringLiteral("not a sealed file"));
    // Sealed before this system had a machine id, or with it.
    const QList<QByteArray> machines{m_machine, QByteArray()};
    const auto machine =
        std::ranges::find_if(machines, [&](const QByteArray &name) { return keyId(m_device, name) == id; });
    if (machine == machines.end()) {
        const bool otherDevice = device != m_device.device();
        return fail(ErrorCode::WrongFolder,
            QStringLiteral("%1 was sealed %2: import the keys again")
                .arg(path(), otherDevice ? QStringLiteral("by another device") : QStringLiteral("on another machine")),
            {otherDevice ? QStringLiteral("device") : QStringLiteral("machine")});
    }
    const auto key = sealingKey(m_device, *machine, salt);
    if (!key)
        return fail(key.error());
    file->remove(QStringLiteral("sealed"));
    const auto plain = unseal(*key, nonce, toJsonBytes(*file), *text);
    if (!plain)
        return damaged(plain.error().detail);
    const auto sections = parseJsonObject(plain->reveal(), u"sealed keys");
    return sections ? sections : damaged(QStringLiteral("the sealed text is no object"));
}

Status SealedKeys::save(const QJsonObject &sections) const
{
    QByteArray salt(kSaltSize, '\0');
    QByteArray nonce(kSealNonceSize, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(salt.data()), static_cast<int>(salt.size())) != 1
        || RAND_bytes(reinterpret_cast<unsigned char *>(nonce.data()), static_cast<int>(nonce.size())) != 1)
        return fail(ErrorCode::Io, QStringLiteral("no random numbers"));
    const auto key = sealingKey(m_device, m_machine, salt);
    if (!key)
        return fail(key.error());
    QJsonObject file = header(m_device, m_machine, salt, nonce);
    const auto text = seal(*key, nonce, toJsonBytes(file), Secret(toJsonBytes(sections)));
    if (!text)
        return fail(text.error());
    file.insert(QStringLiteral("sealed"), QString::fromLatin1(text->toBase64()));
    const QString folder = QFileInfo(path()).absolutePath();
    if (!QFileInfo(folder).isDir()) {
        if (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0)
            return fail(errnoCode(), QStringLiteral("cannot make %1").arg(folder), {folder});
        syncFolder(m_folder);
    }
    return writeWhole(path(), toJsonBytes(file));
}

Result<QJsonObject> SealedKeys::section(const QString &name) const
{
    const auto sections = load();
    if (!sections)
        return sections;
    if (!sections->contains(name))
        return fail(ErrorCode::NotFound, QStringLiteral("no keys of %1 are stored").arg(name), {name});
    return sections->value(name).toObject();
}

Status SealedKeys::saveSection(const QString &name, const QJsonObject &section) const
{
    auto sections = load();
    if (!sections)
        return fail(sections.error());
    if (section.isEmpty())
        sections->remove(name);
    else
        sections->insert(name, section);
    return save(*sections);
}

} // namespace mendian::storage
