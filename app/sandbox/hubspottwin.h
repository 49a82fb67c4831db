#pragma once

#include "app/sandbox/hubspotstate.h"
#include "app/sandbox/limits.h"
#include "app/sandbox/search.h"
#include "app/sandbox/tokens.h"

namespace samband::sandbox {

/// HubSpot: routes calls to the parts that answer them, after token and limits.
class HubspotTwin : public Twin {
public:
    explicit HubspotTwin(const QByteArray &token);

    Reply answer(const Request &request) override;
    std::vector<NamedTable> tables() override;
    void describe(JsonWriter &json, const QByteArray &table, qsizetype row) override;
    RowState retiredState() const override { return RowState::Archived; }
    bool link(qint64 contact, qint64 company, bool linked) override;
    void actAs(qint64 user) override;
    bool restore(const QByteArray &table, qsizetype row) override;
    bool define(const QByteArray &type, const QByteArray &name, const QJsonValue &definition) override;
    bool lock(const QByteArray &table, qsizetype row, qint64 ms) override;
    void configure(const QJsonObject &settings) override;
    QJsonObject settings() const override;
    void save(QDataStream &out) override;
    void load(QDataStream &in) override;

    HubspotState state;
    Limits limits;

private:
    Reply answerHere(const Request &request);
    Reply route(const Request &request);
    Reply routeObjects(const Request &request);
    Reply routeToken(const Request &request);
    /// Introspection or revocation, as the form asks.
    Reply aboutToken(const QByteArray &verb, const QHash<QByteArray, QByteArray> &form);
    Reply tokenInfo(const Request &request) const;

    bool m_bareErrors = false; ///< errors say nothing but their message
    qint64 m_movesUntil = 0; ///< ms UTC; until then the account moves between data centres
    QByteArrayList m_scopes; ///< what the app may do, whatever a token says; empty: everything
    Tokens m_tokens;
    SearchCache m_search;
};

} // namespace samband::sandbox
