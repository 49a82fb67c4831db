#pragma once

#include <QLabel>

namespace samband {

/// A label that wraps, shows its text as it is (a record's value is never markup) and lets it be copied.
QLabel *wrappedLabel(const QString &objectName, QWidget *parent = nullptr);

/// A label of lesser weight.
QLabel *quietLabel(const QString &text, QWidget *parent = nullptr);

/// A section's heading.
QLabel *headingLabel(const QString &text, QWidget *parent = nullptr);

/// \a text as a tool tip: shown as it is, since a name or a record's value is never markup, and wrapped where it is
/// long.
QString plainTip(const QString &text);

/// A thin line between areas.
QWidget *ruleLine(QWidget *parent = nullptr);

/// Lets the mark of a radio button or check box be seen in a dark palette, too: Fusion outlines it darker than the
/// ground.
void showIndicator(QWidget &button);

/// A label that shortens its text with "…" to its width and says all of it in the tool tip.
class ElidedLabel : public QLabel {
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setFullText(const QString &text);
    void setQuiet() { m_quiet = true; } ///< of lesser weight
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_quiet = false;
};

} // namespace samband
