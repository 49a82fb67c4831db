#include "app/ctl/linksfile.h"

#include "app/ctl/wholefile.h"
#include "core/domain/rowtext.h"

#include <QDateTime>

namespace samband {

using namespace Qt::StringLiterals;

LinksFile::LinksFile(const QString &path)
    : m_file(path)
{
}

Status LinksFile::open()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return notWritten(m_file.fileName(), m_file.errorString());
    const QStringList columns{u"id"_s, u"flow"_s, u"state"_s, u"source"_s, u"target"_s, u"properties"_s, u"since"_s,
        u"next"_s, u"why"_s, u"sourceId"_s, u"targetId"_s};
    m_file.write("\xEF\xBB\xBF" + csvLine(columns).toUtf8());
    return Done{};
}

void LinksFile::add(const LinkRow &row, const QString &flow, const PerSide<QString> &system)
{
    const QString since = QDateTime::fromMSecsSinceEpoch(row.since, Qt::UTC).toString(Qt::ISODate);
    m_file.write(
        csvLine({QString::number(row.id), flow, toText(row.state), row.title.source, row.title.target, row.properties,
                    since, toText(row.verb), sentence(row.reason, system), row.recordId.source, row.recordId.target})
            .toUtf8());
    ++m_rows;
}

Status LinksFile::finish()
{
    return m_file.commit() ? Status(Done{}) : Status(notWritten(m_file.fileName(), m_file.errorString()));
}

} // namespace samband
