#include "core/dataflow/sentence.h"

#include "core/dataflow/names.h"

using namespace Qt::StringLiterals;

namespace samband {
namespace {

constexpr auto synchronized = " will be synchronized with "_L1;

bool has(const QString &text, QLatin1StringView words)
{
    return text.contains(words, Qt::CaseInsensitive);
}

bool begins(const QString &text, QLatin1StringView words)
{
    return text.startsWith(words, Qt::CaseInsensitive);
}

QString bare(QString text)
{
    text = text.trimmed();
    while (text.endsWith(u'.') || text.endsWith(u':') || text.endsWith(u','))
        text = text.chopped(1).trimmed();
    return text;
}

QString withoutArticle(const QString &text)
{
    for (const QLatin1StringView article : {"a "_L1, "an "_L1, "the "_L1}) {
        if (begins(text, article))
            return text.mid(article.size()).trimmed();
    }
    return text;
}

bool names(const QString &text, const QString &spelled, const QString &datatype)
{
    const QString key = nameKey(text);
    return key == nameKey(spelled) || key == nameKey(datatype);
}

/// Reads `… will be synchronized with …` into always or when.
void readPromise(Statement &statement, qsizetype at, const FlowNames &flow)
{
    const QString &text = statement.text;
    QString subject = text.left(at).trimmed();
    const QString object = withoutArticle(bare(text.mid(at + synchronized.size())));
    const bool whole = names(object, flow.spelled.target, flow.datatype.target);
    if (begins(subject, "every "_L1)) {
        const QString every = subject.mid(6).trimmed();
        const bool extends = nameKey(every).startsWith(nameKey(flow.spelled.source))
            && !names(every, flow.spelled.source, flow.datatype.source);
        const bool extendsObject = nameKey(object).startsWith(nameKey(flow.spelled.target)) && !whole;
        if (!extends && !extendsObject) {
            statement.kind = StatementKind::Always;
            return;
        }
        statement.kind = StatementKind::When;
        statement.about = {bare(text)};
        return;
    }
    statement.kind = StatementKind::When;
    for (const QLatin1StringView tail : {" it"_L1, ","_L1}) {
        if (subject.endsWith(tail, Qt::CaseInsensitive))
            subject = subject.chopped(tail.size()).trimmed();
    }
    if (begins(subject, "when "_L1))
        subject = subject.mid(5).trimmed();
    // A second sentence behind the promise belongs to the condition.
    const qsizetype stop = text.indexOf(u". "_s, at);
    if (stop >= 0)
        subject += u". "_s + bare(text.mid(stop + 2));
    statement.about = {subject};
}

/// The types of `… if it is connected to a T1, T2, or T3 that is synchronized into B`.
QStringList connectedTypes(const QString &text, const FlowNames &flow)
{
    constexpr auto opening = " connected to "_L1;
    qsizetype from = text.indexOf(opening, 0, Qt::CaseInsensitive);
    if (from < 0)
        return {};
    from += opening.size();
    qsizetype to = text.size();
    for (const QLatin1StringView closing : {" that is "_L1, " that are "_L1, " which is "_L1, " which are "_L1}) {
        const qsizetype at = text.indexOf(closing, from, Qt::CaseInsensitive);
        if (at >= 0 && at < to)
            to = at;
    }
    QString list = bare(text.mid(from, to - from));
    list.replace(" or "_L1, ", "_L1, Qt::CaseInsensitive);
    QStringList types;
    for (const QString &part : list.split(u',', Qt::SkipEmptyParts)) {
        QString type = part.trimmed();
        if (begins(type, "or "_L1))
            type = type.mid(3);
        type = withoutSystem(withoutArticle(type.trimmed()), flow.system.source);
        if (!type.isEmpty() && !types.contains(type))
            types.append(type);
    }
    return types;
}

bool saysMatchOrCreate(const QString &text)
{
    const bool premise = has(text, "match"_L1) || has(text, "none is found"_L1) || has(text, "existing"_L1);
    const bool result = has(text, "merge"_L1) || has(text, "creat"_L1);
    return premise && result;
}

} // namespace

Statement readStatement(const QString &text, int line, const FlowNames &flow)
{
    Statement statement{StatementKind::Unknown, line, text, {}};
    const qsizetype promise = text.indexOf(synchronized, 0, Qt::CaseInsensitive);
    if (promise >= 0) {
        readPromise(statement, promise, flow);
    } else if (begins(text, "once a link "_L1) && has(text, "in sync"_L1)) {
        statement.kind = StatementKind::Linked;
    } else if (begins(text, "before any synchronization"_L1) && has(text, "link"_L1)) {
        statement.kind = StatementKind::LinkFirst;
    } else if (has(text, "properties are synchronized between"_L1)) {
        statement.kind = StatementKind::Properties;
    } else if (has(text, " will merge with "_L1) && has(text, "combination"_L1)) {
        statement.kind = StatementKind::Merge;
    } else if (has(text, " will be created from "_L1) && has(text, " connected to "_L1)) {
        statement.kind = StatementKind::CreatedWhenConnected;
        statement.about = connectedTypes(text, flow);
    } else if (saysMatchOrCreate(text)) {
        statement.kind = StatementKind::MatchOrCreate;
    }
    return statement;
}

} // namespace samband
