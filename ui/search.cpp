#include "ui/search.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QStringList words(const QString &typed)
{
    QStringList found;
    QString word;
    bool quoted = false;
    for (const QChar c : typed) {
        if (c == u'"') {
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            if (!word.isEmpty())
                found << word;
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.isEmpty())
        found << word;
    return found;
}

std::set<LinkState> statesNamed(const QString &name)
{
    std::set<LinkState> found;
    if (name.isEmpty())
        return found;
    for (const auto &[state, stored] : enumNames<LinkState>) {
        const bool waiting = u"waiting"_s.startsWith(name) && needsPerson(state);
        const QString key = QString::fromLatin1(stored);
        if (waiting || key.startsWith(name) || QString(key).remove(u'-').startsWith(name)
            || stateWord(state).toLower().startsWith(name))
            found.insert(state);
    }
    return found;
}

std::optional<qint64> flowNamed(const QString &name, const QList<FlowSummary> &flows)
{
    std::optional<qint64> begins;
    for (const FlowSummary &flow : flows) {
        if (flow.title.compare(name, Qt::CaseInsensitive) == 0)
            return flow.id;
        const bool fits = flow.title.startsWith(name, Qt::CaseInsensitive)
            || flow.datatype.source.startsWith(name, Qt::CaseInsensitive);
        if (!begins && !name.isEmpty() && fits)
            begins = flow.id;
    }
    return begins;
}

} // namespace

Search parseSearch(const QString &typed, const QList<FlowSummary> &flows)
{
    Search search;
    QStringList rest;
    for (const QString &word : words(typed)) {
        const QString key = word.section(u':', 0, 0).toLower();
        const QString value = word.section(u':', 1).trimmed();
        if (!word.contains(u':') || (key != "flow"_L1 && key != "state"_L1 && key != "is"_L1)) {
            rest << word;
            continue;
        }
        if (key == "flow"_L1) {
            const auto flow = flowNamed(value, flows);
            if (flow)
                search.flow = flow;
            else
                search.unknown << word;
            continue;
        }
        const std::set<LinkState> states = statesNamed(value.toLower());
        if (states.empty())
            search.unknown << word;
        search.states.insert(states.begin(), states.end());
    }
    search.text = rest.join(u' ');
    return search;
}

LinkQuery narrowed(LinkQuery query, const Search &search)
{
    if (search.flow && !query.flow)
        query.flow = search.flow;
    if (query.states.empty()) {
        query.states = search.states;
    } else if (!search.states.empty()) {
        std::set<LinkState> both;
        for (const LinkState state : query.states) {
            if (search.states.contains(state))
                both.insert(state);
        }
        // An empty set would show every state; what a view never shows must stay out of it.
        if (!both.empty())
            query.states = both;
    }
    query.text = search.text;
    return query;
}

} // namespace samband
