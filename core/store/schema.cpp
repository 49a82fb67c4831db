#include "core/store/migrations.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

// link.state is the rank of a state in the order of severity (codec.cpp), so that sorting by it needs no expression.
Migration setupTables()
{
    return {
        u"CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"_s,
        u"CREATE TABLE connection(side TEXT PRIMARY KEY, system TEXT NOT NULL, manifest TEXT NOT NULL, base_url TEXT "
        u"NOT NULL, "
        "token_source TEXT NOT NULL) WITHOUT ROWID"_s,
        u"CREATE TABLE flow(id INTEGER PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, line INTEGER NOT "
        u"NULL, "
        "source_system TEXT NOT NULL, target_system TEXT NOT NULL, source_datatype TEXT NOT NULL, "
        "target_datatype TEXT NOT NULL, statements TEXT NOT NULL, merge_keys TEXT NOT NULL, rules TEXT NOT NULL, "
        "active INTEGER NOT NULL, source_type INTEGER, target_type INTEGER, records_seen INTEGER NOT NULL DEFAULT 0, "
        "presence_seen INTEGER NOT NULL DEFAULT 0)"_s,
        u"CREATE TABLE property(id INTEGER PRIMARY KEY, flow INTEGER NOT NULL REFERENCES flow, position INTEGER NOT "
        u"NULL, "
        "source_path TEXT NOT NULL, target_path TEXT NOT NULL, type TEXT NOT NULL, remark TEXT NOT NULL, "
        "line INTEGER NOT NULL, rules TEXT NOT NULL, active INTEGER NOT NULL)"_s,
        u"CREATE INDEX property_flow ON property(flow)"_s,
    };
}

Migration recordTables()
{
    return {
        u"CREATE TABLE datatype(id INTEGER PRIMARY KEY, side TEXT NOT NULL, name TEXT NOT NULL, cursor TEXT NOT NULL "
        u"DEFAULT '', "
        "full INTEGER NOT NULL DEFAULT 0, started INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL DEFAULT 0, "
        "complete INTEGER NOT NULL DEFAULT 0, UNIQUE(side, name))"_s,
        // Records are never deleted, so their ids only grow: flow.records_seen relies on it.
        u"CREATE TABLE record(id INTEGER PRIMARY KEY, datatype INTEGER NOT NULL REFERENCES datatype, remote_id TEXT "
        u"NOT NULL, "
        "present INTEGER NOT NULL, fingerprint INTEGER NOT NULL, name_key INTEGER, created INTEGER NOT NULL, "
        "modified INTEGER NOT NULL, title TEXT NOT NULL, title_key TEXT NOT NULL, refs TEXT NOT NULL, fields TEXT NOT "
        "NULL, "
        "search TEXT NOT NULL, UNIQUE(datatype, remote_id))"_s,
        u"CREATE INDEX record_name ON record(name_key) WHERE name_key IS NOT NULL"_s,
        u"CREATE TABLE record_alias(datatype INTEGER NOT NULL, remote_id TEXT NOT NULL, record INTEGER NOT NULL "
        u"REFERENCES record, "
        "PRIMARY KEY(datatype, remote_id)) WITHOUT ROWID"_s,
        u"CREATE INDEX record_alias_record ON record_alias(record)"_s,
        u"CREATE TABLE record_ref(record INTEGER NOT NULL REFERENCES record, type_key TEXT NOT NULL, remote_id TEXT "
        u"NOT NULL, "
        "PRIMARY KEY(record, type_key)) WITHOUT ROWID"_s,
        u"CREATE INDEX record_ref_to ON record_ref(remote_id, type_key)"_s,
        u"CREATE TABLE sweep_seen(datatype INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(datatype, record)) WITHOUT ROWID"_s,
        u"CREATE TABLE presence_change(id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER NOT NULL REFERENCES record)"_s,
    };
}

