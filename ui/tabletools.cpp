#include "ui/tabletools.h"

#include "ui/keys.h"
#include "ui/look.h"
#include "ui/tableview.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// A view is called what a person likes; a file is not.
QString fileNameFor(const QString &name)
{
    constexpr qsizetype most = 100; // of what file systems allow, 255 bytes, with room for an ending
    QString file;
    for (const QChar letter : name.left(most)) {
        const bool allowed = letter.isPrint() && !u"/\\:*?\"<>|"_s.contains(letter);
        file += allowed ? letter : QChar(u' ');
    }
    // A file that begins with a dot is hidden.
    while (!file.isEmpty() && (file.front() == u'.' || file.front().isSpace()))
        file.remove(0, 1);
    file = file.simplified();
    return file.isEmpty() ? TableTools::tr("Export") : file;
}

constexpr std::size_t mostCopied = 10'000; // all of a copy is in memory at once; a file is not

} // namespace

TableTools::TableTools(TableView &table, WindowedModel &model, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
{
}

QList<int> TableTools::shownColumns() const
{
    QList<int> columns;
    const QHeaderView *header = m_table.horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column))
            columns << column;
    }
    return columns;
}

void TableTools::copy()
{
    const std::vector<qint64> ids = m_table.selectedIds();
    if (ids.empty()) {
        Q_EMIT told(tr("Select rows to copy them."));
        return;
    }
    if (ids.size() > mostCopied) {
        Q_EMIT told(tr("%1 rows are too many for the clipboard. Export them to a file instead.")
                        .arg(numberText(qint64(ids.size()))));
        return;
    }
    const QList<int> columns = shownColumns();
    QStringList titles;
    for (const int column : columns)
        titles << m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    m_model.readTexts(ids, columns, this, [this, titles](const QList<QStringList> &rows) {
        const CopiedTable table = copiedTable(titles, rows);
        auto *data = new QMimeData;
        data->setText(table.tsv);
        data->setHtml(table.html);
        QGuiApplication::clipboard()->setMimeData(data);
        Q_EMIT told(rows.size() == 1 ? tr("1 row is in the clipboard.")
                                     : tr("%1 rows are in the clipboard.").arg(numberText(rows.size())));
    });
}

void TableTools::exportRows(RowExport::Format format, bool onlySelected)
{
    // What the person sees now is what is exported, though rows change while a file is chosen.
    const std::vector<qint64> ids = onlySelected ? m_table.selectedIds() : m_model.order();
    if (ids.empty()) {
        Q_EMIT told(onlySelected ? tr("Select rows to export them.") : tr("There is no row to export here."));
        return;
    }
    const bool csv = format == RowExport::Format::Csv;
    auto *dialog = new QFileDialog(m_table.window(), onlySelected ? tr("Export the selection") : tr("Export the view"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(csv ? u"csv"_s : u"json"_s);
    dialog->setNameFilter(csv ? tr("Tables (*.csv)") : tr("JSON (*.json)"));
    dialog->selectFile(fileNameFor(m_name ? m_name() : QString()) + (csv ? ".csv"_L1 : ".json"_L1));
    QList<int> columns = shownColumns();
    if (!csv) {
        columns.clear();
        for (int column = 0; column < m_model.columnCount(); ++column)
            columns << column;
    }
    connect(dialog, &QFileDialog::fileSelected, this, [=, this](const QString &path) {
        auto *work = new RowExport(m_model, ids, columns, format, path);
        Q_EMIT began(work);
        work->start();
    });
    dialog->open();
}

QToolButton *TableTools::button(const QString &objectName, std::function<QString()> name)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setText(tr("Export"));
    button->setToolTip(tr("Copy rows, or write them to a file"));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    fill(*menu, std::move(name));
    button->setMenu(menu);
    return button;
}

void TableTools::fill(QMenu &menu, std::function<QString()> name)
{
    m_name = std::move(name);
    // The keys are those of the window's actions, which do the same; with keys of their own nobody would have them.
    static const QMap<QString, QString> actions{{u"copyRows"_s, u"actionCopy"_s},
        {u"exportSelectionCsv"_s, u"actionExportSelectionCsv"_s},
        {u"exportSelectionJson"_s, u"actionExportSelectionJson"_s}, {u"exportViewCsv"_s, u"actionExportCsv"_s},
        {u"exportViewJson"_s, u"actionExportJson"_s}};
    const auto add = [&](const QString &object, const QString &text, auto act) {
        QAction *action = menu.addAction(text + u'\t' + keyText(actions.value(object)), this, act);
        action->setObjectName(object);
        return action;
    };
    using Format = RowExport::Format;
    add(u"copyRows"_s, tr("Copy the selection"), [this] { copy(); });
    menu.addSeparator();
    QList<QAction *> ofSelection;
    ofSelection << add(u"exportSelectionCsv"_s, tr("Selection as CSV…"), [this] { exportRows(Format::Csv, true); });
    ofSelection << add(u"exportSelectionJson"_s, tr("Selection as JSON…"), [this] { exportRows(Format::Json, true); });
    menu.addSeparator();
    add(u"exportViewCsv"_s, tr("Whole view as CSV…"), [this] { exportRows(Format::Csv, false); });
    add(u"exportViewJson"_s, tr("Whole view as JSON…"), [this] { exportRows(Format::Json, false); });
    connect(&menu, &QMenu::aboutToShow, this, [this, ofSelection] {
        const bool some = m_table.selectionModel() && m_table.selectionModel()->hasSelection();
        for (QAction *action : ofSelection)
            action->setEnabled(some);
    });
}

} // namespace samband
