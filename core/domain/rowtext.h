#pragma once

#include <QLocale>
#include <QStringList>

namespace samband {

/// \name Rows of texts for other programs
/// A spreadsheet takes a cell that begins with = + - @ (also their wide forms, and also after blanks), a tab or a line
/// end for a formula, and runs it: such a cell gets an apostrophe in front, by which spreadsheets know text. JSON needs
/// no such care.
/// @{

/// The cell as a spreadsheet may see it.
QString harmless(const QString &cell);

/// What stands between the cells of a CSV file for people: where a comma is the decimal sign, their spreadsheets take
/// nothing but a semicolon.
QChar listSeparator(const QLocale &locale);

/// One line of a CSV file (RFC 4180 but for another \a separator, with CRLF).
QString csvLine(const QStringList &cells, QChar separator = u',');

/// One line of a table of plain text: tabs between, and none within.
QString tsvLine(const QStringList &cells);

/// One row of an HTML table; \a tag: "td", or "th" for the header.
QString htmlRow(const QStringList &cells, QLatin1StringView tag);

/// One JSON object, \a keys with \a cells.
QByteArray jsonObject(const QStringList &keys, const QStringList &cells);
/// @}

} // namespace samband
