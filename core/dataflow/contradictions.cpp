#include "core/dataflow/contradictions.h"

#include "core/dataflow/names.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace samband {
namespace {

/// What an earlier section said, and where.
struct Said {
    QString what;
    int line = 0;
};

class Comparison {
public:
    explicit Comparison(Findings &findings)
        : m_findings(findings)
    {
    }

    void take(const Flow &flow)
    {
        const QString target = nameKey(flow.datatype.target);
        const QString pair = nameKey(flow.datatype.source) + u'\n' + target;
        for (const Statement &statement : flow.statements)
            takeStatement(pair, statement);
        for (const Mapping &mapping : flow.mappings) {
            if (mapping.path.target.isEmpty())
                continue;
            takeSource(pair, flow.line, mapping);
            takeType(target, mapping);
        }
    }

private:
    void takeStatement(const QString &pair, const Statement &statement)
    {
        if (statement.kind != StatementKind::Always && statement.kind != StatementKind::When)
            return;
        const Said before = m_promises.value(pair, {toText(statement.kind), statement.line});
        if (before.what == toText(statement.kind)) {
            m_promises.insert(pair, before);
            return;
        }
        m_findings.warning(statement.line,
            DataflowText::tr(
                "This sentence and line %1 contradict each other: one speaks of every record, the other of some.")
                .arg(before.line));
    }

    /// Two rows of one section are the flow reader's; here it is two sections with the same datatypes.
    void takeSource(const QString &pair, int flowLine, const Mapping &mapping)
    {
        const QString key = pair + u'\n' + mapping.path.target;
        const auto before = m_sources.constFind(key);
        if (before == m_sources.cend()) {
            m_sources.insert(key, {{mapping.path.source, mapping.line}, flowLine});
            return;
        }
        if (before->flowLine == flowLine || before->said.what == mapping.path.source)
            return;
        m_findings.warning(mapping.line,
            DataflowText::tr("%1 is filled from %2 here and from %3 in another section (line %4).")
                .arg(quoted(mapping.path.target), quoted(mapping.path.source), quoted(before->said.what),
                    QString::number(before->said.line)));
    }

    void takeType(const QString &target, const Mapping &mapping)
    {
        if (mapping.type.isEmpty() || mapping.type == "N/A"_L1)
            return;
        const QString key = target + u'\n' + mapping.path.target;
        const Said before = m_types.value(key, {mapping.type, mapping.line});
        m_types.insert(key, before);
        if (before.what.compare(mapping.type, Qt::CaseInsensitive) == 0)
            return;
        m_findings.warning(mapping.line,
            DataflowText::tr("%1 has the data type %2 here and %3 in line %4.")
                .arg(quoted(mapping.path.target), quoted(mapping.type), quoted(before.what),
                    QString::number(before.line)));
    }

    struct FromSection {
        Said said;
        int flowLine = 0;
    };

    Findings &m_findings;
    QHash<QString, Said> m_promises; ///< datatypes -> kind of promise
    QHash<QString, FromSection> m_sources; ///< datatypes and target path -> source path
    QHash<QString, Said> m_types; ///< target datatype and path -> data type
};

} // namespace

void findContradictions(const QList<Flow> &flows, Findings &findings)
{
    Comparison comparison(findings);
    for (const Flow &flow : flows)
        comparison.take(flow);
}

} // namespace samband
