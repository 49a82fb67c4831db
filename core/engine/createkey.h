#pragma once

#include "core/engine/session.h"

namespace samband {

/// \name Creates that cannot happen twice
/// Where an account has the unique property of ours that its manifest names, a new record carries a key in it. The key
/// is durable before it is sent, goes with every attempt at the same record, and is asked for when an answer was lost.
/// Elsewhere recovery goes by what the record holds (lostcreate.h).
/// @{

/// A key for one record that is about to be made. No two are equal, in whatever workspace they are made: an old copy
/// of a workspace that goes on can never reach for another's record.
QString newCreateKey();
/// Whether an intent's key is such a key, so that it was sent in the unique property.
bool isCreateKey(const QString &key);

/// What an account offers for one datatype.
enum class KeyState {
    Used, ///< the property is there and unique
    Missing, ///< the account has no such property
    Unfit, ///< there is one, but it is not unique or not to be written
    Unsupported, ///< the manifest names none
};

template<>
inline constexpr auto enumNames<KeyState> = std::to_array<EnumName<KeyState>>({{KeyState::Used, "used"},
    {KeyState::Missing, "missing"}, {KeyState::Unfit, "unfit"}, {KeyState::Unsupported, "unsupported"}});

/// How new records of one datatype are kept from being made twice.
struct KeyStanding {
    QString datatype;
    QString property; ///< its name in the system; empty when the manifest names none
    KeyState state = KeyState::Unsupported;
    bool canBeMade = false; ///< Samband can make it when asked

    bool operator==(const KeyStanding &) const = default;
};

/// Asks the account for its properties.
Result<KeyStanding> keyStanding(CrmClient &client, const DatatypeTraits &traits, std::stop_token stop);
/// The same for every datatype of \a flows on \a side in which records can be made.
Result<QList<KeyStanding>> keyStandings(
    CrmClient &client, const QList<Flow> &flows, Side side, const std::stop_token &stop);
/// Makes the property for every datatype of \ref keyStandings that lacks it, and says how things stand then. BadInput
/// where a property of that name is there already but is no unique one.
Result<QList<KeyStanding>> makeKeys(
    CrmClient &client, const QList<Flow> &flows, Side side, const std::stop_token &stop);

/// Whether the records of a datatype are made by key in this run; asks once a run.
Result<bool> makesByKey(Session &session, Side side, const DatatypeTraits &traits);

QString keyText(const KeyStanding &standing); ///< how it stands, for people
/// How to get the stronger way; empty when it is used, or there is none.
QString keyAdvice(const KeyStanding &standing, const QString &system);
/// @}

} // namespace samband
