#include "core/crm/manifest.h"
#include "core/dataflow/dataflowreader.h"
#include "tests/fuzz/fuzzer.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

QByteArray contentsOf(const QString &name)
{
    QFile file(QStringLiteral(SAMBAND_SOURCE_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Manifests and documents are written by hand or by somebody's generator: whatever stands in them, the answer is
/// values or a refusal that names the line.
class TestFuzzFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void manifests();
    void documents();
};

void TestFuzzFiles::manifests()
{
    const QByteArray schema = contentsOf(u"resources/connectors/connector.schema.json"_s);
    const QByteArray third = contentsOf(u"tests/e2e/data/fjordbase.json"_s);
    QVERIFY(!schema.isEmpty() && !third.isEmpty());
    Fuzzer fuzzer({third},
        {"null", "{}", "[]", "\"{id}\"", "\"{", "}\"", "\"whole\":true,", "\"paging\":\"page\",", "\"type\":", "1e999",
            "\\u0000", "\"assumed\":\"x\","});
    const QByteArray bad = fuzzer.run(
        [&](const QByteArray &text) {
            const auto made = readManifest(text, schema, u"my.json"_s);
            if (made)
                return !made->datatypes.isEmpty();
            static const QRegularExpression form(u"^my\\.json:[1-9][0-9]*: ."_s);
            return made.error().kind == ErrorKind::BadManifest && form.match(made.error().text).hasMatch();
        },
        1500);
    QVERIFY2(bad.isNull(), bad.constData());
}

void TestFuzzFiles::documents()
{
    const QByteArray demo = contentsOf(u"resources/dataflows/demo.rst"_s);
    const QByteArray third = contentsOf(u"tests/e2e/data/fjordbase.rst"_s);
    QVERIFY(!demo.isEmpty() && !third.isEmpty());
    Fuzzer fuzzer({demo, third},
        {".. list-table::\n", "   * - ", "     - ", "\n-----\n", "====\n", "\r\n", "\t", "(Dependant on ", "\"string\"",
            "\xff", "\xE2\x80\xA8", "will be synchronized with a"});
    const QByteArray bad = fuzzer.run(
        [](const QByteArray &text) {
            const Dataflow dataflow = readDataflow(text, u"my.rst"_s);
            for (const auto &remarks : {dataflow.errors, dataflow.warnings}) {
                for (const Remark &remark : remarks) {
                    if (remark.line < 1 || remark.text.isEmpty())
                        return false;
                }
            }
            return dataflow.usable() == dataflow.errors.isEmpty();
        },
        3000);
    QVERIFY2(bad.isNull(), bad.constData());
}

QTEST_GUILESS_MAIN(TestFuzzFiles)
#include "tst_fuzz_files.moc"
