#include "core/engine/suggestions.h"

#include "core/domain/normalise.h"
#include "core/domain/path.h"
#include "core/store/setup.h"

#include <algorithm>
#include <tuple>

namespace samband {

using namespace Qt::StringLiterals;

Comparison compare(const Flow &flow, const PerSide<Fields> &fields)
{
    Comparison compared;
    for (const Mapping &mapping : flow.mappings) {
        const PerSide<QString> value{
            valueOf(fields.source, mapping.path.source), valueOf(fields.target, mapping.path.target)};
        const PerSide<QString> plain{canonical(mapping.rules, value.source), canonical(mapping.rules, value.target)};
        const QString name = shortName(mapping.path.source.isEmpty() ? mapping.path.target : mapping.path.source);
        if (plain.source.isEmpty() && plain.target.isEmpty())
            continue;
        if (plain.source.isEmpty() || plain.target.isEmpty())
            compared.oneSided << name;
        else if (plain.source == plain.target)
            compared.agree << name;
        else
            compared.differ << u"%1: %2 / %3"_s.arg(name, value.source, value.target);
    }
    return compared;
}

QStringList tellingOf(const Flow &flow, Side side, const Fields &fields, const QString &title)
{
    QStringList parts;
    for (const Mapping &mapping : flow.mappings) {
        const QString value = valueOf(fields, mapping.path[side]);
        // What is in the name already tells nobody apart.
        if (!value.isEmpty() && !title.contains(value))
            parts << u"%1 %2"_s.arg(shortName(mapping.path[side]), value);
    }
    return parts;
}

int SuggestionRow::score() const
{
    const qsizetype both = compared.agree.size() + compared.differ.size();
    return both == 0 ? 0 : static_cast<int>(100 * compared.agree.size() / both);
}

Result<Suggestions> suggestions(Workspace &workspace, int most)
{
    const auto dataflow = Setup(workspace).dataflow();
    const auto found = suggestedLinks(workspace, most);
    if (!dataflow || !found)
        return dataflow ? found.error() : dataflow.error();
    Suggestions made{{}, found->all, found->accepted, found->ambiguous};
    for (const SuggestedRow &row : found->rows) {
        const auto flow = std::ranges::find(dataflow->flows, row.flow, &Flow::id);
        if (flow == dataflow->flows.end())
            continue;
        const auto telling = [&](Side side) { return tellingOf(*flow, side, row.fields[side], row.title[side]); };
        made.rows << SuggestionRow{row.link, row.flow, row.title, row.recordId, row.likeness, row.claims,
            compare(*flow, row.fields), {telling(Side::Source), telling(Side::Target)}};
    }
    std::ranges::stable_sort(made.rows, [](const SuggestionRow &a, const SuggestionRow &b) {
        return std::tuple(b.likeness, a.compared.differ.size(), b.score())
            < std::tuple(a.likeness, b.compared.differ.size(), a.score());
    });
    return made;
}

} // namespace samband
