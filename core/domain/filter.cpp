#include "core/domain/filter.h"

#include "core/domain/meaning.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Filter)
};

constexpr qsizetype longest = 20'000; // characters: what is longer was not written by a person
constexpr std::array connectives{"and"_L1, "or"_L1};

bool isBare(QChar c)
{
    return !c.isSpace() && c != u'"' && c != u'(' && c != u')' && c != u',';
}

bool isPlain(const QString &text)
{
    const auto plain = [](QChar c) { return isBare(c) && c != u'\\' && c.isPrint(); };
    return !text.isEmpty() && std::ranges::all_of(text, plain)
        && std::ranges::none_of(connectives, [&](QLatin1StringView word) { return text == word; });
}

QString quotedText(const QString &text)
{
    if (isPlain(text))
        return text;
    QString quoted = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\';
        if (c == u'\n' || c == u'\r' || c == u'\t')
            quoted += c == u'\n' ? u"\\n"_s : c == u'\r' ? u"\\r"_s : u"\\t"_s;
        else
            quoted += c;
    }
    return quoted + u'"';
}

/// Reads one line from its beginning to its end. The first thing that does not fit ends it; what is read after that
/// means nothing.
class Reader {
public:
    explicit Reader(const QString &text)
        : m_text(text)
    {
    }

