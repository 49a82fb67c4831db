#include "ui/prompter.h"

#include <QMessageBox>
#include <QPushButton>

namespace samband {

void askInBox(QWidget *parent, const Question &question, std::function<void()> yes)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, question.title, question.text, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *act = box->addButton(question.action, QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    QObject::connect(act, &QPushButton::clicked, box, std::move(yes));
    box->open();
}

} // namespace samband
