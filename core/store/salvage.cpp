#include "core/store/salvage.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QUuid>
#include <QtEndian>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype HeaderSize = 100; // sqlite.org/fileformat.html §1.3
constexpr qsizetype PageSizeAt = 16;
constexpr qsizetype PageCountAt = 28;
constexpr int MostProbes = 200'000; // per table: what a bad region may cost

/// Gives the copy the header of a whole workspace, with its own number of pages.
bool replaceHeader(const QString &copy, const QString &like)
{
    QFile whole(like);
    QFile file(copy);
    if (!whole.open(QIODevice::ReadOnly) || !file.open(QIODevice::ReadWrite))
        return false;
    QByteArray header = whole.read(HeaderSize);
    if (header.size() < HeaderSize)
        return false;
    const auto pageSize = qFromBigEndian<quint16>(header.constData() + PageSizeAt);
    qToBigEndian(static_cast<quint32>(file.size() / std::max<quint16>(pageSize, 512)), header.data() + PageCountAt);
    std::fill_n(header.data() + 32, 8, '\0'); // no list of free pages: they are only read
    return file.write(header) == HeaderSize;
}

QVariantList valuesOf(const QSqlQuery &query, int count)
{
    QVariantList values;
    for (int column = 0; column < count; ++column)
        values.append(query.value(column));
    return values;
}

} // namespace

struct Salvage::Private {
    QTemporaryDir folder;
    QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase database;
    int probes = 0;

    explicit Private(const QString &templatePath)
        : folder(templatePath)
    {
    }
    ~Private() { close(); }
    QString file() const { return folder.filePath(u"copy"_s); }
    bool connect();
    void close();
    bool scan(const QString &sql, const Row &row, const QVariantList &values = {});
    bool range(QSqlQuery &query, int columns, qint64 low, qint64 high, const Row &row);
    qint64 highestId(const QString &table);
};

bool Salvage::Private::connect()
{
    close();
    database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(file());
    if (!database.open())
        return false;
    // Lets SQLite go on where the number of pages or a line of the schema is wrong. Only the copy is touched.
    QSqlQuery(database).exec(u"PRAGMA writable_schema = ON"_s);
    return scan(u"SELECT id FROM link LIMIT 0"_s, [](const QVariantList &) {})
        && scan(u"SELECT id FROM record LIMIT 0"_s, [](const QVariantList &) {});
}

void Salvage::Private::close()
{
    database.close();
    database = QSqlDatabase();
    if (QSqlDatabase::contains(name))
        QSqlDatabase::removeDatabase(name);
}

bool Salvage::Private::scan(const QString &sql, const Row &row, const QVariantList &values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return false;
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return false;
    while (query.next())
        row(valuesOf(query, query.record().count()));
    return !query.lastError().isValid();
}

qint64 Salvage::Private::highestId(const QString &table)
{
    qint64 highest = 0;
    const auto note = [&](const QVariantList &row) { highest = std::max(highest, row.first().toLongLong()); };
    scan(u"SELECT max(id) FROM "_s + table, note);
    scan(u"SELECT seq FROM sqlite_sequence WHERE name = ?"_s, note, {table});
    // A row takes more than that; a number beyond it is damage itself.
    const qint64 most = QFile(file()).size() / 16;
    return highest > 0 && highest < most ? highest : most;
}

bool Salvage::Private::range(QSqlQuery &query, int columns, qint64 low, qint64 high, const Row &row)
{
    if (low > high)
        return true;
    if (++probes > MostProbes)
        return false;
    qint64 last = low - 1;
    query.bindValue(0, low);
    query.bindValue(1, high);
    bool whole = query.exec();
    while (whole && query.next()) {
        // A broken page may hold any id, so one out of order is damage, not a row.
        if (const qint64 id = query.value(0).toLongLong(); id > last && id <= high) {
            last = id;
            row(valuesOf(query, columns));
        }
    }
    whole = whole && !query.lastError().isValid();
    query.finish();
    if (whole || low == high)
        return whole;
    const qint64 next = last + 1;
    const qint64 middle = next + (high - next) / 2;
    range(query, columns, next, middle, row);
    range(query, columns, middle + 1, high, row);
    return false;
}

Salvage::Salvage(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

Salvage::~Salvage() = default;

Result<std::unique_ptr<Salvage>> Salvage::open(const QString &path, const QString &like)
{
    auto data = std::make_unique<Private>(path + u".rescue-XXXXXX"_s);
    const QString wal = path + u"-wal"_s;
    const bool copied = data->folder.isValid() && QFile::copy(path, data->file())
        && (!QFile::exists(wal) || QFile::copy(wal, data->file() + u"-wal"_s))
        && QFile::setPermissions(data->file(), QFile::ReadOwner | QFile::WriteOwner);
    if (!copied)
        return Error{ErrorKind::Workspace,
            QCoreApplication::translate("Workspace",
                "The damaged workspace %1 cannot be copied to be looked at. Nothing was changed. Free some space, or "
                "check the permissions of its folder.")
                .arg(QDir::toNativeSeparators(path))};
    if (!data->connect() && (!replaceHeader(data->file(), like) || !data->connect()))
        return Error{ErrorKind::Workspace,
            QCoreApplication::translate("Workspace",
                "Nothing of the workspace %1 can be read: its list of tables is gone. It was left as it is. Restore it "
                "from a backup.")
                .arg(QDir::toNativeSeparators(path))};
    return std::unique_ptr<Salvage>(new Salvage(std::move(data)));
}

bool Salvage::isWhole()
{
    bool whole = false;
    const bool read = d->scan(
        u"PRAGMA integrity_check(1)"_s, [&](const QVariantList &row) { whole = row.first().toString() == "ok"_L1; });
    return read && whole;
}

QStringList Salvage::columns(const QString &table)
{
    QStringList names;
    d->scan(
        u"PRAGMA table_info(%1)"_s.arg(table), [&](const QVariantList &row) { names.append(row.at(1).toString()); });
    return names;
}

bool Salvage::byId(const QString &table, const QStringList &columns, const Row &row)
{
    d->probes = 0;
    QSqlQuery query(d->database);
    query.setForwardOnly(true);
    return query.prepare(u"SELECT %1 FROM %2 NOT INDEXED WHERE id BETWEEN ? AND ? ORDER BY id"_s.arg(
               columns.join(u", "_s), table))
        && d->range(query, static_cast<int>(columns.size()), 1, d->highestId(table), row);
}

bool Salvage::fromBothEnds(const QString &what, const QStringList &keys, const Row &row)
{
    const QString select = u"SELECT "_s + what + u" ORDER BY "_s;
    return d->scan(select + keys.join(u", "_s), row)
        || (d->scan(select + keys.join(u" DESC, "_s) + u" DESC"_s, row) && false);
}

} // namespace samband
