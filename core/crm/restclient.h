#pragma once

#include "core/crm/body.h"
#include "core/crm/classify.h"
#include "core/crm/crmclient.h"
#include "core/crm/manifest.h"
#include "core/crm/recordshape.h"
#include "core/crm/transport.h"

#include <QHash>

namespace samband {

/// What a client needs besides the manifest.
struct Connection {
    QString baseUrl; ///< empty: the manifest's
    std::function<QString()> token; ///< asked before each call; may answer with a refreshed one
    std::shared_ptr<LimiterPool> pool; ///< whose limiter of this address is shared; empty: a limiter of its own
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
    SignInTrouble signInTrouble() const override
    {
        return m_connection.renewer ? m_connection.renewer->trouble() : SignInTrouble{};
    }
    Result<AccountInfo> account(std::stop_token stop) override;
    Result<PropertyList> properties(const QString &datatype, std::stop_token stop) override;
    std::vector<Result<Record>> readByKey(
        const QString &datatype, const QStringList &keys, const QStringList &paths, std::stop_token stop) override;
    Status makeKeyProperty(const QString &datatype, std::stop_token stop) override;
    std::vector<Result<RecordHistory>> history(
        const QString &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop) override;
    std::optional<qint64> clockAhead() const override { return m_transport.clockAhead(); }
    void setUrgent(bool urgent) override { m_transport.setUrgent(urgent); }
    std::function<QList<Budget>()> budgets() const override;
    QByteArray callState() const override;
    void restoreCallState(const QByteArray &state) override;

    const Manifest &manifest() const { return m_manifest; }

private:
    friend class Writer;
    friend class Pager;

    /// One call, ready to be sent.
    struct Call {
        const Operation *operation = nullptr;
        Placeholders values;
        QUrl url{}; ///< in place of the operation's own address
        QByteArray body{}; ///< in place of the operation's own body
        QMap<QByteArray, QByteArray> headers{};
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
    void readBatches(const Datatype &datatype, const Operation &operation, const QStringList &ids,
        const QStringList &paths, std::stop_token stop, QMap<QString, Result<Record>> &found);
    void readSingles(const Datatype &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop,
        QMap<QString, Result<Record>> &found);
    void readFromList(const Datatype &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop,
        QMap<QString, Result<Record>> &found);
    void keep(const Datatype &datatype, const HttpReply &reply, const Operation &operation, const QStringList &paths,
        const QStringList &ids, QMap<QString, Result<Record>> &found);
    void keepMissing(
        const Datatype &datatype, const HttpReply &reply, const QStringList &ids, QMap<QString, Result<Record>> &found);
    using Found = QMap<QString, Result<Record>>;
    void readKeyBatches(const Datatype &datatype, const QStringList &keys, const QStringList &paths,
        std::stop_token stop, Found &found);
    void readKeys(const Datatype &datatype, const QStringList &keys, const QStringList &paths, std::stop_token stop,
        Found &found);
    /// Remembers what If-Match repeats of a record that was just read.
    void rememberVersion(const Datatype &datatype, const QString &id, const QString &version);
    QString takeVersion(const Datatype &datatype, const QString &id);

    /// One call that is about the account as a whole.
    Result<HttpReply> sendOne(const Operation &operation, const QString &what, std::stop_token stop);
    /// \a error with the moment at which the day's quota starts anew.
    Error withDayEnd(Error error) const;
    /// The limiter has to know when the day ends; each day anew, and a machine may have slept meanwhile.
    void tellDayEnd();
    void historyBatch(const Datatype &datatype, const QStringList &ids, const QStringList &paths,
        const HttpReply &reply, QMap<QString, RecordHistory> &found);
    /// Names of people by the number that history knows them by; read once.
    void learnPeople(std::stop_token stop);

    Manifest m_manifest;
    Connection m_connection;
    Transport m_transport;
    std::optional<AccountInfo> m_account; ///< asked for once
    QString m_timeZone; ///< of the account, once it said so
    std::optional<QMap<QString, QString>> m_people;
    QHash<QString, int> m_pageSizes; ///< of datatypes whose pages took the system too long
    QHash<QString, QString> m_versions; ///< datatype/id -> what If-Match repeats; forgotten when used
};

/// A client for a system, made from its manifest. BadManifest when the manifest is refused (see readManifest).
Result<std::unique_ptr<CrmClient>> makeClient(
    const QByteArray &manifest, const QByteArray &schema, const QString &file, const Connection &connection);

} // namespace samband
