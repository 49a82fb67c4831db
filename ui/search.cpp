#include "ui/search.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Search)
};

struct Word {
    QString text; ///< without its quotes
    bool plain = false; ///< begins with a quote: text, whatever it looks like
    bool negated = false; ///< a "!" stands before it
};

QList<Word> words(const QString &typed)
{
    QList<Word> found;
    Word word;
    bool begun = false;
    bool quoted = false;
    const auto end = [&] {
        if (begun && (word.negated || !word.text.isEmpty()))
            found << word;
        word = {};
        begun = false;
    };
    for (const QChar c : typed) {
        if (c.isSpace() && !quoted) {
            end();
            continue;
        }
        if (c == u'"') {
            word.plain = word.plain || (word.text.isEmpty() && !quoted);
            quoted = !quoted;
        } else if (c == u'!' && !begun) {
            word.negated = true;
        } else {
            word.text += c;
        }
        begun = true;
    }
    end();
    return found;
}

std::set<LinkState> everyState(bool waitingOnly)
{
    std::set<LinkState> states;
    for (const auto &[state, name] : enumNames<LinkState>) {
        if (!waitingOnly || needsPerson(state))
            states.insert(state);
    }
    return states;
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

QString shortName(const QString &path)
{
    return path.section(u'.', -1);
}

/// The paths of the properties called so on either side; those that only begin so when none is.
PerSide<QStringList> pathsNamed(const QString &name, const QList<FlowSummary> &flows)
{
    PerSide<QStringList> exact;
    PerSide<QStringList> begins;
    const auto add = [](PerSide<QStringList> &to, const PerSide<QString> &path) {
        for (const Side side : bothSides) {
            if (!path[side].isEmpty() && !to[side].contains(path[side]))
                to[side] << path[side];
        }
    };
    for (const FlowSummary &flow : flows) {
        for (const PerSide<QString> &path : flow.paths) {
            for (const Side side : bothSides) {
                const QString known = shortName(path[side]);
                if (known.compare(name, Qt::CaseInsensitive) == 0)
                    add(exact, path);
                else if (known.startsWith(name, Qt::CaseInsensitive))
                    add(begins, path);
            }
        }
    }
    return exact == PerSide<QStringList>() ? begins : exact;
}

QString some(const QStringList &names)
{
    constexpr qsizetype most = 6;
    return names.size() <= most ? names.join(", "_L1) : names.first(most).join(", "_L1) + u" …"_s;
}

/// Takes the words of one search apart into it.
class Reader {
public:
    explicit Reader(const QList<FlowSummary> &flows)
        : m_flows(flows)
    {
    }

    void take(const Word &word)
    {
        static const QRegularExpression key(u"^(\\p{L}[\\p{L}\\p{N}_.]*):(.*)$"_s);
        const auto token = key.match(word.text);
        if (word.negated && word.text.isEmpty()) {
            add(m_search.states, everyState(true));
        } else if (word.plain || !token.hasMatch()) {
            (word.negated ? m_search.without : m_rest) << word.text;
        } else {
            const QString name = token.captured(1).toLower();
            const QString value = token.captured(2).trimmed();
            if (name == "flow"_L1)
                takeFlow(word, value);
            else if (name == "state"_L1 || name == "is"_L1)
                takeState(word, value.toLower());
            else
                takeProperty(word, name, value);
        }
    }

    Search result()
    {
        m_search.text = m_rest.join(u' ');
        if (!m_excluded.empty()) {
            std::set<LinkState> left;
            for (const LinkState state : m_search.states.empty() ? everyState(false) : m_search.states) {
                if (!m_excluded.contains(state))
                    left.insert(state);
            }
            if (left.empty())
                m_search.hints << Words::tr("These states leave none over, so they are not used.");
            m_search.states = left;
        }
        return m_search;
    }

private:
    static void add(std::set<LinkState> &to, const std::set<LinkState> &more) { to.insert(more.begin(), more.end()); }

    void refuse(const Word &word, const QString &hint)
    {
        m_search.unknown << word.text;
        m_search.hints << hint;
    }

    void takeFlow(const Word &word, const QString &value)
    {
        const auto flow = flowNamed(value, m_flows);
        if (flow && !word.negated) {
            m_search.flow = flow;
            return;
        }
        QStringList names;
        for (const FlowSummary &known : m_flows)
            names << (known.title.isEmpty() ? known.datatype.source : known.title);
        refuse(word,
            word.negated ? Words::tr("A flow cannot be left out with “!”. Name the one to show: %1.").arg(some(names))
                         : Words::tr("“%1” names no flow here. There is: %2.").arg(value, some(names)));
    }

    void takeState(const Word &word, const QString &value)
    {
        const std::set<LinkState> states = statesNamed(value);
        if (states.empty()) {
            QStringList names{u"waiting"_s};
            for (const auto &[state, name] : enumNames<LinkState>)
                names << QString::fromLatin1(name);
            refuse(word, Words::tr("“%1” names no state. There is: %2.").arg(value, names.join(", "_L1)));
        }
        add(word.negated ? m_excluded : m_search.states, states);
    }

    void takeProperty(const Word &word, const QString &name, const QString &value)
    {
        const PerSide<QStringList> paths = pathsNamed(name, m_flows);
        if (paths == PerSide<QStringList>()) {
            QStringList known;
            for (const FlowSummary &flow : m_flows) {
                for (const PerSide<QString> &path : flow.paths)
                    known << shortName(path.source.isEmpty() ? path.target : path.source);
            }
            known.removeDuplicates();
            refuse(word,
                known.isEmpty()
                    ? Words::tr("“%1” names no property here. Put “%2” in quotes to search for it as text.")
                          .arg(name, word.text)
                    : Words::tr(
                        "“%1” names no property here. There is: %2. Put “%3” in quotes to search for it as text.")
                          .arg(name, some(known), word.text));
        } else if (value.isEmpty()) {
            refuse(word, Words::tr("Say what %1 holds, as in %1:22.").arg(name));
        } else {
            m_search.values << ValueFilter{paths, value, !word.negated};
        }
    }

    const QList<FlowSummary> &m_flows;
    Search m_search;
    QStringList m_rest;
    std::set<LinkState> m_excluded;
};

std::set<LinkState> both(const std::set<LinkState> &a, const std::set<LinkState> &b)
{
    std::set<LinkState> result;
    for (const LinkState state : a) {
        if (b.contains(state))
            result.insert(state);
    }
    return result;
}

} // namespace

Search parseSearch(const QString &typed, const QList<FlowSummary> &flows)
{
    Reader reader(flows);
    for (const Word &word : words(typed))
        reader.take(word);
    return reader.result();
}

LinkQuery narrowed(LinkQuery query, const Search &search)
{
    if (search.flow && !query.flow)
        query.flow = search.flow;
    if (query.states.empty()) {
        query.states = search.states;
    } else if (!search.states.empty()) {
        // An empty set would show every state; what a view never shows must stay out of it.
        const std::set<LinkState> shared = both(query.states, search.states);
        if (!shared.empty())
            query.states = shared;
    }
    if (query.text.isEmpty())
        query.text = search.text;
    else if (!search.text.isEmpty())
        query.also << search.text;
    query.without += search.without;
    query.values += search.values;
    return query;
}

QStringList leftAside(const LinkQuery &query, const Search &search)
{
    QStringList hints;
    if (search.flow && query.flow && *search.flow != *query.flow)
        hints << Words::tr("This view shows one flow only, so “flow:” is not used. Search in All links instead.");
    if (!query.states.empty() && !search.states.empty() && both(query.states, search.states).empty())
        hints << Words::tr("This view never shows that state, so it is not used. Search in All links instead.");
    return hints;
}

} // namespace samband
