#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace samband::sandbox {

/// Writes JSON text straight into a buffer: a page of a hundred records must cost microseconds, and a tree of
/// QJsonValue does not. Commas are placed by the writer; the caller keeps begin and end balanced. Texts are UTF-8.
class JsonWriter {
public:
    explicit JsonWriter(QByteArray &out)
        : m_out(out)
    {
    }
    JsonWriter &begin(char bracket); ///< '{' or '['
    JsonWriter &end(char bracket); ///< '}' or ']'
    JsonWriter &key(QByteArrayView name);
    JsonWriter &text(QByteArrayView value);
    JsonWriter &number(qint64 value);
    /// A number as JSON text: "501".
    JsonWriter &numberText(qint64 value);
    /// A moment (ms UTC) as JSON text in ISO 8601 with milliseconds.
    JsonWriter &moment(qint64 ms);
    JsonWriter &boolean(bool value);
    JsonWriter &null();
    /// Text that already is JSON.
    JsonWriter &raw(QByteArrayView json);

private:
    void separate();
    void quote(QByteArrayView value);

    QByteArray &m_out;
    bool m_comma = false;
};

/// \a ms since 1970 UTC as "2026-11-01T10:00:00.120Z".
QByteArray isoText(qint64 ms);

} // namespace samband::sandbox
