#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/record.h"

namespace samband {

/// What the paths of a datatype mean, as its connector manifest says: how a record is called and told apart.
struct Roles {
    QMap<QString, QString> path; ///< role -> path; roles: name, givenName, familyName, email, userName
    QStringList phones; ///< paths that hold phone numbers
    QStringList required; ///< paths without which the system takes no new record

    QStringList paths() const; ///< every path named, without doubles
    bool operator==(const Roles &) const = default;
};

/// What to call a record on screen: its name, else given and family name, else e-mail or user name; empty when it has
/// none.
QString titleOf(const Roles &roles, const Fields &fields);

/// The name in the form in which records are matched (see matchName); empty when the record has no name.
QString nameKeyOf(const Roles &roles, const Fields &fields);

/// The default rules of a flow: normalisers by role, directions by what each side can be written, creation template by
/// the roles both sides share. Nothing here knows a system or a flow by name.
struct SideTraits {
    Roles roles;
    bool canCreate = false;
    bool canUpdate = false;
    QStringList belongsTo; ///< datatypes whose record this one belongs to: not empty for an association
};
void applyDefaultRules(Flow &flow, const PerSide<SideTraits> &traits);

} // namespace samband
