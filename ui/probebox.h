#pragma once

#include "core/engine/doctorreport.h"
#include "core/store/rows.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace samband {

/// Names the one record that the connection doctor may write to for a moment. Says what happens to it.
class ProbeBox : public QWidget {
    Q_OBJECT

public:
    explicit ProbeBox(QWidget *parent = nullptr);

    /// Offers the datatypes and properties of \a summary; what is typed stays while they are the same.
    void offer(const Summary &summary);

    /// Nothing while a part is missing.
    std::optional<DoctorWish> wish() const;
    void setBusy(bool busy);

Q_SIGNALS:
    /// The person allows this write.
    void wanted(const samband::DoctorWish &wish);

private:
    Side side() const;
    void offerDatatypes();
    void offerProperties();
    void enable();

    Summary m_summary;
    bool m_busy = false;
    QComboBox *m_system = nullptr;
    QComboBox *m_datatype = nullptr;
    QComboBox *m_property = nullptr;
    QLineEdit *m_record = nullptr;
    QPushButton *m_write = nullptr;
};

} // namespace samband
