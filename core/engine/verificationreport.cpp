#include "core/engine/verificationreport.h"

#include "core/domain/visible.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QXmlStreamWriter>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verification)
};

QString isoTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

QString escaped(const QString &text)
{
    return visible(text).toHtmlEscaped();
}

/// The checks of one group after the other. Two flows may have one title: they are told apart by where they begin.
QList<QList<VerifiedCheck>> grouped(const Verification &verification)
{
    QList<QList<VerifiedCheck>> groups;
    for (const VerifiedCheck &check : verification.checks) {
        const bool begins =
            groups.isEmpty() || groups.last().first().flow != check.flow || groups.last().first().key == check.key;
        if (begins)
            groups << QList<VerifiedCheck>();
        groups.last() << check;
    }
    return groups;
}

QString explained(const VerifiedCheck &check)
{
    QString text = check.found;
    if (!check.examples.isEmpty())
        text += u" ("_s + check.examples.join("; "_L1) + u')';
    return text;
}

QString htmlCheck(const VerifiedCheck &check)
{
    QString row =
        u"<tr class=\"%1\"><td class=\"verdict\">%2</td><td>%3</td><td>%4</td><td>%5"_s.arg(toText(check.verdict),
            escaped(verdictWord(check.verdict)), escaped(check.promise), escaped(check.compared), escaped(check.found));
    if (!check.examples.isEmpty()) {
        row += u"<ul>"_s;
        for (const QString &example : check.examples)
            row += u"<li>"_s + escaped(example) + u"</li>"_s;
        row += u"</ul>"_s;
    }
    return row + u"</td></tr>\n"_s;
}

const auto style = "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;"
                   "background:#fff;color:#1b1f24}table{border-collapse:collapse;width:100%}"
                   "th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #d5dae0}"
                   "ul{margin:.3rem 0 0;padding-left:1.2rem}.verdict{white-space:nowrap;font-weight:600}"
                   ".holds .verdict{color:#11632f}.waits .verdict{color:#7a4d00}.fails .verdict{color:#b3141d}"
                   ".meta{color:#57606a}h2{margin-top:2rem}"
                   "@media(prefers-color-scheme:dark){body{background:#15181c;color:#e3e7eb}"
                   "th,td{border-color:#363c44}.holds .verdict{color:#6fd08c}.waits .verdict{color:#f0b95a}"
                   ".fails .verdict{color:#ff8a8a}.meta{color:#9aa4af}}"_L1;

void writeCase(QXmlStreamWriter &xml, const QString &suite, const VerifiedCheck &check)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"classname"_s, suite);
    xml.writeAttribute(u"name"_s, visible(check.key + u": "_s + check.promise));
    switch (check.verdict) {
    case Verdict::Holds:
        break;
    case Verdict::Waits:
        xml.writeEmptyElement(u"skipped"_s);
        xml.writeAttribute(u"message"_s, visible(explained(check)));
        break;
    case Verdict::Fails:
        xml.writeStartElement(u"failure"_s);
        xml.writeAttribute(u"message"_s, visible(check.found));
        xml.writeAttribute(u"type"_s, check.key);
        xml.writeCharacters(visible(explained(check)));
        xml.writeEndElement();
        break;
    }
    xml.writeTextElement(u"system-out"_s, visible(check.compared));
    xml.writeEndElement();
}

void writeCounts(QXmlStreamWriter &xml, const QList<VerifiedCheck> &checks)
{
    const auto of = [&](Verdict verdict) {
        return QString::number(std::ranges::count(checks, verdict, &VerifiedCheck::verdict));
    };
    xml.writeAttribute(u"tests"_s, QString::number(checks.size()));
    xml.writeAttribute(u"failures"_s, of(Verdict::Fails));
    xml.writeAttribute(u"errors"_s, u"0"_s);
    xml.writeAttribute(u"skipped"_s, of(Verdict::Waits));
}

} // namespace

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Holds:
        return Words::tr("holds");
    case Verdict::Waits:
        return Words::tr("waits");
    case Verdict::Fails:
        return Words::tr("FAILS");
    }
    return {};
}

