#pragma once

#include "core/dataflow/findings.h"

namespace samband {

/// What a cell of a property column holds.
struct PropertyCell {
    QString path; ///< without remarks; empty when the cell names no property
    QStringList remarks; ///< without their parentheses, in their order
};

/// Reads `path (remark)(remark)`; the path and each remark can be empty.
PropertyCell readPropertyCell(const QString &cell);

/// The data type a cell names, without quotes; empty when it names none.
QString readTypeCell(const QString &cell);

/// The properties one cell of a merge table names: parted by commas, semicolons, line ends, "+", "&" or the word "and".
QStringList readCombination(const QString &cell);

/// Why \a path cannot be the path of a property, empty when it can.
QString pathObjection(const QString &path);

/// Whether \a type is one of those that documents use; case does not matter.
bool isKnownType(const QString &type);

} // namespace samband
