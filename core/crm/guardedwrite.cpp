#include "core/crm/failure.h"
#include "core/crm/jsonmerge.h"
#include "core/crm/jsonpath.h"
#include "core/crm/writer.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

} // namespace

/// Reads the records that are written as a whole, or with If-Match where no version is known of an earlier read.
/// Returns those that can be sent; the others are done, with the reason.
std::vector<size_t> Writer::readBefore(const std::vector<size_t> &inputs)
{
    const Operation &read = *m_datatype.operation(Op::Read);
    std::vector<RestClient::Call> calls;
    std::vector<size_t> asked;
    std::vector<size_t> ready;
    for (const size_t input : inputs) {
        m_versions.insert(input, m_client.takeVersion(m_datatype, (*m_inputs)[input].id));
        if (!m_single->whole && !m_versions.value(input).isEmpty()) {
            ready.push_back(input);
            continue;
        }
        Placeholders values = placeholders(input);
        values.insert(u"names"_s, QJsonArray::fromStringList(askedNames(m_datatype, m_paths)));
        calls.push_back({&read, values});
        asked.push_back(input);
    }
    const auto replies = m_client.send(m_datatype, calls, false, m_stop);
    for (size_t i = 0; i < replies.size(); ++i) {
        auto error = replies[i].ok() ? prepareGuarded(asked[i], *replies[i]) : replies[i].error();
        if (!error) {
            ready.push_back(asked[i]);
            continue;
        }
        if (error->kind == ErrorKind::BadAnswer)
            error->kind = ErrorKind::Refused; // of a write it would mean that it may have been done
        m_done[asked[i]] = *error;
    }
    return ready;
}

std::optional<Error> Writer::prepareGuarded(size_t input, const HttpReply &reply)
{
    const Operation &read = *m_datatype.operation(Op::Read);
    const auto answer = m_client.rows(m_datatype, reply, m_shape->of(read));
    if (!answer)
        return answer.error();
    if (answer->rows.size() != 1)
        return m_client.explained(m_datatype, failure(ErrorKind::BadAnswer, Said::tr("the answer is not one record")));
    if (m_single->ifMatch) {
        const QString own = m_shape->version(answer->rows.front());
        const QString version = own.isEmpty() ? QString::fromLatin1(reply.headers.value("etag")) : own;
        const QString before = m_versions.value(input);
        if (version.isEmpty()) {
            return m_client.explained(m_datatype,
                failure(ErrorKind::BadAnswer,
                    Said::tr("the record has no version (ETag) to write against; take \"ifMatch\" out of the manifest "
                             "if the "
                             "system has none")));
        }
        if (!before.isEmpty() && before != version) {
            HttpReply moved;
            moved.ending = Ending::Answered;
            moved.status = 412;
            return errorOf(m_client.manifest().errors, m_client.context(m_datatype, true), moved);
        }
        m_versions.insert(input, version);
    }
    if (m_single->whole) {
        const auto raw = rawAt(withoutMark(reply.body), read.records);
        const auto merged = raw ? mergedJson(*raw, m_forms[input], m_single->omit) : std::nullopt;
        if (!merged)
            return m_client.explained(
                m_datatype, failure(ErrorKind::BadAnswer, Said::tr("the record cannot be taken apart to change it")));
        m_wholes.insert(input, *merged);
    }
    return std::nullopt;
}

} // namespace samband
