#include "core/dataflow/blocks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband {
namespace {

constexpr auto adornments = "=-~^#*+"_L1;

/// A title is as wide as it has characters, whatever number of code units they take.
qsizetype width(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

class BlockReader {
public:
    BlockReader(const QList<Line> &lines, Findings &findings)
        : m_lines(lines)
        , m_findings(findings)
    {
    }

    QList<Block> read()
    {
        while (m_at < m_lines.size()) {
            const Line &line = m_lines.at(m_at);
            if (line.blank())
                ++m_at;
            else if (opensListTable(line))
                readTable();
            else if (isAdornment(line))
                readOverlined();
            else if (adornedAt(m_at + 1))
                readUnderlined();
            else
                readParagraph();
        }
        return std::move(m_blocks);
    }

private:
    bool adornedAt(qsizetype at) const { return at < m_lines.size() && isAdornment(m_lines.at(at)); }
    bool textAt(qsizetype at) const
    {
        return at < m_lines.size() && !m_lines.at(at).blank() && !isAdornment(m_lines.at(at));
    }

    void readTable()
    {
        Block block{BlockKind::Table, m_lines.at(m_at).number, {}, {}, {}};
        block.table = readListTable(m_lines, m_at, m_findings);
        m_blocks.append(std::move(block));
    }

    void readOverlined()
    {
        const Line &over = m_lines.at(m_at);
        if (!textAt(m_at + 1)) {
            m_findings.error(over.number,
                DataflowText::tr("A line of %1 with no title above or below it. Expected a title.")
                    .arg(quoted(over.text.left(1))));
            ++m_at;
            return;
        }
        const Line &title = m_lines.at(m_at + 1);
        const bool closed = adornedAt(m_at + 2);
        if (!closed || m_lines.at(m_at + 2).text != over.text) {
            m_findings.error(closed ? m_lines.at(m_at + 2).number : title.number,
                DataflowText::tr(
                    "The lines above and below the title %1 differ. Expected the same line of “=” above and below it.")
                    .arg(quoted(title.text)));
        } else {
            checkWidth(title, over);
        }
        if (over.text.startsWith(u'='))
            m_blocks.append({BlockKind::Title, title.number, title.text, {}, {}});
        else
            appendSection(title, over);
        m_at += closed ? 3 : 2;
    }

    void readUnderlined()
    {
        const Line &title = m_lines.at(m_at);
        const Line &under = m_lines.at(m_at + 1);
        checkWidth(title, under);
        appendSection(title, under);
        m_at += 2;
    }

    void checkWidth(const Line &title, const Line &adornment)
    {
        const qsizetype needed = width(title.text);
        if (adornment.text.size() >= needed)
            return;
        m_findings.error(adornment.number,
            DataflowText::tr("The underline of %1 is too short: it has %2 characters. Expected at least %3.")
                .arg(quoted(title.text), QString::number(adornment.text.size()), QString::number(needed)));
    }

    void appendSection(const Line &title, const Line &adornment)
    {
        if (!adornment.text.startsWith(u'-')) {
            m_findings.error(adornment.number,
                DataflowText::tr("The title %1 is underlined with %2. Expected “-” under the title of a section.")
                    .arg(quoted(title.text), quoted(adornment.text.left(1))));
        }
        m_blocks.append({BlockKind::Section, title.number, title.text, {}, {}});
    }

    void readParagraph()
    {
        const Line &first = m_lines.at(m_at);
        QString text;
        // The last line above an underline is a title, also where the blank line before it was forgotten.
        while (textAt(m_at) && !opensListTable(m_lines.at(m_at)) && !adornedAt(m_at + 1)) {
            text += m_lines.at(m_at).text + u' ';
            ++m_at;
        }
        m_blocks.append({BlockKind::Paragraph, first.number, text.simplified(), first.text.simplified(), {}});
    }

    const QList<Line> &m_lines;
    Findings &m_findings;
    qsizetype m_at = 0;
    QList<Block> m_blocks;
};

} // namespace

bool isAdornment(const Line &line)
{
    if (line.blank() || line.indent != 0)
        return false;
    const QChar mark = line.text.front();
    return adornments.contains(mark) && line.text.count(mark) == line.text.size();
}

QList<Block> readBlocks(const QList<Line> &lines, Findings &findings)
{
    return BlockReader(lines, findings).read();
}

} // namespace samband
