#pragma once

#include "tests/bench/manycrm.h"

#include <QDebug>

#include <memory>

namespace samband {

class Workspace;

/// The value of a result that has to be there: a benchmark cannot go on without.
template<class T> T there(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text));
    return std::move(*result);
}

/// A new workspace over the demo document for these two systems; nothing is read yet.
std::unique_ptr<Workspace> bigWorkspace(const QString &path, ManyCrm &source, ManyCrm &target);

/// Gives every hundredth person from \a first on another phone.
void editOnePercent(ManyCrm &crm, int first);

} // namespace samband
