#include "core/dataflow/findings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband {

void Findings::add(QList<Remark> &list, int line, const QString &text)
{
    if (list.size() < limit)
        list.append({line, text});
    else if (list.size() == limit)
        list.append({line,
            DataflowText::tr(
                "There is more like this from here on; it is not listed. Settle what stands above first.")});
}

void Findings::moveInto(Dataflow &dataflow)
{
    const auto byLine = [](const Remark &a, const Remark &b) { return a.line < b.line; };
    std::stable_sort(m_errors.begin(), m_errors.end(), byLine);
    std::stable_sort(m_warnings.begin(), m_warnings.end(), byLine);
    dataflow.errors = std::move(m_errors);
    dataflow.warnings = std::move(m_warnings);
}

QString quoted(QStringView text)
{
    constexpr qsizetype readable = 80;
    QString folded = text.left(4 * readable).toString().simplified();
    if (folded.size() > readable || text.size() > 4 * readable)
        folded = folded.left(readable) + u'…';
    return u'“' + folded + u'”';
}

} // namespace samband
