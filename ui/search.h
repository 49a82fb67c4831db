#pragma once

#include "core/domain/state.h"
#include "core/store/rows.h"

namespace samband {

/// What a person typed into the search field, taken apart.
struct Search {
    std::optional<qint64> flow; ///< of `flow:<start of its title or source datatype>`
    std::set<LinkState> states; ///< of `state:` or `is:` with a state's word or stored name; `is:waiting` is every one
                                ///< that needs a person
    QString text; ///< the rest
    QStringList unknown; ///< tokens that name no flow or state of this workspace; they filter nothing

    bool operator==(const Search &) const = default;
};

/// Takes apart what was typed. Quotes keep blanks together: `flow:"sales contact"`. Case does not matter; a state may
/// be shortened as long as something begins with it. Total: whatever is no token is text.
Search parseSearch(const QString &typed, const QList<FlowSummary> &flows);

/// What to show: the view's own query narrowed by \a search. A view's flow and states are never widened.
LinkQuery narrowed(LinkQuery query, const Search &search);

} // namespace samband