    Result<Filter> read()
    {
        Filter filter;
        if (m_text.size() > longest)
            return Error{ErrorKind::BadInput,
                Words::tr("The filter is longer than %1 characters.").arg(QString::number(longest))};
        skip();
        if (atEnd())
            return filter;
        if (word("all"_L1)) {
            filter.everything = true;
            if (!atEnd())
                expect(Words::tr("nothing more after “all”"));
            return m_error ? Result<Filter>(*m_error) : Result<Filter>(filter);
        }
        do
            filter.alternatives << alternative();
        while (!m_error && word("or"_L1));
        if (!atEnd())
            expect(Words::tr("“and”, “or” or the end"));
        return m_error ? Result<Filter>(*m_error) : Result<Filter>(filter);
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar here() const { return atEnd() ? QChar() : m_text.at(m_at); }
    void skip()
    {
        while (!atEnd() && here().isSpace())
            ++m_at;
    }

    void expect(const QString &what) { expect(what, m_at); }
    void expect(const QString &what, qsizetype at)
    {
        if (m_error)
            return;
        constexpr qsizetype most = 20;
        const QString rest = m_text.mid(at, most).trimmed();
        const QString found = rest.isEmpty() ? Words::tr("the end") : Words::tr("“%1”").arg(rest);
        m_error = Error{ErrorKind::BadInput,
            Words::tr("At character %1 of the filter: expected %2, found %3.")
                .arg(QString::number(at + 1), what, found)};
    }

    /// Takes \a wanted when that is the next word.
    bool word(QLatin1StringView wanted)
    {
        const qsizetype end = m_at + wanted.size();
        if (m_text.mid(m_at, wanted.size()) != wanted || (end < m_text.size() && isBare(m_text.at(end))))
            return false;
        m_at = end;
        skip();
        return true;
    }

    QString bare()
    {
        const qsizetype start = m_at;
        while (!atEnd() && isBare(here()))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    QString inQuotes()
    {
        const qsizetype start = m_at++;
        QString text;
        while (!atEnd() && here() != u'"') {
            if (here() != u'\\') {
                text += m_text.at(m_at++);
                continue;
            }
            ++m_at;
            const QChar c = here();
            text += c == u'n' ? QChar(u'\n') : c == u'r' ? QChar(u'\r') : c == u't' ? QChar(u'\t') : c;
            ++m_at;
        }
        if (atEnd())
            expect(Words::tr("a closing quotation mark for the text that begins here"), start);
        ++m_at;
        return text;
    }

    /// A plain word or a text in quotation marks; empty when neither is next.
    QString token() { return here() == u'"' ? inQuotes() : bare(); }

    QList<Condition> alternative()
    {
        QList<Condition> conditions;
        do
            conditions << condition();
        while (!m_error && word("and"_L1));
        return conditions;
    }

    Condition condition()
    {
        Condition read;
        const auto side = std::ranges::find_if(
            bothSides, [&](Side each) { return m_text.mid(m_at).startsWith(toText(each) + u'.'); });
        if (side == bothSides.end()) {
            expect(Words::tr("a property with its side, such as source.properties.email"));
            return read;
        }
        read.side = *side;
        m_at += toText(*side).size() + 1;
        read.path = token();
        if (read.path.trimmed().isEmpty())
            expect(Words::tr("the path of a property"));
        skip();
        const qsizetype start = m_at;
        const auto op = fromText<FilterOperator>(bare());
        if (!op) {
            QStringList known;
            for (const auto &[value, name] : enumNames<FilterOperator>)
                known << QString::fromLatin1(name);
            expect(Words::tr("one of %1").arg(known.join(", "_L1)), start);
            return read;
        }
        read.op = *op;
        skip();
        values(read);
        skip();
        return read;
    }

    void values(Condition &read)
    {
        switch (valuesOf(read.op)) {
        case FilterValues::None:
            return;
        case FilterValues::One:
            read.values = {value(read.op)};
            return;
        case FilterValues::Some:
            break;
        }
        if (here() != u'(')
            return expect(Words::tr("values in parentheses, such as (lead, customer)"));
        do {
            ++m_at;
            skip();
            read.values << value(read.op);
            skip();
        } while (!m_error && here() == u',');
        if (here() != u')')
            return expect(Words::tr("a comma or a closing parenthesis"));
        ++m_at;
    }

    QString value(FilterOperator op)
    {
        const qsizetype start = m_at;
        const QString text = token();
        if (const Status fit = fits(op, text); !fit)
            expect(fit.error().text, start);
        return text;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    std::optional<Error> m_error;
};

} // namespace

FilterValues valuesOf(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Empty:
    case FilterOperator::NotEmpty:
        return FilterValues::None;
    case FilterOperator::Is:
    case FilterOperator::IsNot:
    case FilterOperator::Contains:
    case FilterOperator::StartsWith:
    case FilterOperator::Above:
    case FilterOperator::Below:
        return FilterValues::One;
    case FilterOperator::OneOf:
        return FilterValues::Some;
    }
    return FilterValues::None;
}

QStringList Filter::paths(Side side) const
{
    QStringList paths;
    for (const QList<Condition> &alternative : alternatives) {
        for (const Condition &condition : alternative) {
            if (condition.side == side && !paths.contains(condition.path))
                paths << condition.path;
        }
    }
    return paths;
}

Status fits(FilterOperator op, const QString &value)
{
    if (value.trimmed().isEmpty())
        return Error{ErrorKind::BadInput, Words::tr("a value (for a blank one, use empty or not-empty)")};
    const bool ordered = op == FilterOperator::Above || op == FilterOperator::Below;
    if (ordered && !decimalIn(value) && !momentIn(value))
        return Error{ErrorKind::BadInput, Words::tr("a number, or a date such as 2026-01-31")};
    return Done{};
}

QString conditionText(const Condition &condition)
{
    QStringList values;
    for (const QString &value : condition.values)
        values << quotedText(value);
    const QString asked = u"%1.%2 %3"_s.arg(toText(condition.side), quotedText(condition.path), toText(condition.op));
    switch (valuesOf(condition.op)) {
    case FilterValues::None:
        return asked;
    case FilterValues::One:
        return asked + u' ' + values.value(0);
    case FilterValues::Some:
        return asked + u" ("_s + values.join(", "_L1) + u')';
    }
    return asked;
}

QString filterText(const Filter &filter)
{
    if (filter.everything)
        return u"all"_s;
    QStringList alternatives;
    for (const QList<Condition> &alternative : filter.alternatives) {
        QStringList conditions;
        for (const Condition &condition : alternative)
            conditions << conditionText(condition);
        alternatives << conditions.join(" and "_L1);
    }
    return alternatives.join(" or "_L1);
}

Result<Filter> parseFilter(const QString &text)
{
    return Reader(text).read();
}

} // namespace samband
