#include "core/domain/storedform.h"

#include "core/domain/normalise.h"

namespace samband {

namespace {

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).simplified().toCaseFolded();
}

/// Whether both are numbers (or phones) and the same one: text that is neither compares as text and proves nothing
/// here.
bool sameIn(Normaliser normaliser, const QString &region, const QString &a, const QString &b)
{
    const QString one = canonical(normaliser, a, region);
    return one != canonical(Normaliser::Text, a) && one == canonical(normaliser, b, region);
}

} // namespace

StoredForm storedForm(const PropertyRules &rules, const QString &sent, const QString &held)
{
    if (sameValue(rules, sent, held))
        return StoredForm::Same;
    const QString before = folded(sent);
    const QString after = folded(held);
    if (after.isEmpty())
        return StoredForm::Other;
    const auto sameFormat = [&](Normaliser normaliser) {
        return sameIn(normaliser, rules.region, sent, held) || sameIn(normaliser, rules.region, held, sent);
    };
    if (before == after || sameFormat(Normaliser::Number) || sameFormat(Normaliser::Phone)
        || sameFormat(Normaliser::Boolean))
        return StoredForm::Reformatted;
    return before.startsWith(after) ? StoredForm::Cut : StoredForm::Other;
}

bool isServersForm(const PropertyRules &rules, const QString &sent, const QString &held)
{
    switch (storedForm(rules, sent, held)) {
    case StoredForm::Same:
    case StoredForm::Reformatted:
        return true;
    case StoredForm::Cut:
        return held.trimmed().size() >= shortestLimit;
    case StoredForm::Other:
        return false;
    }
    return false;
}

} // namespace samband
