#pragma once

#include "core/crm/listcursor.h"
#include "core/crm/restclient.h"

namespace samband {

/// Reads one page of a list. The cursor it hands out holds what the next page needs (see ListCursor). A list whose
/// records may move between its pages is read again until nothing moved: at most \ref mostPasses times.
class Pager {
public:
    Pager(RestClient &client, const Datatype &datatype, const PageRequest &request, std::stop_token stop);

    static constexpr int mostPasses = 5; ///< a list that still moves then stays incomplete

    Result<RecordPage> read();

private:
    Placeholders placeholders() const;
    int pageSize() const;
    bool shrinks(const Error &error);
    Result<RecordPage> readParents();
    Result<RecordPage> readList();
    std::optional<Error> advance(const HttpReply &reply, const QStringList &values, RecordPage &page);
    std::optional<Error> advanceCursor(const QString &next, RecordPage &page);
    std::optional<Error> advanceAddress(const QString &next, RecordPage &page);
    std::optional<Error> advanceCounted(const QString &total, RecordPage &page);
    void endPass(bool whole, bool shrank, RecordPage &page);
    Error badList(const QString &reason) const;
    RestClient::Call call() const;
    std::optional<Error> advanceKeySet(const QString &next, RecordPage &page);
    std::optional<Error> reread(RecordPage &page);
    bool onlyMissing(const HttpReply &reply) const;

    RestClient &m_client;
    const Datatype &m_datatype;
    const PageRequest &m_request;
    const Operation &m_operation;
    std::stop_token m_stop;
    ListCursor m_cursor;
};

} // namespace samband