Migration linkTables()
{
    return {
        // AUTOINCREMENT: the id of a row that vanished is never given to another one, which would inherit its history.
        u"CREATE TABLE link(id INTEGER PRIMARY KEY AUTOINCREMENT, flow INTEGER NOT NULL REFERENCES flow, "
        "source INTEGER REFERENCES record, target INTEGER REFERENCES record, state INTEGER NOT NULL, "
        "since INTEGER NOT NULL, marked INTEGER NOT NULL DEFAULT 0, paused INTEGER NOT NULL DEFAULT 0, "
        "held INTEGER NOT NULL DEFAULT 0, verb TEXT NOT NULL DEFAULT 'nothing', candidate INTEGER, "
        "attempts INTEGER NOT NULL DEFAULT 0, retry_at INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL, "
        "properties TEXT NOT NULL DEFAULT '', base TEXT NOT NULL DEFAULT '', candidates TEXT NOT NULL DEFAULT '', "
        "CHECK(source IS NOT NULL OR target IS NOT NULL))"_s,
        u"CREATE UNIQUE INDEX link_source ON link(source, flow) WHERE source IS NOT NULL"_s,
        u"CREATE INDEX link_target ON link(target, flow) WHERE target IS NOT NULL"_s,
        u"CREATE INDEX link_state ON link(state, flow)"_s,
        u"CREATE INDEX link_since ON link(since)"_s,
        u"CREATE INDEX link_marked ON link(flow) WHERE marked = 1"_s,
        u"CREATE TABLE never_link(flow INTEGER NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL, "
        "PRIMARY KEY(flow, source, target)) WITHOUT ROWID"_s,
        u"CREATE TABLE resolution(link INTEGER NOT NULL, property INTEGER NOT NULL, choice TEXT NOT NULL, value TEXT "
        u"NOT NULL, "
        "seen_source TEXT NOT NULL, seen_target TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, "
        "PRIMARY KEY(link, property)) WITHOUT ROWID"_s,
        u"CREATE TABLE intent(id INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL, link INTEGER NOT NULL, "
        "side TEXT NOT NULL, verb TEXT NOT NULL, record_id TEXT NOT NULL, fields TEXT NOT NULL, expected TEXT NOT "
        "NULL, "
        "key TEXT NOT NULL, started INTEGER NOT NULL, status TEXT NOT NULL, ended INTEGER NOT NULL DEFAULT 0)"_s,
        u"CREATE INDEX intent_open ON intent(link) WHERE status = 'open'"_s,
    };
}

Migration historyTables()
{
    return {
        u"CREATE TABLE run(id INTEGER PRIMARY KEY AUTOINCREMENT, started INTEGER NOT NULL, ended INTEGER NOT NULL "
        u"DEFAULT 0, "
        "trigger_by TEXT NOT NULL, status TEXT NOT NULL, error TEXT NOT NULL DEFAULT '', calls INTEGER NOT NULL DEFAULT 0)"_s,
        u"CREATE TABLE run_flow(run INTEGER NOT NULL, flow INTEGER NOT NULL, read INTEGER NOT NULL, unchanged INTEGER "
        u"NOT NULL, "
        "written INTEGER NOT NULL, held INTEGER NOT NULL, conflicting INTEGER NOT NULL, excluded INTEGER NOT NULL, "
        "failed INTEGER NOT NULL, PRIMARY KEY(run, flow)) WITHOUT ROWID"_s,
        u"CREATE TABLE journal(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, run INTEGER NOT NULL, link INTEGER NOT "
        u"NULL, "
        "flow INTEGER NOT NULL, kind TEXT NOT NULL, side TEXT NOT NULL, record_id TEXT NOT NULL, title TEXT NOT NULL, "
        "before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL, search TEXT NOT NULL, "
        "previous_hash BLOB NOT NULL, hash BLOB NOT NULL)"_s,
        u"CREATE INDEX journal_link ON journal(link)"_s,
        u"CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"_s,
        u"CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"_s,
        // The last row's id and hash a second time: rows cut off at the end are missed, too.
        u"CREATE TABLE journal_head(only INTEGER PRIMARY KEY CHECK(only = 1), id INTEGER NOT NULL, hash BLOB NOT NULL)"_s,
        u"INSERT INTO journal_head VALUES(1, 0, x'')"_s,
    };
}

Migration version1()
{
    return QStringList{u"PRAGMA application_id = %1"_s.arg(applicationId)} + setupTables() + recordTables()
        + linkTables() + historyTables();
}

/// Which count of the guard holds a row; rows that appear and vanish while a run goes on; what a person said about a
/// lone record, for the time it is away.
Migration version2()
{
    return {
        u"ALTER TABLE link ADD COLUMN guard TEXT NOT NULL DEFAULT ''"_s,
        u"CREATE INDEX link_guard ON link(flow, guard) WHERE guard <> ''"_s,
        u"CREATE TABLE row_change(id INTEGER PRIMARY KEY AUTOINCREMENT, flow INTEGER NOT NULL, rows INTEGER NOT NULL)"_s,
        u"CREATE TABLE lone_memory(flow INTEGER NOT NULL, record INTEGER NOT NULL REFERENCES record, "
        "link INTEGER NOT NULL, paused INTEGER NOT NULL, PRIMARY KEY(flow, record)) WITHOUT ROWID"_s,
    };
}

/// What the overview asks for at every end of a run.
Migration version3()
{
    return {u"CREATE INDEX journal_at ON journal(at, kind, side)"_s};
}

/// What an undo needs: the values it brings back, and what both sides had agreed on before a write.
Migration version4()
{
    return {
        u"ALTER TABLE resolution ADD COLUMN args TEXT NOT NULL DEFAULT '[]'"_s,
        u"CREATE TABLE journal_base(journal INTEGER PRIMARY KEY REFERENCES journal, base TEXT NOT NULL)"_s,
        u"CREATE INDEX journal_run ON journal(run)"_s,
    };
}

