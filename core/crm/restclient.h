#pragma once

#include "core/crm/body.h"
#include "core/crm/classify.h"
#include "core/crm/crmclient.h"
#include "core/crm/manifest.h"
#include "core/crm/recordshape.h"
#include "core/crm/transport.h"

namespace samband {

/// What a client needs besides the manifest.
struct Connection {
    QString baseUrl; ///< empty: the manifest's
    std::function<QString()> token; ///< asked before each call; may answer with a refreshed one
    std::shared_ptr<TokenRenewer> renewer{}; ///< for a token that ends; null for one that lasts
    QMap<QString, QString> settings; ///< in place of the manifest's of the same name
    qint64 deadlineMs = 120'000; ///< per call
    qint64 answerCap = 64 * 1024 * 1024; ///< bytes
};

/// A system driven wholly by its manifest; knows no system by name.
class RestClient final : public CrmClient {
public:
    RestClient(Manifest manifest, Connection connection);

    QString system() const override { return m_manifest.system; }
    Result<DatatypeTraits> traits(const QString &datatype) const override;
    Result<RecordPage> page(const PageRequest &request, std::stop_token stop) override;
    std::vector<Result<Record>> read(
        const QString &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop) override;
    std::vector<Result<Record>> create(const QString &datatype, const std::vector<NewRecord> &records,
        const QStringList &paths, std::stop_token stop) override;
    std::vector<Result<Record>> update(const QString &datatype, const std::vector<RecordChange> &changes,
        const QStringList &paths, std::stop_token stop) override;
    std::vector<Result<Record>> archive(const QString &datatype, const QStringList &ids, std::stop_token stop) override;
    CallStats stats() const override { return m_transport.stats(); }

    const Manifest &manifest() const { return m_manifest; }

private:
    friend class Writer;
    friend class Pager;

    /// One call, ready to be sent.
    struct Call {
        const Operation *operation = nullptr;
        Placeholders values;
    };
    using Replies = std::vector<Result<HttpReply>>;
    using Records = std::vector<Result<Record>>;

    Result<const Datatype *> find(const QString &datatype) const;
    Placeholders settings() const;
    CallContext context(const Datatype &datatype, bool write) const;
    /// Sends the calls at once; one reply or error for each, retries done.
    Replies send(const Datatype &datatype, const std::vector<Call> &calls, bool write, std::stop_token stop);
    /// The words of \a error with the system and the datatype before them.
    Error explained(const Datatype &datatype, const Error &error) const;
    Result<AnswerRows> rows(const Datatype &datatype, const HttpReply &reply, const AnswerShape &shape) const;

    Records readAll(const Datatype &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop);
    void readBatches(const Datatype &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop,
        QMap<QString, Result<Record>> &found);
    void readSingles(const Datatype &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop,
        QMap<QString, Result<Record>> &found);
    void readFromList(const Datatype &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop,
        QMap<QString, Result<Record>> &found);
    void keep(const Datatype &datatype, const HttpReply &reply, const Operation &operation, const QStringList &paths,
        const QStringList &ids, QMap<QString, Result<Record>> &found) const;

    Manifest m_manifest;
    Connection m_connection;
    Transport m_transport;
};

/// A client for a system, made from its manifest. BadManifest when the manifest is refused (see readManifest).
Result<std::unique_ptr<CrmClient>> makeClient(
    const QByteArray &manifest, const QByteArray &schema, const QString &file, const Connection &connection);

} // namespace samband
