#pragma once

#include "core/crm/restclient.h"

namespace samband {

/// Reads one page of a list. The cursor it hands out holds what the next page needs: the server's token, what has been
/// seen so far and how much the server says there is.
class Pager {
public:
    Pager(RestClient &client, const Datatype &datatype, const PageRequest &request, std::stop_token stop);

    Result<RecordPage> read();

private:
    struct Cursor {
        QString token;
        qint64 seen = 0;
        qint64 total = -1; ///< the most that the server ever said; -1 nothing yet
    };
    bool decode();
    QString encoded() const;

    Placeholders placeholders() const;
    Result<RecordPage> readParents();
    Result<RecordPage> readList();
    void advanceCursor(const QString &next, RecordPage &page);
    void advanceCounted(qint64 rows, const QString &total, RecordPage &page);
    std::optional<Error> advanceKeySet(const QString &next, RecordPage &page);
    std::optional<Error> reread(RecordPage &page);
    bool onlyMissing(const HttpReply &reply) const;

    RestClient &m_client;
    const Datatype &m_datatype;
    const PageRequest &m_request;
    const Operation &m_operation;
    std::stop_token m_stop;
    Cursor m_cursor;
};

} // namespace samband
