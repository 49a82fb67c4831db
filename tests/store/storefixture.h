#pragma once

#include "core/store/linkstore.h"
#include "core/store/runstore.h"
#include "core/store/setup.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace samband {

/// The value of a result that has to be there; the error's text makes the test fail otherwise.
template<class T> T must(Result<T> result)
{
    if (!result.ok())
        qFatal("unexpected error: %s", qPrintable(result.error().text));
    return std::move(result).value();
}

/// A workspace with one flow people -> contacts (name, phone), in a folder that goes away.
struct StoreFixture {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("test.samband"));
    std::unique_ptr<Workspace> workspace = must(Workspace::create(path));
    Setup setup{*workspace};
    RecordStore records{*workspace};
    LinkStore links{*workspace};
    RunStore runs{*workspace};
    Views views{*workspace};
    Roles roles{{{QStringLiteral("name"), QStringLiteral("name")}}, {QStringLiteral("phone")}, {}};
    Flow flow;
    PerSide<int> type;

    explicit StoreFixture(const QList<Flow> &more = {})
    {
        Dataflow document;
        document.flows.append(peopleFlow());
        document.flows += more;
        must(setup.activate(document));
        flow = must(setup.dataflow()).flows.first();
        type = {must(records.readState(Side::Source, QStringLiteral("people"))).id,
            must(records.readState(Side::Target, QStringLiteral("contacts"))).id};
    }

    static Flow peopleFlow()
    {
        Flow people;
        people.title = QStringLiteral("People");
        people.datatype = {QStringLiteral("people"), QStringLiteral("Contacts")};
        for (const char *name : {"name", "phone"}) {
            Mapping mapping;
            mapping.path = {QString::fromLatin1(name), QString::fromLatin1(name)};
            people.mappings.append(mapping);
        }
        return people;
    }

    static Record record(const QString &id, const QString &name, const QString &phone = {})
    {
        Record made;
        made.id = id;
        put(made.fields, QStringLiteral("name"), name);
        put(made.fields, QStringLiteral("phone"), phone);
        made.createdAt = 1000;
        made.modifiedAt = 2000;
        return made;
    }

    /// A full read with just these records.
    void readAll(Side side, const std::vector<Record> &all, qint64 now = 10'000)
    {
        must(records.beginRead(type[side], true, now));
        must(records.ingest(type[side], roles, all, {}));
        must(records.endRead(type[side], now + 1));
    }

    void refresh() { must(links.refreshLone(flow, type)); }

    void unmarkAll() { execute(QStringLiteral("UPDATE link SET marked = 0")); }

    /// Ids of the marked rows of the flow.
    QList<qint64> marked()
    {
        QList<qint64> ids;
        for (const LinkEntry &entry : must(links.marked(flow, 0, 1'000'000)))
            ids.append(entry.id);
        return ids;
    }

    /// The lone pairs of one name, by row and target record.
    std::vector<LonePair> sameNames()
    {
        std::vector<LonePair> pairs;
        must(links.sameNames(flow, [&](const LonePair &pair) { pairs.push_back(pair); }));
        std::sort(pairs.begin(), pairs.end(), [](const LonePair &a, const LonePair &b) {
            return std::pair(a.link, a.target.id) < std::pair(b.link, b.target.id);
        });
        return pairs;
    }

    /// The row of a record, 0 when there is none.
    qint64 rowOf(Side side, const QString &recordId)
    {
        const qint64 record = must(records.find(type[side], recordId)).id;
        return number(QStringLiteral("SELECT id FROM link WHERE %1 = %2 AND flow = %3")
                          .arg(toText(side))
                          .arg(record)
                          .arg(flow.id));
    }

    /// Links two lone records by what an operator does.
    qint64 pair(const QString &source, const QString &target)
    {
        const qint64 row = rowOf(Side::Source, source);
        must(links.link(row, must(records.find(type.target, target)).id, journal(row, QStringLiteral("linked"))));
        return row;
    }

    JournalRow journal(qint64 link, const QString &kind) const
    {
        JournalRow row;
        row.at = 50'000;
        row.link = link;
        row.flow = flow.id;
        row.kind = kind;
        row.title = QStringLiteral("Kari");
        row.who = QStringLiteral("tester");
        return row;
    }

    void execute(const QString &sql)
    {
        QSqlQuery query(workspace->database());
        if (!query.exec(sql))
            qFatal("statement failed: %s", qPrintable(sql));
    }

    qint64 number(const QString &sql)
    {
        QSqlQuery query(workspace->database());
        if (!query.exec(sql))
            qFatal("statement failed: %s", qPrintable(sql));
        return query.next() ? query.value(0).toLongLong() : 0;
    }
};

} // namespace samband
