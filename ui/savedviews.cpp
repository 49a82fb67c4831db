#include "ui/savedviews.h"

#include "ui/sidebar.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QMenu>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int countEvery = 2000; // ms
constexpr int longestName = 120; // the sidebar shows far less

} // namespace

SavedViews::SavedViews(Controller &controller, Tokens &tokens, Sidebar &sidebar, QWidget *window)
    : QObject(window)
    , m_controller(controller)
    , m_tokens(tokens)
    , m_sidebar(sidebar)
    , m_window(window)
{
    m_again.setSingleShot(true);
    m_again.setInterval(countEvery);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (std::exchange(m_stale, false))
            askCounts();
    });
    connect(&controller, &Controller::summaryReady, this, &SavedViews::show);
    connect(&controller, &Controller::countsReady, this, [this](quint64 token, const QList<int> &counts) {
        if (token == m_token)
            m_sidebar.setSavedCounts(counts);
    });
    sidebar.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&sidebar, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QString name = m_sidebar.savedNameAt(at);
        if (name.isEmpty())
            return;
        auto *menu = new QMenu(&m_sidebar);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Rename…"), this, [this, name] { rename(name); })->setObjectName(u"renameView"_s);
        menu->addAction(tr("Remove"), this, [this, name] { remove(name); })->setObjectName(u"removeView"_s);
        menu->popup(m_sidebar.viewport()->mapToGlobal(at));
    });
}

void SavedViews::show(const Summary &summary)
{
    m_views = summary.views;
    if (!m_goTo.isEmpty() && m_sidebar.goTo(m_goTo)) {
        m_goTo.clear();
        Q_EMIT saved();
    }
    if (m_views.isEmpty())
        return;
    if (m_again.isActive())
        m_stale = true;
    else
        askCounts();
}

void SavedViews::askCounts()
{
    QList<LinkQuery> queries;
    for (const SavedView &view : std::as_const(m_views))
        queries << view.query;
    m_token = m_tokens.next();
    m_again.start();
    m_controller.requestCounts(m_token, queries);
}

void SavedViews::askName(const QString &title, const QString &suggestion, std::function<void(const QString &)> use)
{
    auto *dialog = new QDialog(m_window);
    dialog->setObjectName(u"viewNameDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *form = new QFormLayout(dialog);
    auto *field = new QLineEdit(suggestion);
    field->setObjectName(u"viewNameField"_s);
    field->setAccessibleName(tr("Name of the view"));
    field->setMinimumWidth(280);
    field->setMaxLength(longestName);
    field->selectAll();
    form->addRow(tr("Name of the view"), field);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(dialog, &QDialog::accepted, this, [use, field] {
        if (const QString name = field->text().trimmed(); !name.isEmpty())
            use(name);
    });
    dialog->open();
}

void SavedViews::save(const LinkQuery &query, const QString &suggestion)
{
    askName(tr("Keep this view"), suggestion, [this, query](const QString &name) {
        QList<SavedView> views = m_views;
        views.removeIf([&](const SavedView &view) { return view.name.compare(name, Qt::CaseInsensitive) == 0; });
        views << SavedView{name, query};
        m_goTo = savedViewKey(name);
        Q_EMIT kept(name);
        m_controller.saveViews(views);
    });
}

void SavedViews::rename(const QString &name)
{
    askName(tr("Rename the view"), name, [this, name](const QString &to) {
        QList<SavedView> views = m_views;
        views.removeIf([&](const SavedView &view) {
            return view.name != name && view.name.compare(to, Qt::CaseInsensitive) == 0;
        });
        for (SavedView &view : views) {
            if (view.name == name)
                view.name = to;
        }
        m_goTo = savedViewKey(to);
        Q_EMIT renamed(name, to);
        m_controller.saveViews(views);
    });
}

void SavedViews::remove(const QString &name)
{
    QList<SavedView> views = m_views;
    views.removeIf([&](const SavedView &view) { return view.name == name; });
    m_controller.saveViews(views);
}

} // namespace samband
