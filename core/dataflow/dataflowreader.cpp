#include "core/dataflow/dataflowreader.h"

#include "core/dataflow/contradictions.h"
#include "core/dataflow/flowreader.h"
#include "core/dataflow/names.h"

#include <QFile>
#include <QFileInfo>

#include <optional>

using namespace Qt::StringLiterals;

namespace samband {
namespace {

QString expectedTitle()
{
    return DataflowText::tr("Expected a title “<System A> to <System B> Dataflow” between two lines of “=”.");
}

/// Goes through the blocks of a document and hands each section's to a FlowReader.
class DocumentReader {
public:
    DocumentReader(Dataflow &dataflow, Findings &findings)
        : m_dataflow(dataflow)
        , m_findings(findings)
    {
    }

    void read(const QList<Block> &blocks)
    {
        if (blocks.isEmpty() || blocks.first().kind != BlockKind::Title) {
            m_findings.error(blocks.isEmpty() ? 1 : blocks.first().line,
                DataflowText::tr("This is no dataflow document.") + u' ' + expectedTitle());
            return;
        }
        if (!readDocumentTitle(blocks.first().text, m_dataflow.system)) {
            m_findings.error(blocks.first().line,
                DataflowText::tr("%1 is not the title of a dataflow document.").arg(quoted(blocks.first().text)) + u' '
                    + expectedTitle());
            return;
        }
        for (const Block &block : blocks.sliced(1))
            take(block);
        close();
    }

private:
    void take(const Block &block)
    {
        switch (block.kind) {
        case BlockKind::Title:
            m_findings.error(block.line,
                DataflowText::tr("%1 is a second title. Expected one document in one file.").arg(quoted(block.text)));
            break;
        case BlockKind::Section:
            close();
            openSection(block);
            break;
        case BlockKind::Paragraph:
            takeParagraph(block);
            break;
        case BlockKind::Table:
            if (m_reader)
                m_reader->table(block.table);
            else if (!m_lost)
                m_findings.error(block.line,
                    DataflowText::tr("A table stands here outside any flow. Expected it in a section “<System A> "
                                     "<Datatype> to <System B> <Datatype>”."));
            break;
        }
    }

    void openSection(const Block &block)
    {
        m_lost = false;
        if (nameKey(block.text) == "introduction"_L1)
            return;
        PerSide<NamedType> ends;
        if (!readSectionTitle(block.text, m_dataflow.system, ends)) {
            m_lost = true;
            m_findings.error(block.line,
                DataflowText::tr(
                    "%1 is not the title of a flow. Expected “<System A> <Datatype> to <System B> <Datatype>”.")
                    .arg(quoted(block.text)));
            return;
        }
        checkSystems(block, ends);
        m_flow = Flow();
        m_flow.position = static_cast<int>(m_dataflow.flows.size());
        m_flow.line = block.line;
        m_flow.title = block.text.trimmed();
        m_flow.system = {ends.source.system, ends.target.system};
        m_flow.datatype = {ends.source.datatype, ends.target.datatype};
        m_reader.emplace(m_flow, m_dataflow.system, m_findings);
    }

    void checkSystems(const Block &block, const PerSide<NamedType> &ends)
    {
        const auto isOther = [this](const NamedType &end, Side side) {
            return !end.known && nameKey(end.system) == nameKey(m_dataflow.system[other(side)]);
        };
        if (isOther(ends.source, Side::Source) || isOther(ends.target, Side::Target)) {
            m_findings.error(block.line,
                DataflowText::tr(
                    "This section runs against the direction of the document. Expected a flow from %1 to %2.")
                    .arg(quoted(m_dataflow.system.source), quoted(m_dataflow.system.target)));
            return;
        }
        for (const Side side : bothSides) {
            if (ends[side].known)
                continue;
            m_findings.warning(block.line,
                DataflowText::tr(
                    "This section calls its system %1, the title of the document %2. They are taken to be the same.")
                    .arg(quoted(ends[side].system), quoted(m_dataflow.system[side])));
        }
    }

