#pragma once

#include "core/dataflow/listtable.h"

namespace samband {

/// What a document is made of, before anyone asks what it says.
enum class BlockKind { Title, Section, Paragraph, Table };

struct Block {
    BlockKind kind = BlockKind::Paragraph;
    int line = 0;
    QString text; ///< of a title: as it stands, blanks and all; of a paragraph: white space folded
    QString firstLine; ///< of a paragraph
    ListTable table; ///< of a table
};

/// Whether \a line is an adornment: one punctuation mark of those that underline titles, again and again.
bool isAdornment(const Line &line);

/// The blocks of \a lines in their order. Underlines that do not fit are errors in \a findings; their title is still a
/// block.
QList<Block> readBlocks(const QList<Line> &lines, Findings &findings);

} // namespace samband
