#pragma once

#include "core/engine/mailbox.h"
#include "core/store/rescue.h"
#include "core/store/trouble.h"

#include <QObject>

#include <memory>

namespace samband {

class Lane;

/// Looks at a workspace that could not be opened, and rescues it, on a lane of its own.
class Rescuer : public QObject {
    Q_OBJECT

public:
    explicit Rescuer(QObject *parent = nullptr);
    ~Rescuer() override; ///< waits for a rescue under way: it is never left half-done

    void look(const QString &path); ///< answers with looked: a large file takes a while
    /// Answers with rescued or failed.
    void rescue(const QString &path);

Q_SIGNALS:
    void looked(samband::Trouble found);
    void rescued(const samband::RescueReport &report);
    /// Nothing was changed; the text says why.
    void failed(const samband::Error &error);

private:
    Mailbox m_answers;
    std::unique_ptr<Lane> m_lane;
};

} // namespace samband