    void takeParagraph(const Block &block)
    {
        constexpr auto generated = "Generated:"_L1;
        if (m_dataflow.flows.isEmpty() && !m_reader && block.text.startsWith(generated)) {
            m_dataflow.generated = block.text.mid(generated.size()).trimmed();
            return;
        }
        if (looksLikeSection(block.firstLine)) {
            m_findings.error(block.line,
                DataflowText::tr("%1 reads like the title of a section. Expected a line of “-” below it, and one flow "
                                 "in each section.")
                    .arg(quoted(block.text)));
            return;
        }
        if (m_reader)
            m_reader->paragraph(block);
    }

    /// A title that lost its underline would hand its sentences and its table to the section above.
    bool looksLikeSection(const QString &line) const
    {
        constexpr qsizetype longestName = 6; // words
        const PerSide<QString> &system = m_dataflow.system;
        const QString to = u" to "_s + system.target + u' ';
        const qsizetype at = line.indexOf(to, 0, Qt::CaseInsensitive);
        if (system.source.isEmpty() || system.target.isEmpty() || at < 0 || line.endsWith(u'.') || line.endsWith(u':'))
            return false;
        const auto isName = [](QStringView text) {
            return !text.contains(u',') && text.trimmed().count(u' ') < longestName;
        };
        return line.startsWith(system.source + u' ', Qt::CaseInsensitive) && isName(QStringView(line).left(at))
            && isName(QStringView(line).mid(at + to.size()));
    }

    void close()
    {
        if (!m_reader)
            return;
        m_reader->finish();
        m_reader.reset();
        if (m_flow.statements.isEmpty())
            m_findings.warning(m_flow.line,
                DataflowText::tr("This section says nothing. Expected sentences about %1.").arg(quoted(m_flow.title)));
        m_dataflow.flows.append(std::move(m_flow));
    }

    Dataflow &m_dataflow;
    Findings &m_findings;
    Flow m_flow;
    std::optional<FlowReader> m_reader; ///< of the open section, none in the introduction
    bool m_lost = false; ///< in a section whose title was refused
};

Error refusal(const QString &text)
{
    Error error;
    error.kind = ErrorKind::BadDocument;
    error.text = text;
    return error;
}

} // namespace

Dataflow readDataflow(const QByteArray &bytes, const QString &file)
{
    Dataflow dataflow;
    dataflow.file = file;
    Findings findings;
    const Lines lines = splitLines(bytes);
    if (lines.refusedAt > 0) {
        findings.error(lines.refusedAt, lines.refusal);
    } else {
        DocumentReader(dataflow, findings).read(readBlocks(lines.lines, findings));
        findContradictions(dataflow.flows, findings);
    }
    findings.moveInto(dataflow);
    return dataflow;
}

Result<Dataflow> loadDataflow(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return refusal(DataflowText::tr("There is no file %1. Choose a dataflow document.").arg(path));
    if (!info.isFile())
        return refusal(DataflowText::tr("%1 is not a file. Choose a dataflow document.").arg(path));
    QFile document(path);
    if (!document.open(QIODevice::ReadOnly))
        return refusal(
            DataflowText::tr("%1 cannot be read: %2. Check its permissions.").arg(path, document.errorString()));
    // One byte more than allowed is enough to know, also where a file says nothing true about its size.
    const QByteArray bytes = document.read(maxDocumentBytes + 1);
    if (bytes.size() > maxDocumentBytes) {
        return refusal(
            DataflowText::tr("%1 has more than %2 MB. No dataflow document is that long; choose another file.")
                .arg(path, QString::number(maxDocumentBytes / (1024 * 1024))));
    }
    if (document.error() != QFileDevice::NoError)
        return refusal(DataflowText::tr("%1 cannot be read: %2.").arg(path, document.errorString()));
    return readDataflow(bytes, path);
}

} // namespace samband
