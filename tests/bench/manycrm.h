#pragma once

#include "core/crm/crmclient.h"

#include <QHash>

#include <map>

namespace samband {

/// A system of any size that answers at once and remembers only what was changed in it: its records follow from their
/// numbers. What a program takes with it is then what the program itself needs. Person n is the same person in both
/// systems, with the same name and phone; every tenth contact of the source has an association.
class ManyCrm final : public CrmClient {
public:
    ManyCrm(Side side, int people, std::function<qint64()> clock);

    /// A person edits a record's phone.
    void edit(int number, const QString &phone);
    int calls() const { return int(m_stats.calls); }
    int people() const { return m_people; }

    QString system() const override;
    Result<DatatypeTraits> traits(const QString &datatype) const override;
    Result<RecordPage> page(const PageRequest &request, std::stop_token stop) override;
    std::vector<Result<Record>> read(
        const QString &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop) override;
    std::vector<Result<Record>> create(const QString &datatype, const std::vector<NewRecord> &records,
        const QStringList &paths, std::stop_token stop) override;
    std::vector<Result<Record>> update(const QString &datatype, const std::vector<RecordChange> &changes,
        const QStringList &paths, std::stop_token stop) override;
    std::vector<Result<Record>> archive(const QString &datatype, const QStringList &ids, std::stop_token stop) override;
    CallStats stats() const override { return m_stats; }

private:
    struct Changed {
        Fields fields;
        qint64 at = 0;
    };
    Record person(int number) const;
    RecordPage people(const PageRequest &request) const;
    RecordPage associations(const PageRequest &request) const;

    Side m_side;
    int m_people = 0;
    std::function<qint64()> m_clock;
    std::map<int, Changed> m_changed;
    CallStats m_stats;
};

} // namespace samband
