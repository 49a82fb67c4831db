#pragma once

#include "core/domain/state.h"
#include "core/store/rows.h"

namespace samband {

/// What a person typed into the search field, taken apart.
struct Search {
    std::optional<qint64> flow; ///< of `flow:<start of its title or source datatype>`
    std::set<LinkState> states; ///< of `state:` or `is:` with a state's word or stored name, `!is:` for all but that
                                ///< one; `is:waiting` or `!` alone is every one that needs a person
    QString text; ///< the rest
    QStringList without; ///< of `!word`: what must not be there
    QList<ValueFilter> values; ///< of `<property>:<part of its value>`; `!` before it turns it round
    QStringList unknown; ///< tokens that name nothing of this workspace; they filter nothing
    QStringList hints; ///< a sentence for each of them: what is wrong, and what could stand there

    bool operator==(const Search &) const = default;
};

/// Takes apart what was typed. Quotes keep blanks together, `flow:"sales contact"`, and make a word text whatever it
/// looks like, `"is:conflict"`. Case does not matter; a name may be shortened as long as something begins with it.
/// Total: whatever is no token is text.
Search parseSearch(const QString &typed, const QList<FlowSummary> &flows);

/// What to show: the view's own query narrowed by \a search. A view's flow and states are never widened.
LinkQuery narrowed(LinkQuery query, const Search &search);

/// What of \a search the view of \a query leaves aside because it never shows that, one sentence each.
QStringList leftAside(const LinkQuery &query, const Search &search);

} // namespace samband
