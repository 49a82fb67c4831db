#pragma once

#include "core/domain/result.h"

#include <functional>

class QString;

namespace samband {

/// Opens a workspace, and stays with the person until one is open: says why one cannot be, has a damaged one rescued,
/// opens another.
class Opening {
public:
    /// Tries to open the workspace at that path.
    using Open = std::function<Status(const QString &path)>;
    /// Asks the person for a file; empty when there is none.
    using Choose = std::function<QString()>;

    Opening(Open open, Choose choose)
        : m_open(std::move(open))
        , m_choose(std::move(choose))
    {
    }

    /// The path of the workspace that is open in the end; empty when the person gave up.
    QString run(QString path);

private:
    Open m_open;
    Choose m_choose;
};

} // namespace samband
