#include "core/dataflow/flowreader.h"

#include "core/dataflow/cells.h"
#include "core/dataflow/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband {
namespace {

bool announcesTable(StatementKind kind)
{
    return kind == StatementKind::Merge || kind == StatementKind::Properties;
}

/// Whether a header cell such as "HubSpot Contact Property" speaks of \a datatype, however its system is spelled.
bool speaksOf(const QString &cell, QLatin1StringView word, const QString &datatype)
{
    const QString text = cell.simplified();
    return text.endsWith(word, Qt::CaseInsensitive) && nameKey(text.chopped(word.size())).endsWith(nameKey(datatype));
}

} // namespace

FlowReader::FlowReader(Flow &flow, const PerSide<QString> &systems, Findings &findings)
    : m_flow(flow)
    , m_findings(findings)
{
    m_names.system = systems;
    m_names.datatype = flow.datatype;
    for (const Side side : bothSides)
        m_names.spelled[side] = (flow.system[side] + u' ' + flow.datatype[side]).simplified();
}

void FlowReader::paragraph(const Block &block)
{
    const Statement statement = readStatement(block.text, block.line, m_names);
    finish();
    if (statement.kind == StatementKind::Unknown) {
        m_findings.warning(statement.line,
            DataflowText::tr("This sentence is not known: %1 Nothing is done about it; check by hand what it asks for.")
                .arg(quoted(statement.text)));
    }
    // Only a person can turn a condition in prose into a rule; until then the flow must not run.
    if (statement.kind == StatementKind::When)
        m_flow.rules.enabled = false;
    checkSubjects(statement);
    m_flow.statements.append(statement);
    if (announcesTable(statement.kind))
        m_waiting = static_cast<int>(m_flow.statements.size()) - 1;
}

void FlowReader::checkSubjects(const Statement &statement)
{
    if (statement.kind == StatementKind::Unknown || statement.kind == StatementKind::MatchOrCreate)
        return;
    const QString key = nameKey(statement.text);
    // Conditions and promises to connected records name the source in ways of their own.
    const bool free = statement.kind == StatementKind::When || statement.kind == StatementKind::CreatedWhenConnected;
    for (const Side side : bothSides) {
        if ((side == Side::Source && free) || key.contains(nameKey(m_flow.datatype[side])))
            continue;
        m_findings.warning(statement.line,
            DataflowText::tr("This sentence does not speak of %1, though its section does. Check whether it stands in "
                             "the right section.")
                .arg(quoted(m_names.spelled[side])));
    }
}

void FlowReader::table(const ListTable &table)
{
    if (m_waiting < 0) {
        m_findings.error(table.line,
            DataflowText::tr(
                "A table stands here, but no sentence above says what it holds. Expected “The following properties are "
                "synchronized "
                "between …” or “… will merge with … if one of the following property combinations match:” above it."));
        return;
    }
    const StatementKind kind = m_flow.statements.at(m_waiting).kind;
    m_waiting = -1;
    if (kind == StatementKind::Merge)
        readMergeKeys(table);
    else
        readMappings(table);
}

void FlowReader::finish()
{
    if (m_waiting < 0)
        return;
    m_findings.error(m_flow.statements.at(m_waiting).line,
        DataflowText::tr("This sentence announces a table, but none follows. Expected “.. list-table::” with a header "
                         "row below it."));
    m_waiting = -1;
}

bool FlowReader::headerFits(const TableRow &header, qsizetype columns)
{
    bool fits = true;
    const auto expect = [&](qsizetype column, bool good, const QString &wanted) {
        if (good)
            return;
        fits = false;
        m_findings.error(header.line,
            DataflowText::tr("Column %1 of this table is %2, which does not belong to this section. Expected %3.")
                .arg(QString::number(column + 1), quoted(header.cells.at(column)), quoted(wanted)));
    };
    for (const Side side : bothSides) {
        const qsizetype column = side == Side::Source ? 0 : 1;
        expect(column, speaksOf(header.cells.at(column), "Property"_L1, m_flow.datatype[side]),
            m_names.spelled[side] + u" Property"_s);
    }
    if (columns > 2)
        expect(2, speaksOf(header.cells.at(2), "Data Type"_L1, {}), m_flow.system.target + u" Data Type"_s);
    return fits;
}

