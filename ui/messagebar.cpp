#include "ui/messagebar.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"
#include "ui/times.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace samband {

using namespace Qt::StringLiterals;

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_text(wrappedLabel(u"messageText"_s))
    , m_earlier(new QToolButton)
{
    setObjectName(u"messageBar"_s);
    setAccessibleName(tr("Messages"));
    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(14, 6, 8, 6);
    auto *icon = new QLabel;
    icon->setContentsMargins(0, 4, 0, 0); // level with the first line beside a button
    m_text->setContentsMargins(0, 4, 0, 4);
    showIcon(*icon, stateIcon(LinkState::Failing), 16);
    box->addWidget(icon, 0, Qt::AlignTop);
    box->addWidget(m_text, 1, Qt::AlignTop);
    m_earlier->setObjectName(u"messageEarlier"_s);
    m_earlier->setAccessibleName(tr("Earlier messages"));
    m_earlier->setPopupMode(QToolButton::InstantPopup);
    m_earlier->setAutoRaise(true);
    m_earlier->setMenu(new QMenu(m_earlier));
    box->addWidget(m_earlier, 0, Qt::AlignTop);
    auto *dismiss = new QToolButton;
    dismiss->setObjectName(u"messageDismiss"_s);
    dismiss->setText(tr("Dismiss"));
    dismiss->setAutoRaise(true);
    connect(dismiss, &QToolButton::clicked, this, &QWidget::hide);
    box->addWidget(dismiss, 0, Qt::AlignTop);
    hide();
}

void MessageBar::add(const Error &error)
{
    QString text = error.text;
    if (!error.requestId.isEmpty())
        text += u" "_s + tr("(request %1)").arg(error.requestId);
    // A run's error comes both with its report and by itself.
    if (m_messages.isEmpty() || m_messages.last() != text)
        m_messages << text;
    if (m_messages.size() > 20)
        m_messages.removeFirst();
    m_earlier->menu()->clear();
    for (auto it = m_messages.crbegin() + 1; it != m_messages.crend(); ++it) {
        QAction *entry = m_earlier->menu()->addAction(QString(*it).replace(u'&', u"&&"_s));
        connect(entry, &QAction::triggered, m_text, [this, message = *it] { m_text->setText(message); });
    }
    m_earlier->setText(tr("%1 earlier").arg(m_messages.size() - 1));
    m_earlier->setVisible(m_messages.size() > 1);
    m_text->setText(text);
    m_text->setToolTip(exactTime(nowMs()));
    show();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    painter.fillRect(QRect(0, 0, 4, height()), stateColor(LinkState::Failing, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), lineColor(palette()));
}

} // namespace samband
