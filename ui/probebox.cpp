#include "ui/probebox.h"

#include "ui/icons.h"
#include "ui/labels.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

ProbeBox::ProbeBox(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(22, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    QLabel *what = quietLabel(tr("Adds an x to one property of this record, reads it back, and restores the old value "
                                 "at once, also when you stop. Whoever looks at the record sees the x for a moment."));
    what->setWordWrap(true);
    grid->addWidget(what, 0, 0, 1, 5);
    const auto put = [grid](int row, int column, const QString &text, const QString &name, QWidget *field) {
        auto *label = new QLabel(text);
        label->setBuddy(field);
        field->setObjectName(name);
        field->setAccessibleName(text);
        grid->addWidget(label, row, column);
        grid->addWidget(field, row, column + 1);
    };
    put(1, 0, tr("System"), u"probeSystem"_s, m_system = new QComboBox);
    put(1, 2, tr("Datatype"), u"probeDatatype"_s, m_datatype = new QComboBox);
    put(2, 0, tr("Record"), u"probeRecord"_s, m_record = new QLineEdit);
    put(2, 2, tr("Property"), u"probeProperty"_s, m_property = new QComboBox);
    m_property->setEditable(true);
    m_record->setPlaceholderText(tr("its id in that system"));
    m_write = new QPushButton;
    m_write->setObjectName(u"probeWrite"_s);
    m_write->setAutoDefault(false);
    grid->addWidget(m_write, 2, 4);
    offerDatatypes();
    connect(m_system, &QComboBox::currentIndexChanged, this, &ProbeBox::offerDatatypes);
    connect(m_datatype, &QComboBox::currentIndexChanged, this, &ProbeBox::offerProperties);
    connect(m_record, &QLineEdit::textChanged, this, &ProbeBox::enable);
    connect(m_property, &QComboBox::editTextChanged, this, &ProbeBox::enable);
    connect(m_write, &QPushButton::clicked, this, [this] {
        if (const auto made = wish())
            Q_EMIT wanted(*made);
    });
}

void ProbeBox::offer(const Summary &summary)
{
    const auto alike = [](const FlowSummary &a, const FlowSummary &b) {
        return a.datatype == b.datatype && a.paths == b.paths;
    };
    const bool same = m_summary.system == summary.system && std::ranges::equal(m_summary.flows, summary.flows, alike);
    if (same)
        return;
    m_summary = summary;
    const int chosen = std::max(0, m_system->currentIndex());
    m_system->clear();
    for (const Side side : bothSides)
        m_system->addItem(systemIcon(side, summary.system[side]), summary.system[side]);
    m_system->setCurrentIndex(chosen);
    offerDatatypes();
}

Side ProbeBox::side() const
{
    return m_system->currentIndex() <= 0 ? Side::Source : Side::Target;
}

std::optional<DoctorWish> ProbeBox::wish() const
{
    const WriteProbe probe{m_datatype->currentText(), m_record->text().trimmed(), m_property->currentText().trimmed()};
    if (probe.datatype.isEmpty() || probe.recordId.isEmpty() || probe.path.isEmpty())
        return std::nullopt;
    return DoctorWish{side(), probe};
}

void ProbeBox::setBusy(bool busy)
{
    m_busy = busy;
    enable();
}

void ProbeBox::offerDatatypes()
{
    m_datatype->clear();
    for (const FlowSummary &flow : std::as_const(m_summary.flows)) {
        // What no property of is synchronised is never updated either.
        if (!flow.paths.isEmpty() && m_datatype->findText(flow.datatype[side()]) < 0)
            m_datatype->addItem(flow.datatype[side()]);
    }
    m_write->setText(tr("Write in %1 and put it back").arg(m_system->currentText()));
    offerProperties();
}

void ProbeBox::offerProperties()
{
    m_property->clear();
    for (const FlowSummary &flow : std::as_const(m_summary.flows)) {
        if (flow.datatype[side()] != m_datatype->currentText())
            continue;
        for (const PerSide<QString> &path : flow.paths) {
            if (m_property->findText(path[side()]) < 0)
                m_property->addItem(path[side()]);
        }
    }
    enable();
}

void ProbeBox::enable()
{
    m_write->setEnabled(!m_busy && wish().has_value());
}

} // namespace samband
