#!/usr/bin/env bash
# Builds Samband and opens the console on a demo workspace. See --help.
set -euo pipefail
unset CDPATH
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=app/packages.sh
source "$root/app/packages.sh"
build=$root/build

usage() {
    cat <<'END'
Usage: app/run.sh [argument of the console …]

Installs the missing Debian packages (as root or with sudo), builds Samband in build/, and opens the console on a demo workspace:
a HubSpot and a CRMOffice that run on this machine, with invented people. Without a screen it does the same job on the command line.
END
}

# Prints where a system of the sandbox answers: <ready file> <system>.
addressOf() {
    local text pattern="\"$2\"[[:space:]]*:[[:space:]]*\"(https?://[^\"]+)\""
    text=$(<"$1")
    [[ $text =~ $pattern ]] || fail "The sandbox did not say where $2 answers. It said: $text"
    printf '%s\n' "${BASH_REMATCH[1]}"
}

waitForSandbox() {
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        [ -s "$ready" ] && return 0
        kill -0 "$sandbox" 2>/dev/null || fail "The sandbox ended before it was ready. Its last words are above."
        sleep 0.1
    done
    fail "The sandbox was not ready after 30 seconds."
}

# Runs one verb of sambandctl. Exit code 2 means that something waits for a person, which is no failure here.
step() {
    local code=0
    say "" "> sambandctl $*"
    "$build/app/sambandctl" --workspace "$folder/demo.samband" "$@" || code=$?
    case $code in
    0) ;;
    2) say "(exit code 2: something waits for a person; the console shows it under Needs you)" ;;
    *) fail "sambandctl $1 ended with exit code $code." ;;
    esac
}

cleanUp() {
    if [ -n "${sandbox:-}" ]; then
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    fi
    rm -rf "$folder"
}

demoWithoutScreen() {
    say "No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): the same job on the command line."
    folder=$(mktemp -d)
    ready=$folder/sandbox.json
    trap cleanUp EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    export SAMBAND_DEMO_HUBSPOT=demo-hubspot SAMBAND_DEMO_CRMOFFICE=demo-crmoffice
    "$build/app/sandbox/samband-sandbox" --contacts 2000 --seed 7 --ready-file "$ready" --parent-pid $$ \
        --hubspot-token "$SAMBAND_DEMO_HUBSPOT" --crmoffice-token "$SAMBAND_DEMO_CRMOFFICE" >/dev/null &
    sandbox=$!
    waitForSandbox
    local hubspot crmoffice
    hubspot=$(addressOf "$ready" hubspot)
    crmoffice=$(addressOf "$ready" crmoffice)
    step init --dataflow "$root/resources/dataflows/demo.rst"
    step connect hubspot --base-url "$hubspot" --token-env SAMBAND_DEMO_HUBSPOT
    step connect crmoffice --base-url "$crmoffice" --token-env SAMBAND_DEMO_CRMOFFICE
    step plan
    step run --approve-all
    step run
    step runs
    say "" "With a screen, app/run.sh opens the console on the same data."
}

case ${1:-} in
-h | --help)
    usage
    exit 0
    ;;
esac

packages=("${buildPackages[@]}" "${runPackages[@]}")
if [ -n "${WAYLAND_DISPLAY:-}" ] && [ -z "${DISPLAY:-}" ]; then
    packages+=(qt6-wayland)
fi
ensurePackages "${packages[@]}"
configure "$build" Release >/dev/null
cmake --build "$build" --target samband sambandctl samband-sandbox

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    demoWithoutScreen
else
    exec "$build/app/samband" --demo "$@"
fi
