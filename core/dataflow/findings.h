#pragma once

#include "core/domain/dataflow.h"

#include <QCoreApplication>

namespace samband {

/// Where the reader's texts are translated.
struct DataflowText {
    Q_DECLARE_TR_FUNCTIONS(Dataflow)
};

/// Collects what the reader finds, up to a bound: a document with more wrong in it than that is not read by a person
/// line by line.
class Findings {
public:
    static constexpr qsizetype limit = 500; ///< of each kind

    /// The document must not be activated. \a text says what was expected at the 1-based \a line.
    void error(int line, const QString &text) { add(m_errors, line, text); }
    /// Shown to the operator, and may be lived with.
    void warning(int line, const QString &text) { add(m_warnings, line, text); }

    /// Hands everything over to \a dataflow, in the order of the lines.
    void moveInto(Dataflow &dataflow);

private:
    static void add(QList<Remark> &list, int line, const QString &text);

    QList<Remark> m_errors;
    QList<Remark> m_warnings;
};

/// \a text in quotation marks for a finding, white space folded and cut where it is too long to be read.
QString quoted(QStringView text);

} // namespace samband
