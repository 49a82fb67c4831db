#pragma once

#include "core/domain/state.h"

#include <QList>
#include <QString>

namespace samband {

/// One word of the console and what it means, in the language of the window.
struct HelpWord {
    QString word;
    QString meaning;
};

/// The words of the domain, in the order in which one explains the next.
QList<HelpWord> helpWords();
/// What a state means, in half a sentence.
QString stateMeaning(LinkState state);

} // namespace samband
