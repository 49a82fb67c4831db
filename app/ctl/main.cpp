#include "app/ctl/verbs.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace {

/// Takes the name of an environment variable, and does not repeat what it refuses: it may be the token itself.
CLI::Validator variableName()
{
    const auto check = [](const std::string &name) -> std::string {
        const auto stands = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; };
        const auto follows = [&](char c) { return stands(c) || (c >= '0' && c <= '9'); };
        const bool isName = !name.empty() && stands(name.front()) && std::all_of(name.begin(), name.end(), follows);
        return isName ? std::string()
                      : "the name of an environment variable is expected, as HUBSPOT_TOKEN, not what it holds";
    };
    return {check, "VARIABLE"};
}

using samband::CommandLine;
using samband::Exit;
using samband::Output;
using Verb = std::function<Exit(const CommandLine &, Output &)>;

/// The options as CLI11 fills them: UTF-8 until they are handed over.
struct Raw {
    std::string workspace;
    std::string dataflow;
    std::string system;
    std::string baseUrl;
    std::string tokenEnv;
    std::string manifest;
    std::vector<std::string> settings;
    std::string associations;
    std::string report;
    std::string csv;
    std::string html;
    std::string junit;
    std::string probeRecord;
    std::string probeDatatype;
    std::string clientId;
    std::string clientSecretEnv;
    std::string flow;
    std::string kind;
    std::vector<long long> links;
    std::vector<std::string> states;
    std::string text;
    std::string property;
    std::vector<std::string> words;
    std::string take;
    std::string value;
    long long record = 0;
    long long run = 0;
    std::vector<long long> entries;
    CommandLine line;
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

CommandLine lineOf(const Raw &raw, const CLI::App &verb)
{
    CommandLine line = raw.line;
    line.verb = text(verb.get_name());
    line.workspace = text(raw.workspace);
    line.dataflow = text(raw.dataflow);
    line.system = text(raw.system);
    line.baseUrl = text(raw.baseUrl);
    line.tokenEnv = text(raw.tokenEnv);
    line.manifest = text(raw.manifest);
    line.associationMinutes = text(raw.associations);
    for (const std::string &setting : raw.settings)
        line.settings.insert(text(setting).section(u'=', 0, 0), text(setting).section(u'=', 1));
    line.report = text(raw.report);
    line.csv = text(raw.csv);
    line.html = text(raw.html);
    line.junit = text(raw.junit);
    line.probeRecord = text(raw.probeRecord);
    line.probeDatatype = text(raw.probeDatatype);
    line.clientId = text(raw.clientId);
    line.clientSecretEnv = text(raw.clientSecretEnv);
    line.flow = text(raw.flow);
    line.kind = text(raw.kind);
    for (const long long link : raw.links)
        line.links << link;
    for (const std::string &state : raw.states)
        line.states << text(state);
    line.text = text(raw.text);
    line.property = text(raw.property);
    for (const std::string &word : raw.words)
        line.words << text(word);
    line.take = text(raw.take);
    if (const CLI::Option *value = verb.get_option_no_throw("--value"); value && value->count() > 0)
        line.value = text(raw.value);
    line.record = raw.record;
    line.run = raw.run;
    for (const long long entry : raw.entries)
        line.entries << entry;
    return line;
}

/// The verbs and their options; the table of the README, as code.
void addVerbs(CLI::App &app, Raw &raw, std::map<const CLI::App *, Verb> &verbs)
{
    const auto add = [&](const char *name, const char *help, const Verb &verb) {
        CLI::App *command = app.add_subcommand(name, help);
        verbs[command] = verb;
        return command;
    };
    const auto links = [&](CLI::App *command) {
        command->add_option("id", raw.links, "Number(s) of the row")->required();
    };

    add("document", "Read and check a dataflow document", samband::showDocument)
        ->add_option("file", raw.dataflow, "The document")
        ->required();
    add("init", "Make a workspace from a document", samband::initialise)
        ->add_option("--dataflow", raw.dataflow, "The document")
        ->required();
    CLI::App *connect = add("connect", "Say how a system is reached", samband::connectOne);
    connect->add_option("system", raw.system, "Its name, or source or target")->required();
    CLI::Option *address = connect->add_option("--base-url", raw.baseUrl, "Where it answers");
    CLI::Option *token = connect->add_option("--token-env", raw.tokenEnv, "Environment variable that holds its token")
                             ->check(variableName());
    address->check([](const std::string &given) { return given.empty() ? "The address is empty" : ""; });
    address->needs(token);
    token->needs(address);
    CLI::Option *uniqueKey = connect->add_flag("--unique-key", raw.line.uniqueKey,
        "Make a unique property of ours in the account, by which no record is made twice; alone: in the one connected");
    connect->callback([address, uniqueKey] {
        if (address->count() + uniqueKey->count() == 0)
            throw CLI::RequiredError("--base-url and --token-env");
    });
    connect->add_option("--manifest", raw.manifest, "A connector manifest of your own")->needs(address);
    connect->add_option("--setting", raw.settings, "In place of the manifest's: NAME=VALUE, as apiVersion=2026-03")
        ->needs(address);
    CLI::App *schedule = add("schedule", "Say how often everything is read", samband::setSchedule);
    schedule->add_option("--sweep", raw.line.sweepMinutes, "Minutes between reads of everything, which find deletions");
    schedule->add_option("--associations", raw.associations, "Minutes between reads of associations, or auto");

    CLI::App *doctor = add("doctor", "Look at everything between here and the systems", samband::examine);
    doctor->add_option("system", raw.system, "Its name, or source or target; both otherwise");
    doctor->add_option("--report", raw.report, "Also write the report to this file");
    CLI::Option *record = doctor->add_option(
        "--write-record", raw.probeRecord, "Id of a record that may be changed for a moment, and is put back");
    CLI::Option *datatype = doctor->add_option("--datatype", raw.probeDatatype, "The datatype of that record");
    CLI::Option *property = doctor->add_option("--property", raw.property, "The path to write there");
    record->needs(datatype)->needs(property);

    CLI::App *verify = add("verify", "Prove that the workspace is in step; changes nothing", samband::verifyAll);
    verify->add_option("--html", raw.html, "Also write the report to this file, as a page");
    verify->add_option("--junit", raw.junit, "Also write it to this file, as JUnit XML");
    add("rescue", "Make a working workspace of a damaged one, which is set aside", samband::rescue);

    CLI::App *signIn = add("signin", "Sign in to a system and keep that in the keychain", samband::signInOrOut);
    signIn->add_option("system", raw.system, "Its name, or source or target")->required();
    CLI::Option *variable =
        signIn->add_option("--token-env", raw.tokenEnv, "Environment variable that holds its token, now and later")
            ->check(variableName());
    CLI::Option *oauth = signIn->add_flag("--oauth", raw.line.oauth, "Through the browser, with an app of your own");
    variable->excludes(oauth);
    signIn->add_option("--client-id", raw.clientId, "The app's client id")->needs(oauth);
    signIn->add_option("--client-secret-env", raw.clientSecretEnv, "Environment variable that holds its secret")
        ->check(variableName())
        ->needs(oauth);
    signIn->add_option("--port", raw.line.port, "Port of the redirect to this machine; any free one otherwise")
        ->check(CLI::Range(1, 65535));
    signIn->add_flag("--no-browser", raw.line.noBrowser, "Only print the address to open");
    signIn->add_option("--base-url", raw.baseUrl, "Where it answers");
    signIn->add_option("--manifest", raw.manifest, "A connector manifest of your own");
    signIn->callback([variable, oauth] {
        if (variable->count() + oauth->count() == 0)
            throw CLI::RequiredError("--token-env or --oauth");
    });
    add("signout", "Forget how to sign in to a system", samband::signInOrOut)
        ->add_option("system", raw.system, "Its name, or source or target")
        ->required();

    for (const auto &[name, help] :
        {std::pair{"plan", "Read both sides and show what a run would do"}, {"run", "Bring both sides in step"}}) {
        CLI::App *run = add(name, help, samband::runOrPlan);
        run->add_option("--flow", raw.flow, "Only this flow: its number, or part of its title");
        run->add_option("--link", raw.links, "Only these rows");
        run->add_flag("--full", raw.line.full, "Read everything, not only what changed");
        if (std::string_view(name) == "run")
            run->add_flag("--approve-all", raw.line.approveAll,
                "Approve unique suggestions and held creates and updates; never an archive");
    }
    for (const auto &[name, help] : {std::pair{"links", "List pairs and lone records"},
             {"mismatches", "List what is not in step: what needs a person, and what a run left undone"}}) {
        CLI::App *list = add(name, help, samband::view);
        list->add_option("--flow", raw.flow, "Only this flow: its number, or part of its title");
        list->add_option("--state", raw.states, "Only these states");
        list->add_option("--text", raw.text, "Only rows that contain this");
        list->add_option("--csv", raw.csv, "Write them to this file, for a spreadsheet");
    }
    CLI::App *journal = add("journal", "What happened, newest first", samband::view);
    journal->add_option("--link", raw.links, "Only these rows");
    journal->add_option("--text", raw.text, "Only entries that contain this");
    journal->add_flag("--check", raw.line.check, "Check that no line was changed, removed or cut off");
    journal->add_option("--limit", raw.line.limit, "At most so many");
    add("runs", "Runs, newest first", samband::view)->add_option("--limit", raw.line.limit, "At most so many");
    links(add("show", "Everything about a row", samband::view));
    links(add("explain", "Why a row is as it is, and what would change it", samband::view));

    CLI::App *rules = add("rules", "Show the rules; rules set … changes them", samband::showOrSetRules);
    rules->add_option("words", raw.words, "set, and the rules as name=value: conflict=newest blank=clear …");
    rules->add_option("--flow", raw.flow, "Only this flow: its number, or part of its title");
    rules->add_option("--property", raw.property, "Rules of this property; without it of the flow");
    rules->add_flag(
        "--unlisted", raw.line.unlisted, "Also name properties that neither the document nor the manifest names");
    rules->add_flag("--dry-run", raw.line.dryRun, "Only say which rows would be decided differently, and how");

    CLI::App *resolve = add("resolve", "Choose for a row", samband::act);
    links(resolve);
    resolve->add_option("--property", raw.property, "For this property; without it for every one that is in conflict");
    CLI::Option *take = resolve->add_option(
        "--take", raw.take, "source, target, base or accept; recreate, unlink or archive for the pair");
    CLI::Option *value = resolve->add_option("--value", raw.value, "A value of your own");
    take->excludes(value);
    resolve->callback([take, value] {
        if (take->count() + value->count() == 0)
            throw CLI::RequiredError("--take or --value");
    });
    for (const auto &[name, help] : {std::pair{"approve", "Let what is held go ahead"},
             {"reject", "Keep what is held as it is until the record changes"}}) {
        CLI::App *decide = add(name, help, samband::act);
        CLI::Option *ids = decide->add_option("id", raw.links, "Number(s) of the row");
        decide->add_option("--flow", raw.flow, "Whatever is held in this flow")->excludes(ids);
        decide
            ->add_option(
                "--kind", raw.kind, "Whatever is held of this kind: link, create, update, clear, same-value or archive")
            ->excludes(ids);
        decide->add_flag("--all", raw.line.allHeld, "Whatever is held; an archive only with --kind archive")
            ->excludes(ids);
        decide->callback([&raw] {
            if (raw.links.empty() && !raw.line.allHeld && raw.flow.empty() && raw.kind.empty())
                throw CLI::RequiredError("id, --flow, --kind or --all");
        });
    }
    CLI::App *link = add("link", "Link a lone row to a target record", samband::act);
    links(link);
    link->add_option("--record", raw.record, "Number of the target record (see: show)")->required();
    CLI::App *unlink = add("unlink", "Forget a link; touches neither record", samband::act);
    links(unlink);
    unlink->add_flag("--never", raw.line.never, "Never suggest the two to each other again");
    links(add("pause", "Leave a row alone", samband::act));
    links(add("resume", "Look at a paused or rejected row again", samband::act));
    CLI::App *undo = add("undo", "Take back a write, what the last run did to a row, or a whole run", samband::undo);
    CLI::Option *entry = undo->add_option("entry", raw.entries, "Number(s) of the journal entry");
    CLI::Option *ofRun = undo->add_option("--run", raw.run, "Everything that this run wrote");
    CLI::Option *ofLink = undo->add_option("--link", raw.links, "What the last run (or --run) wrote to these rows");
    entry->excludes(ofRun)->excludes(ofLink);
    undo->add_flag("--dry-run", raw.line.dryRun, "Say what would happen, note nothing");
    undo->callback([&raw] {
        if (raw.entries.empty() && raw.links.empty() && raw.run == 0)
            throw CLI::RequiredError("entry, --run or --link");
    });
}

int run(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sambandctl"));

    CLI::App app("Keeps two CRM systems in step, and asks when a person should decide.\n"
                 "Exit code: 0 all in step, 2 something waits for a person, 1 error.");
    Raw raw;
    std::map<const CLI::App *, Verb> verbs;
    app.set_version_flag("--version", SAMBAND_VERSION);
    app.add_option("--workspace", raw.workspace, "The workspace file");
    app.add_flag("--json", raw.line.json, "For machines: one object a line");
    app.require_subcommand(1);
    app.fallthrough();
    addVerbs(app, raw, verbs);
    try {
        app.parse(argc, argv);
        const CLI::App *verb = app.get_subcommands().front();
        if (raw.workspace.empty() && verb->get_name() != "document")
            throw CLI::RequiredError("--workspace");
        Output output(raw.line.json);
        return static_cast<int>(verbs.at(verb)(lineOf(raw, *verb), output));
    } catch (const CLI::ParseError &error) {
        const int code = app.exit(error);
        if (code != 0 && app.get_subcommands().empty()) {
            std::fputs("The verbs are:", stderr);
            for (const CLI::App *verb : app.get_subcommands([](const CLI::App *) { return true; }))
                std::fprintf(stderr, " %s", verb->get_name().c_str());
            std::fputs("\n", stderr);
        }
        return code == 0 ? 0 : static_cast<int>(Exit::Failure);
    }
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "sambandctl: %s\n", error.what());
        return static_cast<int>(Exit::Failure);
    }
}
