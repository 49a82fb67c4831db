#include "ui/startdialog.h"

#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFindings = 40;

/// "contact–company": a file name of what a document connects.
QString fileNameFor(const Dataflow &dataflow)
{
    QString name = dataflow.system.source + u'-' + dataflow.system.target;
    name.remove(u'/').remove(u' ');
    return (name.size() > 1 ? name : u"Workspace"_s) + u".samband"_s;
}

QString linesOf(const QList<Remark> &remarks, const QString &mark)
{
    QStringList lines;
    for (const Remark &remark : remarks.first(std::min(remarks.size(), mostFindings)))
        lines << mark + StartDialog::tr("line %1: %2").arg(remark.line).arg(remark.text);
    if (remarks.size() > mostFindings)
        lines << StartDialog::tr("… and %1 more").arg(remarks.size() - mostFindings);
    return lines.join(u'\n');
}

QString summaryOf(const Dataflow &dataflow)
{
    QStringList lines{StartDialog::tr("✓ %1 → %2").arg(dataflow.system.source, dataflow.system.target)};
    for (const Flow &flow : dataflow.flows)
        lines << (flow.mappings.isEmpty()
                ? StartDialog::tr("   %1: links only").arg(flow.title)
                : StartDialog::tr("   %1: %2 properties").arg(flow.title).arg(flow.mappings.size()));
    return lines.join(u'\n');
}

} // namespace

void StartDialog::goTo(Page page)
{
    m_pages->setCurrentIndex(page);
    m_back->setVisible(page != Welcome);
    m_next->setVisible(page != Welcome);
    m_next->setDefault(page != Welcome);
    m_next->setText(page == File ? tr("&Create the workspace") : tr("&Next"));
    if (page == File) {
        if (m_file->text().isEmpty() && m_dataflow)
            m_file->setText(QDir::toNativeSeparators(QDir::home().filePath(fileNameFor(*m_dataflow))));
        showFile();
        m_file->setFocus();
    } else if (page == Document) {
        m_next->setEnabled(m_dataflow.has_value());
        m_document->setFocus();
    }
}

void StartDialog::next()
{
    if (m_pages->currentIndex() == Document)
        goTo(File);
    else
        create();
}

void StartDialog::readDocument()
{
    m_dataflow.reset();
    m_next->setEnabled(false);
    const QString file = m_document->text().trimmed();
    const quint64 asked = ++m_reading;
    if (file.isEmpty()) {
        tell(m_findings, {}, false);
        return;
    }
    m_tasks.readDocument(file, [guard = QPointer(this), asked](const Result<Dataflow> &read) {
        if (guard && guard->m_reading == asked)
            guard->showDocument(read);
    });
}

void StartDialog::showDocument(const Result<Dataflow> &read)
{
    if (!read) {
        tell(m_findings, u"✖ "_s + read.error().text, true);
        return;
    }
    if (!read->usable()) {
        tell(m_findings, tr("This document cannot be used yet:") + u'\n' + linesOf(read->errors, u"✖ "_s), true);
        return;
    }
    m_dataflow = *read;
    m_next->setEnabled(true);
    const QString warnings = linesOf(read->warnings, u"⚠ "_s);
    tell(m_findings, summaryOf(*read) + (warnings.isEmpty() ? QString() : u'\n' + warnings), false);
}

void StartDialog::showFile()
{
    const QFileInfo file(QDir::fromNativeSeparators(m_file->text().trimmed()));
    QString problem;
    if (m_file->text().trimmed().isEmpty())
        problem = tr("Name the file that the workspace is to be kept in.");
    else if (file.exists())
        problem = tr("This file is there already. Choose another name, or go back and open it.");
    else if (!file.dir().exists())
        problem = tr("There is no folder %1.").arg(QDir::toNativeSeparators(file.absolutePath()));
    else if (!QFileInfo(file.absolutePath()).isWritable())
        problem = tr("Nothing may be written in %1. Choose another folder.")
                      .arg(QDir::toNativeSeparators(file.absolutePath()));
    m_next->setEnabled(problem.isEmpty() && !m_making);
    tell(m_fileNote,
        problem.isEmpty() ? tr("One file that only you can read. It holds no passwords; tokens go to the keychain.")
                          : u"✖ "_s + problem,
        !problem.isEmpty());
}

void StartDialog::create()
{
    if (!m_dataflow || m_making)
        return;
    m_making = true;
    m_next->setEnabled(false);
    const QString path = QFileInfo(QDir::fromNativeSeparators(m_file->text().trimmed())).absoluteFilePath();
    m_tasks.found(path, *m_dataflow, [guard = QPointer(this), path](const Status &made) {
        if (!guard)
            return;
        guard->m_making = false;
        if (made) {
            guard->finish(Choice::Workspace, path);
            return;
        }
        guard->tell(guard->m_fileNote, u"✖ "_s + made.error().text, true);
        guard->m_next->setEnabled(true);
    });
}

void StartDialog::finish(Choice choice, const QString &workspace)
{
    m_choice = choice;
    m_workspace = workspace;
    accept();
}

void StartDialog::tell(QLabel *label, const QString &text, bool problem)
{
    showInk(*label, problem ? std::optional(LinkState::Failing) : std::nullopt);
    label->setText(text);
}

} // namespace samband
