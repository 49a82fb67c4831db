#include "core/store/suggested.h"

#include "core/store/codec.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

// A candidate that another row took, or that is never to be linked, is proposed no longer, although the last decision
// still says so.
const auto proposed =
    "FROM link l JOIN record s ON s.id = l.source JOIN record t ON t.id = l.candidate AND t.present = 1 "
    "WHERE l.held = 1 AND l.verb = 'link' AND l.target IS NULL AND l.paused = 0 AND l.candidates <> '' "
    "AND NOT EXISTS(SELECT 1 FROM never_link n WHERE n.flow = l.flow AND n.source = l.source AND n.target = "
    "l.candidate) AND NOT EXISTS(SELECT 1 FROM link o WHERE o.flow = l.flow AND o.target = l.candidate AND o.source IS "
    "NOT NULL) "_L1;

const auto chosen = "EXISTS(SELECT 1 FROM resolution r WHERE r.link = l.id AND r.property = 0)"_L1;

} // namespace

Result<Suggested> suggestedLinks(Workspace &workspace, int most)
{
    Suggested found;
    const Status done = workspace.transaction([&] {
        Sql sql(workspace);
        const auto count = [&](const QString &what) { return static_cast<int>(sql.number(what, {})); };
        found.all = count(u"SELECT count(*) "_s + proposed + "AND NOT "_L1 + chosen);
        found.accepted = count(u"SELECT count(*) "_s + proposed
            + "AND EXISTS(SELECT 1 FROM resolution r WHERE r.link = "
              "l.id AND r.property = 0 AND r.choice = 'approve')"_L1);
        found.ambiguous = static_cast<int>(sql.number(u"SELECT count(*) FROM link l JOIN flow f ON f.id = l.flow AND "
                                                      "f.active = 1 WHERE l.state = :state AND l.target IS NULL"_s,
            {{u":state"_s, rankOf(LinkState::Ambiguous)}}));
        sql.each(u"SELECT l.id, l.flow, s.title, t.title, s.remote_id, t.remote_id, s.fields, t.fields, l.candidates, "
                 "l.candidate "_s
                + proposed + "AND NOT "_L1 + chosen + " ORDER BY l.id LIMIT :most"_L1,
            {{u":most"_s, most}}, [&](const Prepared &row) {
                SuggestedRow made{row.number(0), row.number(1), {row.text(2), row.text(3)}, {row.text(4), row.text(5)},
                    {fieldsFrom(row.text(6)), fieldsFrom(row.text(7))}, Likeness::None, 1};
                for (const Candidate &candidate : candidatesFrom(row.text(8))) {
                    if (candidate.record != row.number(9))
                        continue;
                    made.likeness = candidate.likeness;
                    made.claims = candidate.claims;
                }
                found.rows << made;
            });
        return sql.status();
    });
    if (!done)
        return done.error();
    std::ranges::stable_sort(found.rows, std::greater(), &SuggestedRow::likeness);
    return found;
}

} // namespace samband