/// Creates that were not found done, whose keys are used again.
Migration version5()
{
    return {u"CREATE INDEX intent_again ON intent(link) WHERE status = 'again'"_s};
}

/// The plan of the last preview, and what a person who ticks one of its rows agrees to.
Migration version6()
{
    return {u"CREATE TABLE plan(link INTEGER PRIMARY KEY, flow INTEGER NOT NULL, verb TEXT NOT NULL, held INTEGER NOT "
            u"NULL, "
            "state INTEGER NOT NULL, source_title TEXT NOT NULL, target_title TEXT NOT NULL, source_id TEXT NOT NULL, "
            "target_id TEXT NOT NULL, target_key TEXT NOT NULL, properties TEXT NOT NULL, "
            "reason TEXT NOT NULL, why_key TEXT NOT NULL, changes TEXT NOT NULL, change_key TEXT NOT NULL, "
            "writes INTEGER NOT NULL, mark INTEGER NOT NULL, mark_then INTEGER NOT NULL, after INTEGER NOT NULL)"_s};
}

/// How many rows of a flow are in each state, kept with every change of a row: what a run with nothing to do asks for
/// must not cost more with more links. And all that the usual order of a table, and a look for a name, need, so that
/// they are read from an index alone.
Migration version7()
{
    const QString add =
        u"INSERT INTO link_count VALUES(new.flow, new.state, 1) ON CONFLICT DO UPDATE SET rows = rows + 1;"_s;
    const QString take = u"UPDATE link_count SET rows = rows - 1 WHERE flow = old.flow AND state = old.state;"_s;
    return {
        u"CREATE TABLE link_count(flow INTEGER NOT NULL, state INTEGER NOT NULL, rows INTEGER NOT NULL, "
        "PRIMARY KEY(flow, state)) WITHOUT ROWID"_s,
        u"INSERT INTO link_count SELECT flow, state, count(*) FROM link GROUP BY flow, state"_s,
        u"CREATE TRIGGER link_count_insert AFTER INSERT ON link BEGIN %1 END"_s.arg(add),
        u"CREATE TRIGGER link_count_delete AFTER DELETE ON link BEGIN %1 END"_s.arg(take),
        u"CREATE TRIGGER link_count_update AFTER UPDATE OF flow, state ON link "
        "WHEN old.flow <> new.flow OR old.state <> new.state BEGIN %1 %2 END"_s.arg(take, add),
        u"DROP INDEX link_since"_s,
        u"CREATE INDEX link_since ON link(since, id, flow, state)"_s,
        u"CREATE INDEX record_title ON record(title_key, remote_id)"_s,
    };
}

/// By which merge keys records are found, and how the keys of each flow were made (mergekeys.h). SQL cannot make them:
/// the first run over a workspace without a plan does.
Migration version8()
{
    return {
        u"ALTER TABLE flow ADD COLUMN key_plan TEXT NOT NULL DEFAULT ''"_s,
        u"CREATE TABLE merge_key(key INTEGER NOT NULL, record INTEGER NOT NULL REFERENCES record, "
        "flow INTEGER NOT NULL, PRIMARY KEY(key, record)) WITHOUT ROWID"_s,
        u"CREATE INDEX merge_key_record ON merge_key(record)"_s,
    };
}

/// Of which open creates a person was asked: a choice made before the question is no answer to it. And under which
/// count the guard held a row that a person settled, as long as it holds others under it. And the base of a line of the
/// journal is bound into the chain of hashes with the rest of it, from the next line on.
Migration version9()
{
    return {
        u"ALTER TABLE intent ADD COLUMN asked INTEGER NOT NULL DEFAULT 0"_s,
        u"UPDATE intent SET asked = 1 WHERE status = 'open' AND verb = 'create' AND EXISTS(SELECT 1 FROM link l "
        "WHERE l.id = intent.link AND l.reason LIKE '%create-unsure%')"_s,
        u"ALTER TABLE link ADD COLUMN guard_past TEXT NOT NULL DEFAULT ''"_s,
        u"CREATE INDEX link_guard_past ON link(flow, guard_past) WHERE guard_past <> ''"_s,
        u"ALTER TABLE journal_head ADD COLUMN base_from INTEGER NOT NULL DEFAULT 0"_s,
        u"UPDATE journal_head SET base_from = id"_s,
        u"CREATE TRIGGER journal_base_no_update BEFORE UPDATE ON journal_base BEGIN SELECT RAISE(ABORT, 'the journal "
        "is append-only'); END"_s,
        u"CREATE TRIGGER journal_base_no_delete BEFORE DELETE ON journal_base BEGIN SELECT RAISE(ABORT, 'the journal "
        "is append-only'); END"_s,
    };
}

} // namespace

QList<Migration> migrations()
{
    return {version1(), version2(), version3(), version4(), version5(), version6(), version7(), version8(), version9()};
}

} // namespace samband
