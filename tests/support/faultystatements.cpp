#include "tests/support/faultystatements.h"

#include <QByteArray>

#include <dlfcn.h>
#include <sqlite3.h>

namespace samband {

namespace {

FaultyStatements *current = nullptr; // SQLite's own function has no argument for it

bool changes(sqlite3_stmt *statement)
{
    const QByteArray sql = QByteArray(sqlite3_sql(statement)).trimmed().toUpper();
    return sqlite3_stmt_busy(statement) == 0 && !sql.startsWith("SELECT") && !sql.startsWith("WITH");
}

} // namespace

FaultyStatements::FaultyStatements()
{
    current = this;
}

FaultyStatements::~FaultyStatements()
{
    current = nullptr;
}

void FaultyStatements::arm(int nth, int result, bool isAfter)
{
    at = nth;
    code = result;
    after = isAfter;
    steps = hits = 0;
}

} // namespace samband

/// In place of SQLite's: the linker finds a program's own functions first, also for its libraries and plugins.
extern "C" __attribute__((visibility("default"))) int sqlite3_step(sqlite3_stmt *statement)
{
    using samband::current;
    using Step = int (*)(sqlite3_stmt *);
    static const Step real = reinterpret_cast<Step>(dlsym(RTLD_NEXT, "sqlite3_step"));
    // SQLite reads its schema by the same function, in statements without a text: that is for the faulty disk.
    if (!current || !sqlite3_sql(statement) || (current->after && !samband::changes(statement)))
        return real(statement);
    const bool isHit = ++current->steps == current->at;
    if (!isHit)
        return real(statement);
    ++current->hits;
    if (current->after) {
        const int result = real(statement);
        if (result != SQLITE_DONE && result != SQLITE_ROW)
            return result;
    }
    return current->code;
}
