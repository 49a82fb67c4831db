#include "core/engine/pastwords.h"

#include <QCoreApplication>
#include <QMap>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Provenance)
};

} // namespace

QString sourceWord(const QString &source)
{
    const QMap<QString, QString> known{{u"CRM_UI"_s, Words::tr("in the app")},
        {u"CRM_UI_BULK_ACTION"_s, Words::tr("in the app, for many at once")},
        {u"MOBILE_IOS"_s, Words::tr("on a phone")}, {u"MOBILE_ANDROID"_s, Words::tr("on a phone")},
        {u"IMPORT"_s, Words::tr("by an import")}, {u"INTEGRATION"_s, Words::tr("by an integration")},
        {u"API"_s, Words::tr("through the API")}, {u"FORM"_s, Words::tr("through a form")},
        {u"WORKFLOWS"_s, Words::tr("by a workflow")}, {u"AUTOMATION_PLATFORM"_s, Words::tr("by a workflow")},
        {u"MERGE_OBJECTS"_s, Words::tr("by a merge")}, {u"MIGRATION"_s, Words::tr("by a migration")},
        {u"CALCULATED"_s, Words::tr("calculated")}};
    QString word = source.toLower();
    return known.value(source, word.replace(u'_', u' '));
}

} // namespace samband