QString verdictText(const Verification &verification)
{
    const qsizetype all = verification.checks.size();
    switch (verification.verdict()) {
    case Verdict::Holds:
        return Words::tr("The workspace is in step: all %1 checks hold.").arg(all);
    case Verdict::Waits:
        return Words::tr("Nothing is wrong, but not everything is in step: %1 of %2 checks wait.")
            .arg(verification.count(Verdict::Waits))
            .arg(all);
    case Verdict::Fails:
        return Words::tr("The workspace is not in step: %1 of %2 checks fail.")
            .arg(verification.count(Verdict::Fails))
            .arg(all);
    }
    return {};
}

QString checkGroup(const VerifiedCheck &check)
{
    return check.flow.isEmpty() ? Words::tr("The workspace") : check.flow;
}

QString checkLine(const VerifiedCheck &check)
{
    QString line = u"  %1  %2 (%3)"_s.arg(verdictWord(check.verdict), -6).arg(check.promise, check.compared);
    if (!check.found.isEmpty())
        line += u". "_s + explained(check);
    return line;
}

QJsonObject checkJson(const VerifiedCheck &check)
{
    return {{u"check"_s, check.key}, {u"flow"_s, check.flow}, {u"verdict"_s, toText(check.verdict)},
        {u"promise"_s, check.promise}, {u"compared"_s, check.compared}, {u"found"_s, check.found},
        {u"examples"_s, QJsonArray::fromStringList(check.examples)}};
}

QJsonObject verdictJson(const Verification &verification)
{
    return {{u"verdict"_s, toText(verification.verdict())}, {u"workspace"_s, verification.workspace},
        {u"at"_s, isoTime(verification.at)}, {u"checks"_s, verification.checks.size()},
        {u"holds"_s, verification.count(Verdict::Holds)}, {u"waits"_s, verification.count(Verdict::Waits)},
        {u"fails"_s, verification.count(Verdict::Fails)}};
}

QByteArray verificationHtml(const Verification &verification)
{
    const QString title = Words::tr("Is the workspace in step?");
    QString page =
        u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"><title>%1</title>"
        "<style>%2</style></head><body>\n<h1>%1</h1>\n<p class=\"%3\"><span class=\"verdict\">%4</span></p>\n"
        "<p class=\"meta\">%5<br>%6</p>\n"_s.arg(escaped(title), style, toText(verification.verdict()),
            escaped(verdictText(verification)), escaped(verification.workspace), isoTime(verification.at));
    for (const QList<VerifiedCheck> &checks : grouped(verification)) {
        page +=
            u"<h2>%1</h2>\n<table><thead><tr><th>%2</th><th>%3</th><th>%4</th><th>%5</th></tr></thead><tbody>\n"_s.arg(
                escaped(checkGroup(checks.first())), escaped(Words::tr("Verdict")), escaped(Words::tr("Promise")),
                escaped(Words::tr("Compared")), escaped(Words::tr("Found")));
        for (const VerifiedCheck &check : checks)
            page += htmlCheck(check);
        page += u"</tbody></table>\n"_s;
    }
    return (page + u"</body></html>\n"_s).toUtf8();
}

QByteArray verificationJunit(const Verification &verification)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    xml.writeAttribute(u"name"_s, u"samband verify"_s);
    writeCounts(xml, verification.checks);
    for (const QList<VerifiedCheck> &checks : grouped(verification)) {
        const QString suite = visible(checkGroup(checks.first()));
        xml.writeStartElement(u"testsuite"_s);
        xml.writeAttribute(u"name"_s, suite);
        writeCounts(xml, checks);
        xml.writeAttribute(u"time"_s, u"0"_s);
        xml.writeAttribute(u"timestamp"_s, isoTime(verification.at).chopped(1));
        for (const VerifiedCheck &check : checks)
            writeCase(xml, suite, check);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace samband
