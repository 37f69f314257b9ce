// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql/statement.h"

#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

namespace mendian::storage {

Statement::Statement(Database &database, const char *sql) : m_database(database)
{
    ++m_database.m_leases;
    if (m_database.m_poisoned) {
        m_status = fail(m_database.poisonedError());
        return;
    }
    m_slot = &m_database.slotFor(sql);
    if (!m_slot->free.empty()) {
        m_query = std::move(m_slot->free.back());
        m_slot->free.pop_back();
        return;
    }
    m_query = std::make_unique<QSqlQuery>(m_database.m_db);
    m_query->setForwardOnly(true);
    if (!m_query->prepare(QString::fromUtf8(sql))) {
        m_status = fail(m_database.failed(*m_query, QString::fromUtf8(sql)));
        m_query.reset();
    }
}

Statement::~Statement()
{
    --m_database.m_leases;
    if (!m_query)
        return;
    m_query->finish(); // an unfinished SELECT would keep its read transaction open
    m_slot->free.push_back(std::move(m_query));
}

void Statement::addValue(const QVariant &value)
{
    if (m_status)
        m_query->bindValue(m_bound++, value);
}

// A null QString would be bound as NULL; our columns say NOT NULL and mean the empty text.
void Statement::add(const QString &value) { addValue(value.isNull() ? QVariant(QLatin1String("")) : QVariant(value)); }

void Statement::add(const QByteArray &value) { addValue(value.isNull() ? QVariant(QByteArray("")) : QVariant(value)); }

void Statement::add(std::nullopt_t) { addValue(QVariant()); }

void Statement::add(qint64 value) { addValue(QVariant(value)); }

void Statement::add(const journal::Cell &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        add(*number);
    else if (const auto *text = std::get_if<QString>(&value))
        add(*text);
    else if (const auto *bytes = std::get_if<QByteArray>(&value))
        add(*bytes);
    else
        add(std::nullopt);
}

Status Statement::run()
{
    if (m_status && m_database.m_poisoned)
        m_status = fail(m_database.poisonedError());
    if (!m_status)
        return m_status;
    m_bound = 0;
    if (!m_query->exec()) {
        m_status = fail(m_database.failed(*m_query, QString::fromUtf8(m_slot->sql)));
        return m_status;
    }
    m_changes = m_query->numRowsAffected();
    m_query->finish();
    return {};
}

bool Statement::next()
{
    if (m_status && m_database.m_poisoned)
        m_status = fail(m_database.poisonedError());
    if (!m_status)
        return false;
    const bool started = m_running || m_query->exec();
    m_running = true;
    m_bound = 0;
    if (started && m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_status = fail(m_database.failed(*m_query, QString::fromUtf8(m_slot->sql)));
    m_query->finish();
    m_running = false;
    return false;
}

void Statement::rewind()
{
    if (m_query)
        m_query->finish();
    m_running = false;
    m_bound = 0;
}

bool Statement::isNull(int column) const { return m_query->isNull(column); }

qint64 Statement::integer(int column) const { return m_query->value(column).toLongLong(); }

QString Statement::text(int column) const { return m_query->value(column).toString(); }

QByteArray Statement::blob(int column) const { return m_query->value(column).toByteArray(); }

journal::Cell Statement::cell(int column) const
{
    const QVariant value = m_query->value(column);
    if (value.isNull())
        return {};
    switch (value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        return value.toLongLong();
    case QMetaType::QByteArray:
        return value.toByteArray();
    default:
        return value.toString();
    }
}

void Statement::noteCorrupt(int column)
{
    if (m_status)
        m_status = fail(ErrorCode::Corrupt,
            QStringLiteral("%1: column %2 is not an id: %3")
                .arg(m_database.path())
                .arg(column)
                .arg(QString::fromUtf8(m_slot->sql)),
            {QFileInfo(m_database.path()).fileName()});
}

} // namespace mendian::storage
