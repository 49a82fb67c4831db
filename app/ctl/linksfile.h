#pragma once

#include "core/store/rows.h"

#include <QSaveFile>

namespace samband {

/// Rows as a CSV file for spreadsheets (UTF-8 with a byte order mark, harmless cells), written row by row; the file is
/// there when it is whole or not at all.
class LinksFile {
public:
    /// \a path: the file; what stands there is replaced when this one is complete.
    explicit LinksFile(const QString &path);

    Status open(); ///< and the first line: the columns' stable names
    void add(const LinkRow &row, const QString &flow, const PerSide<QString> &system);
    Status finish();
    qint64 rows() const { return m_rows; }

private:
    QSaveFile m_file;
    qint64 m_rows = 0;
};

} // namespace samband
