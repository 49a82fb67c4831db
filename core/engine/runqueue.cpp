#include "core/engine/runqueue.h"

#include <QSet>

namespace samband {

namespace {

/// Whether \a next asks for nothing but further rows than \a before does.
bool goesWith(const RunRequest &before, const RunRequest &next)
{
    RunRequest same = next;
    same.links = before.links;
    return same == before && before.plan == 0 && !before.preview && !before.links.isEmpty() && !next.links.isEmpty();
}

} // namespace

RunRequest takeNext(std::deque<RunRequest> &waiting)
{
    RunRequest request = waiting.front();
    waiting.pop_front();
    QSet<qint64> known(request.links.begin(), request.links.end());
    while (!waiting.empty() && goesWith(request, waiting.front())) {
        for (const qint64 link : std::as_const(waiting.front().links)) {
            if (!known.contains(link))
                request.links << link;
            known.insert(link);
        }
        waiting.pop_front();
    }
    return request;
}

} // namespace samband
