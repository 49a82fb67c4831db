#include "core/dataflow/names.h"

#include <QList>
#include <QStringList>

#include <optional>

using namespace Qt::StringLiterals;

namespace samband {
namespace {

constexpr auto separator = " to "_L1;
constexpr int maxSplits = 32; ///< no name holds the word "to" that often: bounds the work on a hostile title

/// Splits \a words after the system they begin with; nothing when they begin with another one or hold nothing else.
std::optional<qsizetype> systemWords(const QStringList &words, const QString &systemKey)
{
    QString seen;
    for (qsizetype count = 1; count < words.size() && seen.size() <= systemKey.size(); ++count) {
        seen += nameKey(words.at(count - 1));
        if (seen == systemKey)
            return count;
    }
    return std::nullopt;
}

QString joined(const QStringList &words, qsizetype from, qsizetype count)
{
    return words.mid(from, count).join(u' ');
}

NamedType readEnd(QStringView part, const QString &system)
{
    const QStringList words = part.toString().simplified().split(u' ', Qt::SkipEmptyParts);
    const QString key = nameKey(system);
    if (!key.isEmpty()) {
        if (const auto count = systemWords(words, key))
            return {joined(words, 0, *count), joined(words, *count, -1), true};
    }
    const bool systemLeftOut = key.isEmpty() || part.startsWith(u' ') || words.size() < 2;
    if (systemLeftOut)
        return {{}, words.join(u' '), true};
    const qsizetype count = std::min<qsizetype>(system.simplified().count(u' ') + 1, words.size() - 1);
    return {joined(words, 0, count), joined(words, count, -1), false};
}

QList<qsizetype> splits(QStringView title)
{
    QList<qsizetype> out;
    for (qsizetype at = title.indexOf(separator); at >= 0 && out.size() < maxSplits;
         at = title.indexOf(separator, at + 1))
        out.append(at);
    return out;
}

} // namespace

QString nameKey(QStringView name)
{
    QString out;
    out.reserve(name.size());
    for (const QChar c : name) {
        if (c.isLetterOrNumber() || c.isSurrogate() || c.isMark())
            out.append(c.toLower());
    }
    return out;
}

bool readDocumentTitle(QStringView title, PerSide<QString> &systems)
{
    constexpr auto word = "Dataflow"_L1;
    const QStringView text = title.trimmed();
    if (!text.endsWith(word, Qt::CaseInsensitive))
        return false;
    // A blank on both ends, so that an empty system is still found beside the word between the two.
    const QString names = u' ' + text.chopped(word.size()).toString();
    const qsizetype at = names.indexOf(separator);
    if (at < 0)
        return false;
    systems.source = names.left(at).simplified();
    systems.target = names.mid(at + separator.size()).simplified();
    return true;
}

bool readSectionTitle(QStringView title, const PerSide<QString> &systems, PerSide<NamedType> &ends)
{
    const QList<qsizetype> candidates = splits(title);
    if (candidates.isEmpty())
        return false;
    const auto targetPart = [&title](qsizetype at) { return title.mid(at + separator.size()); };
    qsizetype chosen = candidates.first();
    for (const qsizetype at : candidates) {
        const NamedType end = readEnd(targetPart(at), systems.target);
        const bool stands =
            systems.target.isEmpty() ? targetPart(at).startsWith(u' ') : !end.system.isEmpty() && end.known;
        if (stands) {
            chosen = at;
            break;
        }
    }
    ends.source = readEnd(title.left(chosen), systems.source);
    ends.target = readEnd(targetPart(chosen), systems.target);
    return !ends.source.datatype.isEmpty() && !ends.target.datatype.isEmpty();
}

QString withoutSystem(const QString &name, const QString &system)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    const QString key = nameKey(system);
    if (key.isEmpty())
        return words.join(u' ');
    const auto count = systemWords(words, key);
    return count ? joined(words, *count, -1) : words.join(u' ');
}

} // namespace samband
