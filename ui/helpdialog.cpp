#include "ui/helpdialog.h"

#include "ui/helpwords.h"
#include "ui/icons.h"
#include "ui/keys.h"
#include "ui/words.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QEvent>
#include <QScrollBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString row(const QStringList &cells)
{
    QString html = u"<tr>"_s;
    for (qsizetype cell = 0; cell < cells.size(); ++cell)
        html += (cell + 1 < cells.size() ? u"<td style='padding-right:18px;white-space:nowrap'><b>%1</b></td>"_s
                                         : u"<td>%1</td>"_s)
                    .arg(cells[cell]);
    return html + u"</tr>"_s;
}

QString heading(const QString &text)
{
    return u"<h3>%1</h3>"_s.arg(text.toHtmlEscaped());
}

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(", "_L1).toHtmlEscaped();
}

/// The rows of the actions whose keys count at \a place. The nine views are one row.
QString keysAt(KeyPlace place, const QMap<QString, QString> &texts)
{
    QString html;
    for (const ActionKeys &keys : everyKey()) {
        const bool view = keys.action.startsWith("actionView"_L1);
        if (!keys.places.contains(place) || !texts.contains(keys.action) || (view && keys.action != "actionView1"_L1))
            continue;
        if (view)
            html += row({u"%1 … %2"_s.arg(keyText(u"actionView1"_s), keyText(u"actionView9"_s)),
                HelpDialog::tr("Views of the sidebar, in their order").toHtmlEscaped()});
        else
            html += row({keysText(keys.keys), texts.value(keys.action).toHtmlEscaped()});
    }
    return heading(placeTitle(place)) + u"<table>"_s + html + u"</table>"_s;
}

QString stateImage(LinkState state)
{
    return u"state:"_s + toText(state);
}

} // namespace

HelpDialog::HelpDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"helpDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys and words"));
    for (const QAction *action : actions)
        m_texts.insert(action->objectName(), action->text());
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"helpTabs"_s);
    tabs->setAccessibleName(tr("Parts of the help"));
    m_keys = addPage(u"helpKeys"_s, tr("Keys"));
    m_words = addPage(u"helpWords"_s, tr("Words"));
    tabs->addTab(m_keys, tr("Keys"));
    tabs->addTab(m_words, tr("Words"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *box = new QVBoxLayout(this);
    box->addWidget(tabs, 1);
    box->addWidget(buttons);
    fill();
    // What does not fit is scrolled to: a notebook's screen has 768 lines, and bars of the desktop on them.
    resize(680, 600);
    m_keys->setFocus();
}

QTextBrowser *HelpDialog::addPage(const QString &name, const QString &title)
{
    auto *page = new QTextBrowser;
    page->setObjectName(name);
    page->setAccessibleName(title);
    page->setFrameShape(QFrame::NoFrame);
    page->setOpenLinks(false);
    page->document()->setDocumentMargin(12);
    return page;
}

void HelpDialog::fill()
{
    QString keys;
    for (const KeyPlace place :
        {KeyPlace::Anywhere, KeyPlace::AnyTable, KeyPlace::LinkTable, KeyPlace::PlanTable, KeyPlace::ReviewTable,
            KeyPlace::JournalTable, KeyPlace::RunTable, KeyPlace::CauseTable, KeyPlace::SidebarList})
        keys += keysAt(place, m_texts);
    keys += heading(tr("In the search field"))
        + tr(
            "flow:contact is:conflict phone:22 !berg finds the conflicts of a flow with 22 in the phone, without Berg.")
              .toHtmlEscaped();
    QString words = heading(tr("Words")) + u"<table>"_s;
    for (const HelpWord &word : helpWords())
        words += row({word.word.toHtmlEscaped(), word.meaning.toHtmlEscaped()});
    words += u"</table>"_s + heading(tr("States"))
        + u"<p>%1</p><table>"_s.arg(tr("Every pair and every lone record is in exactly one of them.").toHtmlEscaped());
    for (const auto &[state, name] : enumNames<LinkState>) {
        m_words->document()->addResource(QTextDocument::ImageResource, QUrl(stateImage(state)),
            stateIcon(state).pixmap(QSize(16, 16), devicePixelRatioF()));
        words += row({u"<img src='%1' width='16' height='16'>&nbsp; %2"_s.arg(
                          stateImage(state), stateWord(state).toHtmlEscaped()),
            stateMeaning(state).toHtmlEscaped()});
    }
    for (const auto &[page, text] : {std::pair{m_keys, keys}, std::pair{m_words, words + u"</table>"_s}}) {
        const int place = page->verticalScrollBar()->value();
        page->setHtml(text);
        page->verticalScrollBar()->setValue(place);
    }
}

/// The signs of the states are drawn for light or for dark.
void HelpDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_words)
        fill();
}

} // namespace samband
