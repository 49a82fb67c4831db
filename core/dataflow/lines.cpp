#include "core/dataflow/lines.h"

#include "core/dataflow/findings.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband {
namespace {

bool isControl(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && c != '\t' && c != '\f') || code == 0x7f;
}

QString expandTabs(const QString &text)
{
    if (!text.contains(u'\t'))
        return text;
    constexpr qsizetype tabWidth = 8;
    QString out;
    for (const QChar c : text) {
        if (c == u'\t')
            out.append(QString(tabWidth - out.size() % tabWidth, u' '));
        else
            out.append(c);
    }
    return out;
}

Line lineOf(int number, const QString &decoded)
{
    QString text = expandTabs(decoded);
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    const auto first = std::find_if(text.cbegin(), text.cend(), [](QChar c) { return !c.isSpace(); });
    return {number, first - text.cbegin(), text};
}

/// Why the raw line cannot be taken, empty when it can. Sets \a decoded.
QString refusalOf(QByteArrayView raw, QString &decoded)
{
    if (raw.size() > maxLineBytes)
        return DataflowText::tr(
            "This line is longer than %1 bytes. Expected a text document with lines a person can read.")
            .arg(maxLineBytes);
    if (std::any_of(raw.cbegin(), raw.cend(), isControl))
        return DataflowText::tr(
            "This line holds bytes that are not text. Expected a dataflow document as plain text in UTF-8.");
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    decoded = decoder(raw);
    if (decoder.hasError())
        return DataflowText::tr(
            "This line is not valid UTF-8. Save the document with the encoding UTF-8 and read it again.");
    return {};
}

} // namespace

Lines splitLines(const QByteArray &bytes)
{
    Lines out;
    const auto refuse = [&out](int line, const QString &why) {
        out.refusedAt = line;
        out.refusal = why;
    };
    if (bytes.size() > maxDocumentBytes) {
        refuse(1,
            DataflowText::tr("The document has %1 MB. Expected a dataflow document of at most %2 MB.")
                .arg(bytes.size() / (1024 * 1024))
                .arg(maxDocumentBytes / (1024 * 1024)));
        return out;
    }
    const QByteArrayView all(bytes);
    qsizetype at = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    for (int number = 1; at < all.size(); ++number) {
        if (number > maxLines) {
            refuse(number,
                DataflowText::tr("The document has more than %1 lines. Expected a dataflow document.").arg(maxLines));
            return out;
        }
        qsizetype end = at;
        while (end < all.size() && all[end] != '\n' && all[end] != '\r')
            ++end;
        QString decoded;
        const QString why = refusalOf(all.sliced(at, end - at), decoded);
        if (!why.isEmpty()) {
            refuse(number, why);
            return out;
        }
        out.lines.append(lineOf(number, decoded));
        const bool crlf = end + 1 < all.size() && all[end] == '\r' && all[end + 1] == '\n';
        at = end + (crlf ? 2 : 1);
    }
    return out;
}

} // namespace samband
