#include "core/crm/recordparse.h"

#include "core/crm/failure.h"
#include "core/crm/jsonpath.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>

#include <simdjson.h>

#include <map>
#include <memory>
#include <string>

using namespace Qt::StringLiterals;
namespace sj = simdjson::ondemand;

namespace samband {

namespace {

/// The wanted paths as a tree, so that each member of the answer is looked at once.
struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> children;
    std::vector<int> columns; ///< where the value goes
    bool records = false;
    bool expand = false;

    Node &at(const QString &path)
    {
        Node *node = this;
        for (const QString &step : path.split(u'.', Qt::SkipEmptyParts)) {
            auto &child = node->children[step.toStdString()];
            if (!child)
                child = std::make_unique<Node>();
            node = child.get();
        }
        return *node;
    }
};

QString toQString(std::string_view text)
{
    return text.empty() ? QString(u""_s) : QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// Half of a surrogate pair is no text to the fast parser. One broken letter shall not cost a page of records: it is
// read as the sign for a broken letter. Null when the text is broken in another way.
QString mended(std::string_view quoted)
{
    static const QRegularExpression sound(u"^\"(?:[^\"\\\\]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+\"$"_s);
    const QByteArray token = QByteArray(quoted.data(), qsizetype(quoted.size())).trimmed();
    if (!sound.match(QString::fromUtf8(token)).hasMatch())
        return {};
    QString text = QJsonDocument::fromJson('[' + token + ']').array().at(0).toString();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (pair)
            ++i;
        else if (text.at(i).isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

bool isNumber(const QString &token)
{
    static const QRegularExpression grammar(u"^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$"_s);
    return grammar.match(token).hasMatch();
}

class Reader {
public:
    Reader(const AnswerShape &shape, AnswerRows &rows)
        : m_rows(rows)
        , m_columns(shape.paths.size())
    {
        for (int i = 0; i < shape.page.size(); ++i)
            m_page.at(shape.page.at(i)).columns.push_back(i);
        m_page.at(shape.records).records = true;
        for (int i = 0; i < shape.paths.size(); ++i)
            m_record.at(shape.paths.at(i)).columns.push_back(i);
        if (!shape.expand.isEmpty()) {
            m_record.at(shape.expand).expand = true;
            m_expands = true;
        }
        m_rows.page.resize(shape.page.size());
    }

    simdjson::error_code read(sj::document &document)
    {
        sj::value root;
        if (const auto error = document.get_value().get(root))
            return error;
        return value(root, m_page, m_rows.page);
    }

private:
    using Code = simdjson::error_code;

    Code value(sj::value what, const Node &node, QStringList &row)
    {
        if (node.records && &row == &m_rows.page)
            return records(what, node);
        sj::json_type type;
        if (const auto error = what.type().get(type))
            return error;
        if (type == sj::json_type::object)
            return object(what, node, row);
        if (type == sj::json_type::array && node.expand)
            return expansions(what, node, row);
        if (node.columns.empty())
            return simdjson::SUCCESS;
        QString text;
        if (const auto error = type == sj::json_type::array ? list(what, text) : scalar(what, type, text))
            return error;
        for (const int column : node.columns)
            row[column] = text;
        return simdjson::SUCCESS;
    }

    Code object(sj::value what, const Node &node, QStringList &row)
    {
        sj::object members;
        if (const auto error = what.get_object().get(members))
            return error;
        for (auto member : members) {
            std::string_view key;
            if (const auto error = member.unescaped_key().get(key))
                return error;
            const auto child = node.children.find(key);
            if (child == node.children.end())
                continue;
            sj::value inner;
            if (const auto error = member.value().get(inner))
                return error;
            if (const auto error = value(inner, *child->second, row))
                return error;
        }
        return simdjson::SUCCESS;
    }

    Code records(sj::value what, const Node &node)
    {
        sj::json_type type;
        if (const auto error = what.type().get(type))
            return error;
        if (type == sj::json_type::object) {
            // the answer itself is the record, or it holds the list deeper down
            m_rows.found = true;
            return node.children.empty() ? record(what) : object(what, node, m_rows.page);
        }
        sj::array entries;
        if (const auto error = what.get_array().get(entries))
            return error;
        m_rows.found = true;
        for (auto entry : entries) {
            sj::value inner;
            if (const auto error = entry.get(inner))
                return error;
            if (const auto error = record(inner))
                return error;
        }
        return simdjson::SUCCESS;
    }

    Code record(sj::value what)
    {
        QStringList row;
        row.resize(m_columns);
        m_expanded.clear();
        if (const auto error = object(what, m_record, row))
            return error;
        if (!m_expands) {
            m_rows.rows.push_back(std::move(row));
            return simdjson::SUCCESS;
        }
        for (QStringList &part : m_expanded) {
            for (qsizetype i = 0; i < part.size(); ++i) {
                if (part.at(i).isNull())
                    part[i] = row.at(i);
            }
            m_rows.rows.push_back(std::move(part));
        }
        return simdjson::SUCCESS;
    }

    Code expansions(sj::value what, const Node &node, QStringList &row)
    {
        sj::array entries;
        if (const auto error = what.get_array().get(entries))
            return error;
        for (auto entry : entries) {
            sj::value inner;
            if (const auto error = entry.get(inner))
                return error;
            QStringList part;
            part.resize(row.size());
            if (const auto error = object(inner, node, part))
                return error;
            m_expanded.push_back(std::move(part));
        }
        return simdjson::SUCCESS;
    }

    Code list(sj::value what, QString &text)
    {
        sj::array entries;
        if (const auto error = what.get_array().get(entries))
            return error;
        QStringList parts;
        for (auto entry : entries) {
            sj::value inner;
            sj::json_type type;
            if (const auto error = entry.get(inner))
                return error;
            if (const auto error = inner.type().get(type))
                return error;
            QString part;
            if (type != sj::json_type::object && type != sj::json_type::array) {
                if (const auto error = scalar(inner, type, part))
                    return error;
                parts << part;
            }
        }
        text = parts.isEmpty() ? QString(u""_s) : parts.join(u';');
        return simdjson::SUCCESS;
    }

    Code scalar(sj::value what, sj::json_type type, QString &text)
    {
        if (type == sj::json_type::string) {
            const std::string_view quoted = what.raw_json_token();
            std::string_view view;
            const auto error = what.get_string().get(view);
            text = error ? mended(quoted) : toQString(view);
            return text.isNull() ? error : simdjson::SUCCESS;
        }
        // the token as it stands: a number read as a number would lose digits
        const QString token = toQString(what.raw_json_token()).trimmed();
        if (type == sj::json_type::null) {
            text = u""_s;
            return token == "null"_L1 ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
        }
        if (type == sj::json_type::boolean && token != "true"_L1 && token != "false"_L1)
            return simdjson::TAPE_ERROR;
        if (type == sj::json_type::number && !isNumber(token))
            return simdjson::NUMBER_ERROR;
        text = token;
        return simdjson::SUCCESS;
    }

    AnswerRows &m_rows;
    Node m_page;
    Node m_record;
    qsizetype m_columns;
    bool m_expands = false;
    std::vector<QStringList> m_expanded;
};

Error badAnswer(const QString &reason)
{
    return failure(ErrorKind::BadAnswer, reason);
}

} // namespace

Result<AnswerRows> parseAnswer(const QByteArray &json, const AnswerShape &shape)
{
    const QByteArray text = withoutMark(json);
    const simdjson::padded_string padded(text.constData(), size_t(text.size()));
    sj::parser parser;
    sj::document document;
    AnswerRows rows;
    auto error = parser.iterate(padded).get(document);
    if (!error)
        error = Reader(shape, rows).read(document);
    if (!error && document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        error = simdjson::TRAILING_CONTENT;
    if (error) {
        return badAnswer(QCoreApplication::translate("Answer", "the answer is not the JSON that was expected (%1)")
                             .arg(QString::fromUtf8(simdjson::error_message(error))));
    }
    if (!rows.found) {
        return badAnswer(
            QCoreApplication::translate("Answer", "the answer has no list of records at \"%1\"").arg(shape.records));
    }
    return rows;
}

qint64 parseTime(const QString &text)
{
    bool number = false;
    const qint64 ms = text.toLongLong(&number);
    if (number)
        return ms;
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return 0;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

} // namespace samband
