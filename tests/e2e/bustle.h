#pragma once

#include "tests/e2e/programs.h"

#include <QMap>
#include <QRandomGenerator>

namespace samband::e2e {

/// One sandbox and one workspace over it, and people who go on working in both systems, round after round, whatever
/// happens to the runs. In the end both systems hold each person once, and the same.
class Bustle {
public:
    explicit Bustle(quint32 seed);

    /// The fault found, or nothing.
    QString prepare();
    /// Four new contacts in HubSpot, a phone there, and one in CRMOffice.
    void change(int round);
    /// Whether rows that back off after a failure are asked for, or must not be there.
    enum class Failing { AskedFor, Wrong };
    /// Runs until nothing is left to write, and nothing waits for the next run.
    Outcome untilQuiet(Failing failing = Failing::Wrong);
    /// What is wrong once all is quiet: a further run that writes, a person who is missing or there twice, a difference
    /// that no row explains. Nothing when all is well.
    QString atTheEnd();

    World &world() const { return m_world; }
    QRandomGenerator &dice() { return m_dice; }
    qint64 length() const { return m_length; } ///< ms that a run takes which nobody disturbs

private:
    QList<QJsonObject> rowsIn(const QString &state) const;

    QRandomGenerator m_dice;
    mutable World m_world;
    QMap<QString, int> m_people; ///< how often each person that was added was added
    QStringList m_hubspot; ///< contacts that a person edits
    QStringList m_crmoffice;
    qint64 m_length = 100;
};

} // namespace samband::e2e
