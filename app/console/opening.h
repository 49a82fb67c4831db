#pragma once

#include "core/domain/result.h"

#include <functional>

class QString;

namespace samband {

/// Opens a workspace, and stays with the person until one is open: says that a large file is being checked, why one
/// cannot be opened, has a damaged one rescued, opens another.
class Opening {
public:
    /// Tries to open the workspace at a path; calls the function with how that ended, now or later.
    using Open = std::function<void(const QString &path, std::function<void(const Status &)> then)>;
    /// Lets go of a file that could not be opened, so that something can be done about it.
    using LetGo = std::function<void()>;
    /// Asks the person for a file; empty when there is none.
    using Choose = std::function<QString()>;

    Opening(Open open, LetGo letGo, Choose choose)
        : m_open(std::move(open))
        , m_letGo(std::move(letGo))
        , m_choose(std::move(choose))
    {
    }

    /// The path of the workspace that is open in the end; empty when the person gave up.
    QString run(QString path);

private:
    Open m_open;
    LetGo m_letGo;
    Choose m_choose;
};

} // namespace samband
