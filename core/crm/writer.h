#pragma once

#include "core/crm/restclient.h"

#include <deque>

namespace samband {

/// One group of writes of one kind. Batches where the datatype has them; a batch that is refused as a whole is halved
/// until the bad record stands alone. Nothing is sent twice: what is sent again was refused before, by the server's own
/// word.
class Writer {
public:
    enum class Kind {
        Create,
        Upsert, ///< a create by the datatype's key property: a lost answer is made up for by asking for the key
        Update,
        Archive
    };
    struct Input {
        QString key;
        QString id; ///< empty for a create or upsert
        Changes fields;
        Fields known{}; ///< what was read just before
    };

    Writer(RestClient &client, const Datatype &datatype, Kind kind, const QStringList &paths, std::stop_token stop);

    std::vector<Result<Record>> write(const std::vector<Input> &inputs);

private:
    using Group = std::vector<size_t>; ///< numbers of inputs

    void prepare();
    std::vector<Group> nextRound(const std::vector<size_t> &inputs) const;
    void writeBatches(std::vector<Group> groups);
    void writeSingles(const std::vector<size_t> &wanted);
    Placeholders placeholders(size_t input) const;

    void takeBatch(const Group &group, const HttpReply &reply);
    void noteWhen(const Group &written, const HttpReply &reply);
    void takeErrors(Group &open, const HttpReply &reply, std::vector<Error> &nobodys);
    void takeRow(Group &open, const QStringList &row, std::vector<const QStringList *> &unmatched);
    void matchByContent(Group &open, std::vector<const QStringList *> &rows);
    bool isOf(const Result<Record> &record, const QStringList &row, size_t input) const;
    void takeSingle(size_t input, const HttpReply &reply);
    void keep(size_t input, const QStringList &row);
    void askByKey();
    void readBack();
    bool isOverwritten(size_t input, const Record &fresh) const;
    void fillIn(Record &record, const QStringList &row, const Input &what) const;
    std::vector<size_t> readBefore(const std::vector<size_t> &inputs);
    std::optional<Error> prepareGuarded(size_t input, const HttpReply &reply);
    RestClient::Call callFor(size_t input) const;
    void unknown(size_t input, const QString &why);

    RestClient &m_client;
    const Datatype &m_datatype;
    Kind m_kind;
    QStringList m_paths;
    std::stop_token m_stop;
    const Operation *m_single = nullptr;
    const Operation *m_batch = nullptr;
    const Operation *m_used = nullptr; ///< the one of the two whose answers are taken now
    const std::vector<Input> *m_inputs = nullptr;
    std::vector<QJsonObject> m_forms; ///< what is sent of each input
    QHash<size_t, QString> m_versions; ///< what If-Match repeats, by input
    QHash<size_t, QByteArray> m_wholes; ///< the record as it shall be, by input, where it is written as a whole
    std::vector<std::optional<Result<Record>>> m_done; ///< one per input
    std::vector<size_t> m_readBack; ///< written, but the answer does not hold everything
    QHash<size_t, qint64> m_answeredAt; ///< by input: when the server said that it wrote it, where it tells that
    std::vector<size_t> m_singles; ///< left for the call for one record
    std::optional<RecordShape> m_shape;
};

} // namespace samband
