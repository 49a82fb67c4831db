#include "core/engine/webpages.h"

#include "core/engine/preflight.h"
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
    read();
    PerSide<QString> pages;
    const PerSide<QString> patterns = m_patterns.value(row.flow);
    for (const Side side : bothSides)
        pages[side] = QString::fromLatin1(webPage(patterns[side], row.recordId[side]).toEncoded());
    return pages;
}

void WebPages::read()
{
    const Setup setup(m_workspace);
    for (const Side side : bothSides) {
        auto connection = setup.connection(side);
        if (!connection || !*connection)
            continue;
        // What a person set comes before what the account tells of itself.
        QMap<QString, QString> settings = accountSettings(setup, side);
        settings.insert((*connection)->settings);
        (*connection)->settings = settings;
        if (**connection == m_connection[side])
            continue;
        m_connection[side] = **connection;
        readPatterns(side);
    }
}

void WebPages::readPatterns(Side side)
{
    for (PerSide<QString> &patterns : m_patterns)
        patterns[side].clear();
    const auto dataflow = Setup(m_workspace).dataflow();
    const auto client = connectForManifest(m_connection[side]);
    if (!dataflow || !client)
        return;
    for (const Flow &flow : dataflow->flows) {
        if (const auto traits = (*client)->traits(flow.datatype[side]))
            m_patterns[flow.id][side] = traits->openUrl;
    }
}

} // namespace samband
