#include "ui/rowexport.h"

#include "core/domain/rowtext.h"
#include "ui/column.h"
#include "ui/look.h"

#include <QFileInfo>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t pageRows = 512;

} // namespace

RowExport::RowExport(
    WindowedModel &model, std::vector<qint64> ids, QList<int> columns, Format format, const QString &path)
    : m_model(&model)
    , m_ids(std::move(ids))
    , m_columns(std::move(columns))
    , m_format(format)
    , m_file(path)
{
}

void RowExport::start()
{
    if (!m_file.open(QIODevice::WriteOnly)) {
        finish(
            tr("%1 cannot be written: %2. Choose another folder.").arg(m_file.fileName(), m_file.errorString()), false);
        return;
    }
    QStringList titles;
    for (const int column : m_columns) {
        titles << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_keys << m_model->headerData(column, Qt::Horizontal, ColumnKeyRole).toString();
    }
    m_file.write(m_format == Format::Csv ? "\xEF\xBB\xBF" + csvLine(titles, m_separator).toUtf8() : QByteArray("[\n"));
    next();
}

void RowExport::stop()
{
    m_file.cancelWriting();
    finish(tr("The export was stopped; no file was written."), false);
}

void RowExport::next()
{
    if (m_over || !m_model)
        return;
    Q_EMIT progressed(tr("Exporting"), qint64(m_done), qint64(m_ids.size()));
    if (m_done >= m_ids.size()) {
        if (m_format == Format::Json)
            m_file.write("\n]\n");
        const QString name = QFileInfo(m_file.fileName()).fileName();
        const bool whole = m_file.commit();
        finish(whole ? tr("%1 rows are in %2.").arg(numberText(m_rows), name)
                     : tr("%1 could not be written: %2. Nothing was left there.").arg(name, m_file.errorString()),
            whole);
        return;
    }
    const std::size_t end = std::min(m_done + pageRows, m_ids.size());
    const std::vector<qint64> page(m_ids.begin() + std::ptrdiff_t(m_done), m_ids.begin() + std::ptrdiff_t(end));
    m_done = end;
    m_model->readTexts(page, m_columns, this, [this](const QList<QStringList> &rows) {
        if (m_over)
            return;
        write(rows);
        next();
    });
}

void RowExport::write(const QList<QStringList> &rows)
{
    for (const QStringList &row : rows) {
        if (m_format == Format::Csv)
            m_file.write(csvLine(row, m_separator).toUtf8());
        else
            m_file.write((m_rows > 0 ? ",\n" : "") + jsonObject(m_keys, row));
        ++m_rows;
    }
}

void RowExport::finish(const QString &text, bool whole)
{
    if (std::exchange(m_over, true))
        return;
    Q_EMIT ended(text, whole);
}

CopiedTable copiedTable(const QStringList &titles, const QList<QStringList> &rows)
{
    CopiedTable table{tsvLine(titles), u"<table>\n"_s + htmlRow(titles, "th"_L1)};
    for (const QStringList &row : rows) {
        table.tsv += tsvLine(row);
        table.html += htmlRow(row, "td"_L1);
    }
    table.html += u"</table>\n"_s;
    return table;
}

} // namespace samband
