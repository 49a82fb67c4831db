#include "core/engine/rulenames.h"

#include "core/domain/path.h"
#include "core/engine/rulespreview.h"
#include "core/store/setup.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Rules)
};

constexpr qsizetype mostNamed = 5;

/// Letters to change, add or leave out to make \a b of \a a (Levenshtein).
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(std::size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (std::size_t j = 0; j < std::size_t(b.size()); ++j) {
            const int change = diagonal + (a.at(i) == b.at(qsizetype(j)) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

void addPaths(PerSide<QStringList> &known, const Flow &flow, const PerSide<bool> &same)
{
    for (const Side side : bothSides) {
        if (!same[side])
            continue;
        for (const Mapping &mapping : flow.mappings)
            known[side] << mapping.path[side];
        for (const MergeKey &key : flow.mergeKeys) {
            for (const PerSide<QString> &part : key.parts)
                known[side] << part[side];
        }
        known[side] += flow.rules.filter.paths(side);
        known[side] += side == Side::Target ? flow.rules.creationTemplate.keys() : flow.rules.creationTemplate.values();
    }
}

Status check(const QString &path, Side side, const Flow &flow, const QStringList &known)
{
    if (known.contains(path))
        return Done{};
    return Error{ErrorKind::BadInput,
        Words::tr("“%1” is no property of %2 that the document or the manifest names. The nearest are: %3. If %2 has "
                  "it all the same, add --unlisted.")
            .arg(path, flow.datatype[side], nearest(path, known).join(", "_L1))};
}

} // namespace

QStringList nearest(const QString &path, const QStringList &known)
{
    QList<std::pair<int, QString>> ranked;
    const QString wanted = shortName(path).toLower();
    for (const QString &candidate : known)
        ranked.append({distance(wanted, shortName(candidate).toLower()), candidate});
    std::ranges::sort(ranked);
    QStringList names;
    for (const auto &[far, name] : ranked.mid(0, mostNamed))
        names << name;
    return names;
}

Result<PerSide<QStringList>> knownPaths(Workspace &workspace, const Flow &flow)
{
    const auto dataflow = Setup(workspace).dataflow();
    if (!dataflow)
        return dataflow.error();
    PerSide<QStringList> known;
    for (const Flow &other : dataflow->flows) {
        const auto isSame = [&](Side side) {
            return other.datatype[side].compare(flow.datatype[side], Qt::CaseInsensitive) == 0;
        };
        addPaths(known, other, {isSame(Side::Source), isSame(Side::Target)});
    }
    const auto traits = traitsOf(workspace, flow);
    if (!traits)
        return traits.error();
    for (const Side side : bothSides) {
        if (*traits) {
            known[side] += (**traits)[side].roles.paths();
            for (const QString &required : (**traits)[side].roles.required)
                known[side] += required.split(u'|');
        }
        known[side].removeDuplicates();
        known[side].sort();
    }
    return known;
}

Status checkNames(const Flow &before, const Flow &after, const PerSide<QStringList> &known)
{
    const auto &old = before.rules.creationTemplate;
    const auto &once = after.rules.creationTemplate;
    for (auto entry = once.cbegin(); entry != once.cend(); ++entry) {
        if (old.contains(entry.key()) && old.value(entry.key()) == *entry)
            continue;
        const Status target = check(entry.key(), Side::Target, after, known.target);
        const Status named = target ? check(*entry, Side::Source, after, known.source) : target;
        if (!named)
            return named;
    }
    for (const QString &required : after.rules.required) {
        if (before.rules.required.contains(required))
            continue;
        for (const QString &path : required.split(u'|')) {
            if (const Status named = check(path, Side::Target, after, known.target); !named)
                return named;
        }
    }
    return Done{};
}

} // namespace samband