bool FlowReader::tableFits(const ListTable &table, qsizetype columns)
{
    if (table.rows.isEmpty()) {
        m_findings.error(table.line, DataflowText::tr("This table has no rows. Expected at least its header row."));
        return false;
    }
    if (table.headerRows != "1"_L1) {
        m_findings.error(table.line,
            DataflowText::tr(
                "This table says %1 about its header. Expected “:header-rows: 1” below the line “.. list-table::”.")
                .arg(table.headerRows.isEmpty() ? DataflowText::tr("nothing") : quoted(table.headerRows)));
    }
    bool fits = true;
    for (const TableRow &row : table.rows) {
        if (row.cells.size() == columns)
            continue;
        fits = false;
        m_findings.error(row.line,
            DataflowText::tr("This row has %1 cells. Expected %2, as in every row of this table.")
                .arg(QString::number(row.cells.size()), QString::number(columns)));
    }
    return fits && headerFits(table.rows.first(), columns);
}

void FlowReader::readMappings(const ListTable &table)
{
    if (!tableFits(table, 3))
        return;
    for (const TableRow &row : table.rows.sliced(1)) {
        const PropertyCell source = readPropertyCell(row.cells.at(0));
        const PropertyCell target = readPropertyCell(row.cells.at(1));
        Mapping mapping;
        mapping.line = row.line;
        mapping.path = {source.path, target.path};
        mapping.type = readTypeCell(row.cells.at(2));
        mapping.remark = (source.remarks + target.remarks).join("; "_L1);
        for (const Side side : bothSides) {
            const QString objection = pathObjection(mapping.path[side]);
            if (objection.isEmpty())
                continue;
            mapping.rules.direction = Direction::Off;
            m_findings.warning(row.line,
                DataflowText::tr("%1 in the column of %2 %3: this row is not synchronised.")
                    .arg(quoted(mapping.path[side]), quoted(m_names.spelled[side]), objection));
        }
        if (!mapping.type.isEmpty() && !isKnownType(mapping.type)) {
            m_findings.warning(row.line,
                DataflowText::tr("The data type %1 is not known. Expected string, integer, float, boolean or N/A; "
                                 "values are compared as text.")
                    .arg(quoted(mapping.type)));
        }
        if (!mapping.path.target.isEmpty()) {
            const int before = m_targetLines.value(mapping.path.target, row.line);
            if (before != row.line) {
                m_findings.warning(row.line,
                    DataflowText::tr(
                        "%1 is written by this row and by line %2. Turn one of them off in the flow's rules.")
                        .arg(quoted(mapping.path.target), QString::number(before)));
            } else {
                m_targetLines.insert(mapping.path.target, row.line);
            }
        }
        m_flow.mappings.append(mapping);
    }
}

void FlowReader::readMergeKeys(const ListTable &table)
{
    if (!tableFits(table, 2))
        return;
    for (const TableRow &row : table.rows.sliced(1)) {
        const PerSide<QStringList> named{readCombination(row.cells.at(0)), readCombination(row.cells.at(1))};
        const auto usable = [](const QStringList &paths) {
            return std::all_of(
                paths.cbegin(), paths.cend(), [](const QString &path) { return pathObjection(path).isEmpty(); });
        };
        if (named.source.isEmpty() || named.source.size() != named.target.size() || !usable(named.source)
            || !usable(named.target)) {
            m_findings.warning(row.line,
                DataflowText::tr("This combination names %1 properties of the source and %2 of the target. Expected "
                                 "the same number, each with its path; "
                                 "nothing is matched by this row.")
                    .arg(QString::number(named.source.size()), QString::number(named.target.size())));
            continue;
        }
        MergeKey key;
        for (qsizetype part = 0; part < named.source.size(); ++part)
            key.parts.append({named.source.at(part), named.target.at(part)});
        m_flow.mergeKeys.append(key);
    }
}

} // namespace samband
