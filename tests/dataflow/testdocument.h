#pragma once

#include "core/dataflow/dataflowreader.h"

#include <QFile>
#include <QStringList>

namespace samband::test {

using namespace Qt::StringLiterals;

inline QString titled(const QString &title)
{
    const QString rule(title.size(), u'=');
    return rule + u'\n' + title + u'\n' + rule + u"\n\n"_s;
}

inline QString head(const QString &source = u"Alpha"_s, const QString &target = u"Beta"_s)
{
    return titled(source + u" to "_s + target + u" Dataflow"_s)
        + u"Generated: 2026-01-02 03:04:05\n\nIntroduction\n------------\n\nWritten by a test.\n\n"_s;
}

inline QString section(const QString &title, const QString &body)
{
    return title + u'\n' + QString(title.size(), u'-') + u'\n' + body + u"\n\n"_s;
}

/// A list-table of rows whose cells are parted by " | ".
inline QString table(const QStringList &rows)
{
    QString out = u".. list-table::\n   :header-rows: 1\n\n"_s;
    for (const QString &row : rows) {
        const QStringList cells = row.split(u" | "_s);
        for (qsizetype i = 0; i < cells.size(); ++i)
            out += (i == 0 ? u"   * - "_s : u"     - "_s) + cells.at(i) + u'\n';
    }
    return out + u'\n';
}

inline const QString propertiesHeader = u"Alpha Person Property | Beta People Property | Beta Data Type"_s;

inline QString properties(const QStringList &rows)
{
    return u"The following properties are synchronized between a Alpha Person and a Beta People:\n\n"_s
        + table(QStringList(propertiesHeader) + rows);
}

/// A document with the one section "Alpha Person to Beta People"; the section's title stands in line 12 - 1.
inline QString oneFlow(const QString &body)
{
    return head() + section(u"Alpha Person to Beta People"_s, body);
}

inline Dataflow read(const QString &text)
{
    return readDataflow(text.toUtf8(), u"test.rst"_s);
}

inline QByteArray demo()
{
    QFile file(QStringLiteral(SAMBAND_SOURCE_DIR "/resources/dataflows/demo.rst"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Remarks as "line: text", so that a failing comparison can be read as it stands.
inline QStringList shown(const QList<Remark> &remarks)
{
    QStringList out;
    for (const Remark &remark : remarks)
        out.append(QString::number(remark.line) + u": "_s + remark.text);
    return out;
}

/// The 1-based line of \a text in which \a part stands first, 0 when it does not.
inline int lineOf(const QString &text, const QString &part)
{
    const qsizetype at = text.indexOf(part);
    return at < 0 ? 0 : static_cast<int>(text.left(at).count(u'\n')) + 1;
}

} // namespace samband::test
