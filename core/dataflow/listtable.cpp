#include "core/dataflow/listtable.h"

#include "core/dataflow/blocks.h"

using namespace Qt::StringLiterals;

namespace samband {
namespace {

constexpr auto directive = ".. list-table::"_L1;
constexpr auto headerOption = ":header-rows:"_L1;

bool startsCell(QStringView body)
{
    return body == "-"_L1 || body.startsWith("- "_L1);
}

/// The column of the dash in `* - cell`, or -1 when the line opens no row.
qsizetype rowDash(const Line &line)
{
    const QStringView body = line.body();
    if (!body.startsWith(u'*'))
        return -1;
    qsizetype at = 1;
    while (at < body.size() && body[at] == u' ')
        ++at;
    return at > 1 && at < body.size() && startsCell(body.mid(at)) ? line.indent + at : -1;
}

QString cellText(const Line &line, qsizetype dash)
{
    return QStringView(line.text).mid(dash + 1).trimmed().toString();
}

/// Reads lines into rows; remembers the column in which the cells of the present row begin.
class RowReader {
public:
    RowReader(ListTable &table, Findings &findings)
        : m_table(table)
        , m_findings(findings)
    {
    }

    void take(const Line &line)
    {
        const qsizetype dash = rowDash(line);
        const bool sameRow = m_dash >= 0 && line.indent > m_dash;
        if (dash >= 0 && !sameRow) {
            m_dash = dash;
            m_table.rows.append({line.number, {cellText(line, dash)}});
        } else if (m_dash >= 0 && line.indent == m_dash && startsCell(line.body())) {
            m_table.rows.last().cells.append(cellText(line, m_dash));
        } else if (sameRow) {
            m_table.rows.last().cells.last() += u'\n' + line.body().toString();
        } else {
            m_findings.error(line.number,
                DataflowText::tr("%1 fits no row of the table. Expected “* - cell” for a new row, or “- cell” below "
                                 "the first cell of the row.")
                    .arg(quoted(line.text)));
        }
    }

private:
    ListTable &m_table;
    Findings &m_findings;
    qsizetype m_dash = -1;
};

} // namespace

bool opensListTable(const Line &line)
{
    return line.body().startsWith(directive);
}

ListTable readListTable(const QList<Line> &lines, qsizetype &at, Findings &findings)
{
    ListTable table;
    const Line &opening = lines.at(at++);
    table.line = opening.number;
    RowReader rows(table, findings);
    for (; at < lines.size(); ++at) {
        const Line &line = lines.at(at);
        if (line.blank())
            continue;
        // An indented title belongs to the next section: its system is empty, so that it begins with a blank.
        const bool title = at + 1 < lines.size() && lines.at(at + 1).indent == 0 && isAdornment(lines.at(at + 1));
        if (line.indent <= opening.indent || title)
            break;
        if (table.rows.isEmpty() && line.body().startsWith(u':')) {
            if (line.body().startsWith(headerOption))
                table.headerRows = line.body().mid(headerOption.size()).trimmed().toString();
            continue;
        }
        rows.take(line);
    }
    return table;
}

} // namespace samband
