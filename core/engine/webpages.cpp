#include "core/engine/webpages.h"

#include "core/engine/systems.h"
#include "core/store/setup.h"

namespace samband {

using namespace Qt::StringLiterals;

QUrl webPage(const QString &pattern, const QString &id)
{
    if (!pattern.contains("%1"_L1) || id.isEmpty())
        return {};
    QString address = pattern;
    address.replace("%1"_L1, QString::fromLatin1(QUrl::toPercentEncoding(id)));
    const QUrl page(address, QUrl::StrictMode);
    const bool safe =
        page.isValid() && page.scheme() == "https"_L1 && !page.host().isEmpty() && page.userInfo().isEmpty();
    return safe ? page : QUrl();
}

PerSide<QString> WebPages::of(const LinkRow &row)
{
    if (!m_read)
        read();
    PerSide<QString> pages;
    const PerSide<QString> patterns = m_patterns.value(row.flow);
    for (const Side side : bothSides)
        pages[side] = QString::fromLatin1(webPage(patterns[side], row.recordId[side]).toEncoded());
    return pages;
}

void WebPages::read()
{
    m_read = true;
    const auto dataflow = Setup(m_workspace).dataflow();
    if (!dataflow)
        return;
    for (const Side side : bothSides) {
        const auto connection = Setup(m_workspace).connection(side);
        if (!connection || !*connection)
            continue;
        // The manifest is all that is wanted of the system: it is never called, so it needs no token.
        const auto client = connectSystem(**connection, [](const QString &) -> Result<QString> { return QString(); });
        if (!client)
            continue;
        for (const Flow &flow : dataflow->flows) {
            if (const auto traits = (*client)->traits(flow.datatype[side]))
                m_patterns[flow.id][side] = traits->openUrl;
        }
    }
}

} // namespace samband
