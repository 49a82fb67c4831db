#pragma once

#include "core/engine/run.h"
#include "core/engine/undoreport.h"

#include <QJsonObject>
#include <QTextStream>

namespace samband {

/// What sambandctl says, to people or (--json) to machines. One place for the shapes that stay stable.
class Output {
public:
    explicit Output(bool json);

    bool isJson() const { return m_json; }
    void line(const QString &text); ///< for people only
    void object(const QJsonObject &object); ///< for machines only: one object, one line
    void error(const Error &error); ///< to standard error; for machines an object there as well
    void both(const QString &text, const QJsonObject &object);

    void link(const LinkRow &row, const QString &flow, const PerSide<QString> &system);
    void journal(const JournalRow &row, const PerSide<QString> &system);
    void run(const RunRow &run, const QMap<qint64, QString> &flows);
    void report(const RunReport &report);
    void plan(const RunReport &report, const PerSide<QString> &system);
    /// \a past: who changed it and when, where the systems tell, as lines and as members of the object.
    void explain(const LinkDetail &detail, const PerSide<QString> &system, const QStringList &past = {},
        const QJsonObject &pastObject = {});
    void undo(const UndoReport &report);
    void detail(const LinkDetail &detail, const PerSide<QString> &system);

private:
    bool m_json;
    QTextStream m_out;
    QTextStream m_err;
};

QJsonObject jsonOf(const RunCounts &counts);
QJsonObject jsonOf(const Reason &reason);

} // namespace samband
