#pragma once

#include "core/domain/side.h"

#include <QString>
#include <QStringView>

namespace samband {

/// The form in which names of systems and datatypes are compared: letters and digits in lower case, so that a system
/// spelled in two ways in one document is one system.
QString nameKey(QStringView name);

/// A system and a datatype as one part of a section title names them.
struct NamedType {
    QString system; ///< as spelled there, can be empty
    QString datatype;
    bool known = true; ///< the system is the one of the document's title, or empty
};

/// The two systems of a document title `<System A> to <System B> Dataflow`; false when \a title does not have that
/// form. Either system can be empty.
bool readDocumentTitle(QStringView title, PerSide<QString> &systems);

/// The two ends of a section title `<System A> <Datatype> to <System B> <Datatype>` in a document between \a systems;
/// false when \a title does not have that form. A datatype that holds the word "to" is told apart by where the target
/// system stands.
bool readSectionTitle(QStringView title, const PerSide<QString> &systems, PerSide<NamedType> &ends);

/// \a name without the system it begins with, or \a name when it does not begin with \a system.
QString withoutSystem(const QString &name, const QString &system);

} // namespace samband
