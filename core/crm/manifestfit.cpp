#include "core/crm/manifestfit.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Manifest)
};

/// Where something does not fit, below the operation, and why. An empty reason: it fits.
struct Misfit {
    QString below;
    QString reason;
};

/// One operation with all the places in which it can use a placeholder.
class Fit {
public:
    Fit(const Manifest &manifest, const Datatype &datatype, Op op)
        : m_manifest(manifest)
        , m_datatype(datatype)
        , m_op(op)
        , m_operation(*datatype.operation(op))
    {
        QJsonArray forms{m_operation.body, m_operation.input, m_operation.path};
        for (const QString &value : m_operation.query)
            forms.append(value);
        static const QRegularExpression placeholder(u"\\{([A-Za-z]+)\\}"_s);
        const QString all = QString::fromUtf8(QJsonDocument(forms).toJson(QJsonDocument::Compact));
        for (auto it = placeholder.globalMatch(all); it.hasNext();)
            m_used << it.next().captured(1);
    }

    Misfit first() const
    {
        for (const Misfit &found : {names(), paging(), placeholders(), writing()}) {
            if (!found.reason.isEmpty())
                return found;
        }
        return {};
    }

private:
    bool uses(const QString &name) const { return m_used.contains(name); }
    bool is(std::initializer_list<Op> ops) const { return std::find(ops.begin(), ops.end(), m_op) != ops.end(); }

    Misfit names() const
    {
        if (!m_manifest.limits.contains(m_operation.limit))
            return {u"/limit"_s, Said::tr("\"limits\" has no class of this name")};
        static const QStringList known{u"id"_s, u"cursor"_s, u"names"_s, u"values"_s, u"inputs"_s, u"since"_s,
            u"sinceS"_s, u"sinceIso"_s, u"until"_s, u"untilIso"_s, u"afterId"_s, u"page"_s, u"offset"_s, u"size"_s,
            u"key"_s, u"parent"_s};
        for (const QString &name : m_used) {
            const QString setting = name == "V"_L1 ? u"apiVersion"_s : name;
            if (!known.contains(name) && !m_manifest.settings.contains(setting))
                return {{}, Said::tr("{%1} stands for nothing: it is no placeholder and no setting").arg(name)};
        }
        return {};
    }

    Misfit paging() const
    {
        const bool counted = m_operation.paging == Paging::Page || m_operation.paging == Paging::Offset;
        if (!counted && (m_operation.first != 0 || m_operation.stable))
            return {u"/paging"_s, Said::tr("\"first\" and \"stable\" belong to the paging page or offset")};
        const bool perParent = m_operation.paging == Paging::PerParent;
        if (perParent != (!m_datatype.parent.isEmpty() && m_op == Op::List))
            return {{}, Said::tr("\"parent\" and the paging \"perParent\" belong together")};
        switch (m_operation.paging) {
        case Paging::None:
            return {};
        case Paging::Page:
            return asks(u"page"_s);
        case Paging::Offset:
            return asks(u"offset"_s);
        case Paging::LinkHeader:
            return m_operation.next.isEmpty()
                ? Misfit{}
                : Misfit{u"/next"_s, Said::tr("with the paging linkHeader the header Link names the next page")};
        case Paging::NextUrl:
            return needsNext();
        case Paging::Cursor:
        case Paging::PerParent:
            return needsNext().reason.isEmpty() ? asks(u"cursor"_s) : needsNext();
        case Paging::KeySet:
            return needsNext().reason.isEmpty() ? asks(u"afterId"_s) : needsNext();
        }
        return {};
    }

    Misfit needsNext() const
    {
        return m_operation.next.isEmpty()
            ? Misfit{u"/paging"_s, Said::tr("this paging needs \"next\", where the next page is named")}
            : Misfit{};
    }

    Misfit asks(const QString &name) const
    {
        return uses(name)
            ? Misfit{}
            : Misfit{u"/paging"_s, Said::tr("{%1} is used nowhere: every page would be the first one").arg(name)};
    }

    Misfit placeholders() const
    {
        const bool batch = is(
            {Op::BatchRead, Op::BatchCreate, Op::BatchUpsert, Op::BatchUpdate, Op::BatchArchive, Op::BatchReadByKey});
        if (batch && m_operation.input.isUndefined())
            return {{}, Said::tr("a batch needs \"input\", the form of one entry")};
        if ((batch || m_operation.paging == Paging::PerParent) && !uses(u"inputs"_s))
            return {u"/body"_s, Said::tr("{inputs} is used nowhere: the batch would be empty")};
        if (m_op == Op::ListChanges && !uses(u"since"_s) && !uses(u"sinceS"_s) && !uses(u"sinceIso"_s))
            return {{},
                Said::tr("nothing says since when ({since}, {sinceS} or {sinceIso}): leave \"changes\" out instead")};
        const bool one = is({Op::Read, Op::BatchRead, Op::Update, Op::BatchUpdate, Op::Archive, Op::BatchArchive});
        if (one && !uses(u"id"_s))
            return {{}, Said::tr("{id} is used nowhere: it would not be known which record is meant")};
        if (is({Op::BatchUpsert, Op::ReadByKey, Op::BatchReadByKey}) && !uses(u"key"_s))
            return {{}, Said::tr("{key} is used nowhere: it would not be known which record is meant")};
        const bool writes = is({Op::Create, Op::BatchCreate, Op::BatchUpsert, Op::Update, Op::BatchUpdate});
        if (writes && !uses(u"values"_s))
            return {{}, Said::tr("{values} is used nowhere: nothing would be written")};
        if (m_operation.method == "GET" && !m_operation.body.isUndefined())
            return {u"/body"_s, Said::tr("a GET has no body")};
        return {};
    }

