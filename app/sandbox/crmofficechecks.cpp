// What CRMOffice takes in a body, and how it says no.
#include "app/sandbox/crmofficetwin.h"
#include "app/sandbox/problem.h"

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr qsizetype phoneMax = 20;

void complain(QJsonObject &errors, const QString &field, const QString &text)
{
    errors[field] = QJsonArray{text};
}

} // namespace

Reply problemReply(int status, const QString &title, const QString &detail, const QJsonObject &errors)
{
    QJsonObject body{{"type"_L1, u"https://httpstatuses.io/%1"_s.arg(status)}, {"title"_L1, title},
        {"status"_L1, status}, {"detail"_L1, detail}};
    if (!errors.isEmpty())
        body["errors"_L1] = errors;
    Reply reply = Reply::json(status, body);
    reply.type = "application/problem+json";
    return reply;
}

Reply fieldProblem(const QJsonObject &errors)
{
    return problemReply(
        422, u"One or more validation errors occurred."_s, u"See errors for what is wrong with each field."_s, errors);
}

void CrmOfficeTwin::checkField(const Table &table, const QString &name, const QJsonValue &value, Input &input) const
{
    const int column = table.column(name.toUtf8());
    if (column < 0)
        return; // unknown members are ignored, and so are id and times
    QByteArray text = scalarText(value);
    if (name == "company.id"_L1) {
        const auto company = companies.find(text.toLongLong());
        if (!value.isNull() && (company < 0 || companies.row(company).state != RowState::Live))
            complain(input.errors, name, u"There is no such company."_s);
        input.fields.push_back({column, text});
        return;
    }
    if (!value.isString() && !value.isNull()) {
        complain(input.errors, name, u"The value must be a text."_s);
        return;
    }
    const bool phone = name == "mobilePhone"_L1 || name == "directPhone"_L1;
    text = stored(text, phone, formatting, PhoneStyle::Spaced);
    if (phone && QString::fromUtf8(text).size() > phoneMax)
        complain(input.errors, name, u"The value must not be longer than 20 characters."_s);
    input.fields.push_back({column, text});
}

void CrmOfficeTwin::checkObject(const Table &table, const QString &name, const QJsonValue &value, Input &input) const
{
    const QString prefix = name + u'.';
    if (value.isNull()) { // null for the whole object clears all of it
        for (const QByteArray &column : table.columns())
            if (column.startsWith(prefix.toUtf8()))
                input.fields.push_back({table.column(column), {}});
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        checkField(table, prefix + member.key(), *member, input);
}

CrmOfficeTwin::Input CrmOfficeTwin::checked(const Table &table, const QJsonObject &body) const
{
    Input input;
    for (auto member = body.begin(); member != body.end(); ++member) {
        static const QStringList nested{u"company"_s, u"postAddress"_s, u"visitAddress"_s};
        if (nested.contains(member.key()))
            checkObject(table, member.key(), *member, input);
        else if (!member.key().contains(u'.'))
            checkField(table, member.key(), *member, input);
    }
    return input;
}

// A change may not take away what a new record needs either.
void CrmOfficeTwin::checkRequired(const Table &table, const Row *row, Input &input) const
{
    const auto filled = [&](const char *name) {
        const int column = table.column(name);
        for (const Field &field : input.fields)
            if (field.column == column)
                return !field.value.trimmed().isEmpty();
        return row && !table.value(*row, column).isEmpty();
    };
    if (&table == &companies && !filled("name"))
        complain(input.errors, u"name"_s, u"The name is required."_s);
    if (&table == &contacts && !filled("familyName") && !filled("givenName"))
        complain(input.errors, u"familyName"_s, u"A family name or a given name is required."_s);
}

} // namespace samband::sandbox
