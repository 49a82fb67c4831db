#pragma once

#include "core/domain/rowtext.h"
#include "ui/windowedmodel.h"
#include "ui/work.h"

#include <QSaveFile>

namespace samband {

/// Writes rows of a windowed table to a file, page by page: never all rows in memory, and the file is there when it is
/// whole or not at all.
class RowExport : public Work {
    Q_OBJECT

public:
    enum class Format { Csv, Json };

    /// \a columns of \a ids of \a model go to \a path. CSV is UTF-8 with a byte order mark, titles in the first line,
    /// separated as the spreadsheets of this language expect; JSON is an array of objects by the columns' stable names.
    RowExport(WindowedModel &model, std::vector<qint64> ids, QList<int> columns, Format format, const QString &path);

    /// Begins; ended() says how it went.
    void start();
    void stop() override;

private:
    void next();
    void write(const QList<QStringList> &rows);
    void finish(const QString &text, bool whole);

    QPointer<WindowedModel> m_model;
    std::vector<qint64> m_ids;
    std::size_t m_done = 0;
    QList<int> m_columns;
    QStringList m_keys;
    Format m_format;
    QSaveFile m_file;
    QChar m_separator = listSeparator(QLocale());
    qint64 m_rows = 0;
    bool m_over = false;
};

/// The rows as a table for the clipboard: plain text and HTML.
struct CopiedTable {
    QString tsv;
    QString html;
};
CopiedTable copiedTable(const QStringList &titles, const QList<QStringList> &rows);

} // namespace samband
