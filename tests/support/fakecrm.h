#pragma once

#include "core/crm/crmclient.h"
#include "tests/support/faults.h"

#include <map>
#include <memory>

namespace samband {

/// A system in memory: datatypes with records, which it pages, tells changes of, and writes. What a person does in it
/// goes past the counters; what a client does is counted, can be reformatted, refused, and made to fail.
class FakeCrm final : public CrmClient {
public:
    using Clock = std::function<qint64()>;

    FakeCrm(QString system, Clock clock, std::shared_ptr<Faults> faults);

    /// Makes a datatype; \a names are further names by which it is called.
    void addType(const DatatypeTraits &traits, const QStringList &names = {});

    /// \name What a person does in the system
    /// @{
    QString add(const QString &datatype, const Fields &fields, const QMap<QString, QString> &refs = {});
    void edit(const QString &datatype, const QString &id, const Fields &changes);
    void remove(const QString &datatype, const QString &id);
    void restore(const QString &datatype, const QString &id);
    /// \a absorbed becomes part of \a survivor, which answers to both ids from now on.
    void merge(const QString &datatype, const QString &survivor, const QString &absorbed);
    /// @}

    /// \name What it holds now
    /// @{
    Fields fields(const QString &datatype, const QString &id) const;
    bool has(const QString &datatype, const QString &id) const;
    QStringList ids(const QString &datatype) const;
    /// Every present record as text, sorted, without ids: equal when two systems hold the same.
    QStringList contents() const;
    /// @}

    void takeAfter(
        const FakeCrm &other); ///< holds the same records as \a other, by the same ids, and counts on from there

    void haveKeys(const QString &datatype, const QString &path); ///< from now on it takes records by key
    void tellHistory(const QString &datatype); ///< from now on it tells what properties have held (\ref past)

    int pageSize = 3;
    int writes = 0; ///< records created, updated or archived, whatever was answered
    QMap<QString, std::function<QString(QString)>> format; ///< path -> what the server makes of what it is sent
    QMap<QString, QString> defaults; ///< path -> what the server puts where a client leaves nothing
    /// Called with what a client is about to change, before it is changed; \a id is empty for a create.
    std::function<void(const QString &datatype, const QString &id, const Fields &before, const Changes &sent)> onWrite;
    std::function<std::optional<Error>(const Changes &)> refuse; ///< why it will not take these values
    std::function<void(Record &)> distort; ///< makes something else of the answer to a create
    std::optional<qint64> ahead; ///< ms that its clock is ahead of ours, once it is known
    std::function<void(const QStringList &)> onRead; ///< called before single records are read
    QString shortList; ///< datatype whose list ends early without being complete
    QString emptyList; ///< datatype whose list is complete and empty
    /// What becomes of a page of a list (of the datatype with this name) on its way.
    std::function<Result<RecordPage>(const QString &, RecordPage)> spoil;

    QString system() const override { return m_system; }
    Result<DatatypeTraits> traits(const QString &datatype) const override;
    Result<RecordPage> page(const PageRequest &request, std::stop_token stop) override;
    std::vector<Result<Record>> read(
        const QString &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop) override;
    std::vector<Result<Record>> create(const QString &datatype, const std::vector<NewRecord> &records,
        const QStringList &paths, std::stop_token stop) override;
    std::vector<Result<Record>> update(const QString &datatype, const std::vector<RecordChange> &changes,
        const QStringList &paths, std::stop_token stop) override;
    std::vector<Result<Record>> archive(const QString &datatype, const QStringList &ids, std::stop_token stop) override;
    std::vector<Result<Record>> readByKey(
        const QString &datatype, const QStringList &keys, const QStringList &paths, std::stop_token stop) override;
    std::optional<qint64> clockAhead() const override { return ahead; }
    CallStats stats() const override { return m_stats; }
    Result<AccountInfo> account(std::stop_token) override { return info; }
    Result<PropertyList> properties(const QString &datatype, std::stop_token stop) override;
    std::vector<Result<RecordHistory>> history(
        const QString &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop) override;

    AccountInfo info; ///< what the account says about itself
    QMap<QString, PropertyList> propertyLists; ///< by datatype
    std::optional<Error> propertiesError; ///< why it does not tell them
    QMap<QString, RecordHistory> past; ///< by record id
    int asked = 0; ///< calls for properties
    QList<QStringList> pastAsked; ///< ids of each call for history

private:
    struct Type {
        DatatypeTraits traits;
        QStringList names;
        std::map<int, Record> records; ///< by number, which is the id as well
        QMap<QString, QString> merged{}; ///< absorbed id -> survivor
    };
    qint64 time() const { return m_clock() + ahead.value_or(0); } ///< by its own clock
    const Type *find(const QString &datatype) const;
    Type &at(const QString &datatype);
    QString holderOf(const Type &type, const QString &key) const; ///< id of the record with our key; empty: none
    QString survivorOf(const QString &datatype, const QString &id) const; ///< \a id itself unless it was merged
    /// Does \a effect as one operation of the fault plan.
    Result<Record> operation(bool isWrite, const std::function<Result<Record>()> &effect);
    Result<Record> write(Type &type, const QString &id, const Changes &changes, const QStringList &paths);

    QString m_system;
    Clock m_clock;
    std::shared_ptr<Faults> m_faults;
    std::vector<Type> m_types;
    int m_lastId = 100;
    CallStats m_stats;
};

} // namespace samband
