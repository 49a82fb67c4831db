#include "ui/rawview.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/palettekeeper.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

enum Role { ValueRole = Qt::UserRole, SideRole };

QJsonValue opened(const QString &value)
{
    if (!value.startsWith(u'{') && !value.startsWith(u'['))
        return value;
    const QJsonDocument json = QJsonDocument::fromJson(value.toUtf8());
    return json.isObject() ? QJsonValue(json.object()) : json.isArray() ? QJsonValue(json.array()) : QJsonValue(value);
}

void put(QJsonObject &into, const QStringList &path, const QJsonValue &value)
{
    const QString &key = path.first();
    if (path.size() == 1) {
        into.insert(key, value);
        return;
    }
    // A name that has both a value and parts keeps the value under no name.
    const QJsonValue there = into.value(key);
    QJsonObject parts = there.toObject();
    if (!there.isUndefined() && !there.isObject())
        parts.insert(QString(), there);
    put(parts, path.mid(1), value);
    into.insert(key, parts);
}

void fill(QTreeWidgetItem &under, const QString &key, const QJsonValue &value)
{
    auto *line = new QTreeWidgetItem(&under, {key});
    line->setData(0, ValueRole, value);
    if (value.isObject()) {
        const QJsonObject parts = value.toObject();
        for (auto part = parts.begin(); part != parts.end(); ++part)
            fill(*line, part.key(), part.value());
    } else if (value.isArray()) {
        const QJsonArray parts = value.toArray();
        for (qsizetype at = 0; at < parts.size(); ++at)
            fill(*line, u"[%1]"_s.arg(at), parts[at]);
    } else {
        const QString text = value.toVariant().toString();
        line->setText(1, text);
        line->setToolTip(1, plainTip(text));
    }
}

QString jsonText(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson());
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson());
    return value.toVariant().toString();
}

} // namespace

QJsonObject rawRecord(const Fields &fields)
{
    QJsonObject record;
    for (auto field = fields.cbegin(); field != fields.cend(); ++field)
        put(record, field.key().split(u'.'), opened(*field));
    return record;
}

RawView::RawView(QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeWidget)
{
    m_tree->setObjectName(u"rawFields"_s);
    m_tree->setAccessibleName(tr("All fields read of both records"));
    m_tree->setHeaderLabels({tr("Field"), tr("Value")});
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(true);
    m_tree->installEventFilter(this);
    auto *button = new QPushButton(tr("Copy as JSON"));
    button->setObjectName(u"rawCopy"_s);
    button->setToolTip(tr("The selected part, or both records when none is selected (%1)")
                           .arg(QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)));
    connect(button, &QPushButton::clicked, this, &RawView::copy);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->addWidget(button);
    bar->addStretch();
    box->addLayout(bar);
    box->addWidget(m_tree, 1);
    keepDrawn(*this, [this] { showMarks(); });
}

void RawView::show(const LinkDetail &detail, const PerSide<QString> &system)
{
    // A run shows the same record afresh every second: what a person opened there stays open.
    const bool same = detail.row.id == m_link && detail.fields.source == m_fields.source
        && detail.fields.target == m_fields.target && system == m_system;
    m_link = detail.row.id;
    m_fields = detail.fields;
    m_system = system;
    if (same)
        return;
    m_tree->clear();
    for (const Side side : bothSides) {
        if (m_fields[side].isEmpty())
            continue;
        auto *top = new QTreeWidgetItem(m_tree, {system[side], tr("id %1").arg(detail.row.recordId[side])});
        QFont bold = font();
        bold.setBold(true);
        top->setFont(0, bold);
        top->setData(0, SideRole, int(side));
        const QJsonObject record = rawRecord(m_fields[side]);
        top->setData(0, ValueRole, record);
        for (auto part = record.begin(); part != record.end(); ++part)
            fill(*top, part.key(), part.value());
    }
    m_tree->expandAll();
    showMarks();
}

void RawView::showMarks()
{
    for (int at = 0; at < m_tree->topLevelItemCount(); ++at) {
        QTreeWidgetItem *top = m_tree->topLevelItem(at);
        const auto side = Side(top->data(0, SideRole).toInt());
        top->setIcon(0, systemIcon(side, m_system[side]));
    }
}

QString RawView::copyText() const
{
    const QList<QTreeWidgetItem *> selected = m_tree->selectedItems();
    if (!selected.isEmpty())
        return jsonText(selected.first()->data(0, ValueRole).toJsonValue());
    QJsonObject both;
    for (const Side side : bothSides) {
        if (!m_fields[side].isEmpty())
            both.insert(m_system[side], rawRecord(m_fields[side]));
    }
    return jsonText(both);
}

void RawView::copy() const
{
    QGuiApplication::clipboard()->setText(copyText());
}

bool RawView::eventFilter(QObject *watched, QEvent *event)
{
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    if (!key || !key->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    copy();
    return true;
}

} // namespace samband
