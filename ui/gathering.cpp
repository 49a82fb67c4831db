#include "ui/gathering.h"

namespace samband {

namespace {

constexpr qsizetype portion = 1024;

} // namespace

QMap<LinkState, int> Gathered::states() const
{
    QMap<LinkState, int> counts;
    for (const RowKind &row : rows)
        ++counts[row.state];
    return counts;
}

QMap<Verb, int> Gathered::verbs() const
{
    QMap<Verb, int> counts;
    for (const RowKind &row : rows)
        ++counts[row.verb];
    return counts;
}

QList<qint64> Gathered::ids() const
{
    QList<qint64> all;
    all.reserve(qsizetype(rows.size()));
    for (const RowKind &row : rows)
        all << row.id;
    return all;
}

Gathered Gathered::only(bool RecordActions::*wanted) const
{
    Gathered some{{}, first};
    for (const RowKind &row : rows) {
        if (row.can.*wanted)
            some.rows.push_back(row);
    }
    return some;
}

Gathering::Gathering(Controller &controller, Tokens &tokens, QObject *parent)
    : QObject(parent)
    , m_controller(controller)
    , m_tokens(tokens)
{
    connect(&controller, &Controller::linkRowsReady, this, &Gathering::take);
}

void Gathering::gather(const QList<qint64> &links, Then then)
{
    if (!links.isEmpty())
        ask({links, 0, {}, std::move(then)});
}

void Gathering::ask(Question question)
{
    const QList<qint64> next = question.links.mid(question.asked, portion);
    question.asked += next.size();
    const quint64 token = m_tokens.next();
    m_questions.insert(token, std::move(question));
    m_controller.requestLinkRows(token, {next.begin(), next.end()});
}

void Gathering::take(quint64 token, const std::vector<LinkRow> &rows)
{
    const auto found = m_questions.find(token);
    if (found == m_questions.end())
        return;
    Question question = std::move(*found);
    m_questions.erase(found);
    if (question.found.rows.empty() && !rows.empty())
        question.found.first = rows.front().reason;
    for (const LinkRow &row : rows)
        question.found.rows.push_back({row.id, row.state, row.verb, actionsFor(row, false, false)});
    if (question.asked < question.links.size())
        ask(std::move(question));
    else
        question.then(question.found);
}

} // namespace samband