    Misfit writing() const
    {
        const bool guarded = m_operation.whole || m_operation.ifMatch;
        if (guarded && m_op != Op::Update)
            return {{}, Said::tr("\"whole\" and \"ifMatch\" belong to the operation update")};
        if (guarded && !m_datatype.operation(Op::Read))
            return {{}, Said::tr("\"whole\" and \"ifMatch\" need the operation read")};
        if (guarded && m_datatype.operation(Op::BatchUpdate))
            return {
                {}, Said::tr("beside \"batchUpdate\", \"whole\" and \"ifMatch\" would be passed over: leave one out")};
        if (!m_operation.whole && !m_operation.omit.isEmpty())
            return {u"/omit"_s, Said::tr("\"omit\" belongs to \"whole\"")};
        if (m_operation.whole && m_operation.method == "PATCH")
            return {u"/whole"_s, Said::tr("a PATCH takes the changed properties only; a whole record goes with PUT")};
        if (m_op == Op::Update && m_operation.method == "PUT" && !m_operation.whole && !m_operation.partial)
            return {u"/method"_s,
                Said::tr(
                    "a PUT replaces the whole record: set \"whole\", or \"partial\" if the system keeps what is not "
                    "sent")};
        return {};
    }

    const Manifest &m_manifest;
    const Datatype &m_datatype;
    Op m_op;
    const Operation &m_operation;
    QStringList m_used;
};

Misfit misfitOf(const Manifest &manifest, const Datatype &datatype)
{
    if (manifest.datatype(datatype.name) != &datatype)
        return {u"/name"_s, Said::tr("another datatype has this name already")};
    if (!datatype.parent.isEmpty() && !manifest.datatype(datatype.parent))
        return {u"/parent"_s, Said::tr("there is no datatype of this name")};
    for (const Reference &ref : datatype.refs) {
        if (!manifest.datatype(ref.datatype))
            return {u"/refs"_s, Said::tr("there is no datatype \"%1\"").arg(ref.datatype)};
    }
    if (!datatype.typed && !datatype.types.isEmpty())
        return {u"/types"_s, Said::tr("types belong to typed values")};
    if (datatype.times != TimeForm::Any && datatype.createdAt.isEmpty() && datatype.modifiedAt.isEmpty())
        return {u"/times"_s, Said::tr("this says how times are written, and none is named")};
    const bool keyed = datatype.operation(Op::BatchUpsert) && datatype.operation(Op::ReadByKey)
        && datatype.operation(Op::Properties) && !manifest.property.unique.isEmpty();
    if (!datatype.key.isEmpty() && !keyed)
        return {u"/key"_s,
            Said::tr("\"key\" needs the operations batchUpsert, readByKey and properties, and \"property\" must say "
                     "where \"unique\" is")};
    const Operation *update = datatype.operation(Op::Update);
    if (!datatype.version.isEmpty() && !(update && update->ifMatch))
        return {u"/version"_s, Said::tr("\"version\" belongs to an update with \"ifMatch\"")};
    return {};
}

} // namespace

std::optional<Error> misfit(const Manifest &manifest, const QJsonObject &json, const ManifestCheck &check)
{
    if (!QRegularExpression(manifest.errors.existingId).isValid())
        return check.errorAt(u"/errors/existingId"_s, Said::tr("this is not a regular expression"));
    for (int i = 0; i < manifest.datatypes.size(); ++i) {
        const Datatype &datatype = manifest.datatypes.at(i);
        const QString place = u"/datatypes/%1"_s.arg(i);
        if (const Misfit found = misfitOf(manifest, datatype); !found.reason.isEmpty())
            return check.errorAt(place + found.below, found.reason);
        const QJsonObject operations = json["datatypes"_L1][i]["operations"_L1].toObject();
        for (auto it = operations.begin(); it != operations.end(); ++it) {
            const Misfit found = Fit(manifest, datatype, opNamed(it.key())).first();
            if (!found.reason.isEmpty())
                return check.errorAt(place + "/operations/"_L1 + it.key() + found.below, found.reason);
        }
    }
    return std::nullopt;
}

} // namespace samband
