#pragma once

#include "app/sandbox/tokens.h"
#include "app/sandbox/twin.h"

#include <QJsonArray>

#include <deque>

namespace samband::sandbox {

/// CRMOffice as the assumed profile describes it: plain REST, pages by number, problem+json.
class CrmOfficeTwin : public Twin {
public:
    explicit CrmOfficeTwin(const QByteArray &token);

    Reply answer(const Request &request) override;
    std::vector<NamedTable> tables() override;
    void describe(JsonWriter &, const QByteArray &, qsizetype) override { }
    RowState retiredState() const override { return RowState::Gone; }
    bool link(qint64, qint64, bool) override { return false; }
    void configure(const QJsonObject &settings) override;
    QJsonObject settings() const override;
    void save(QDataStream &out) override;
    void load(QDataStream &in) override;

    Table contacts;
    Table companies;
    Table users;

private:
    struct Listing {
        qint64 since = 0;
        quint64 version = 0;
        std::vector<quint32> rows;
    };
    struct Input {
        Fields fields;
        QJsonObject errors; ///< field -> messages
    };
    Reply route(const Request &request);
    Reply routeToken(const Request &request);
    Reply revoke(const QHash<QByteArray, QByteArray> &form);
    Reply list(const Table &table, Listing &cache, const Request &request);
    Reply listUsers();
    Reply create(Table &table, const Request &request);
    Reply change(Table &table, const Request &request);
    Input checked(const Table &table, const QJsonObject &body) const;
    void checkField(const Table &table, const QString &name, const QJsonValue &value, Input &input) const;
    void checkObject(const Table &table, const QString &name, const QJsonValue &value, Input &input) const;
    void checkRequired(const Table &table, const Row *row, Input &input) const;
    void writeRecord(JsonWriter &json, const Table &table, qsizetype index) const;
    Reply record(const Table &table, qsizetype index, int status) const;

    bool admitted();

    Tokens m_tokens;
    qint64 m_perSecond = 0; ///< calls taken in a second; 0: as many as come
    std::deque<qint64> m_calls;
    Listing m_contactListing;
    Listing m_companyListing;
};

} // namespace samband::sandbox
