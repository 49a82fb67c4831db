#!/usr/bin/env bash
# Builds Samband with its tests and runs them. See --help.
set -euo pipefail
unset CDPATH
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=app/packages.sh
source "$root/app/packages.sh"
cd "$root"

usage() {
    cat <<'END'
Usage: tests/run.sh [option …]

Installs the missing Debian packages (as root or with sudo), builds in build-tests/ with warnings as errors, checks the layout of the
code where clang-format is installed, and runs every test. An option runs something else instead; several run one after the other.

  --asan           the tests with address and undefined behaviour sanitizers, in build-asan/
  --tsan           the tests with the thread sanitizer, in build-tsan/
  --bench          the benchmarks, in build-tests-release/
  --fuzz SECONDS   the fuzz tests, each for that long with fresh inputs
  --pictures FOLDER  pictures of every view and dialog in both languages, light, dark, with long names, empty, at 100 % and 200 %
  --tidy           clang-tidy over core, app and ui
  --long           the tests with their long parts (SAMBAND_ALL=1), in build-tests-release/
  --all            the tests, then --long, --asan, --tsan, --bench and --tidy
  --help           this text
END
}

title() { say "" "== $* =="; }

# sources <folder>…: the C++ files below, one a line; find, because a copy of the sources need not have git.
sources() { find "$@" \( -name '*.h' -o -name '*.cpp' \) -type f | LC_ALL=C sort; }

# buildTests <folder> <build type> [cmake option…]
buildTests() {
    configure "$@" >/dev/null
    cmake --build "$1"
}

runTests() {
    local folder=$1
    shift
    ctest --test-dir "$folder" --output-on-failure --no-tests=error -j2 "$@"
}

# Another version of clang-format lays the same style out differently.
checkFormat() {
    if ! clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
        say "The layout of the code is not checked: that takes clang-format 14 (apt-get install clang-format)."
        return 0
    fi
    title "Layout of the code"
    sources app core ui tests | xargs -r clang-format --dry-run --Werror || fail "Run clang-format -i on the files above."
}

# Line numbers are all that a failing test or a sanitizer tells; a debugger's whole story makes each of 150 programs 90 MB
# large, and takes as long again to build.
debug=(Debug -DCMAKE_CXX_FLAGS_DEBUG=-g1 -DSAMBAND_PRECOMPILE=ON)

# The other linker of Debian's binutils takes half the time, and 170 programs are linked.
linker=()
if command -v ld.gold >/dev/null; then
    linker=(-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=gold)
fi

# Warnings are errors only without optimisation: g++ 12 warns falsely when it optimises.
buildDebug() { buildTests "$root/build-tests" "${debug[@]}" "${linker[@]}" -DSAMBAND_WERROR=ON; }

buildRelease() { buildTests "$root/build-tests-release" Release; }

plain() {
    checkFormat
    title "Tests"
    buildDebug
    runTests "$root/build-tests"
}

asan() {
    title "Tests with address and undefined behaviour sanitizers"
    buildTests "$root/build-asan" "${debug[@]}" -DSAMBAND_SANITIZE=address,undefined
    # Without halt_on_error undefined behaviour is only a line in the output of a test that passes.
    ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
        runTests "$root/build-asan"
}

tsan() {
    title "Tests with the thread sanitizer"
    buildTests "$root/build-tsan" "${debug[@]}" -DSAMBAND_SANITIZE=thread
    runTests "$root/build-tsan"
}

bench() {
    title "Benchmarks"
    buildRelease
    local program found=0
    for program in "$root"/build-tests-release/tests/bench/bench_*; do
        if [ ! -f "$program" ] || [ ! -x "$program" ]; then
            continue
        fi
        found=1
        say "" "> $(basename "$program")"
        QT_QPA_PLATFORM=offscreen "$program"
    done
    [ "$found" = 1 ] || fail "There is no benchmark in build-tests-release/tests/bench."
}

# A test that reads SAMBAND_FUZZ_SECONDS carries the label fuzz.
fuzz() {
    title "Fuzz tests, $1 seconds each"
    buildDebug
    SAMBAND_FUZZ_SECONDS=$1 runTests "$root/build-tests" -L fuzz
}

pictures() {
    mkdir -p "$1"
    title "Pictures in $1"
    buildDebug
    local scale
    for scale in 1 2; do
        QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$scale SAMBAND_SHOTS=$1 "$root/build-tests/tests/ui/tst_pictures" -silent
    done
}

tidy() {
    command -v clang-tidy >/dev/null || fail "clang-tidy is missing. Run this as root, then start again: apt-get install clang-tidy"
    title "clang-tidy"
    buildDebug
    sources core app ui | grep '\.cpp$' \
        | xargs -r -n 1 -P "$(nproc)" clang-tidy --quiet -p "$root/build-tests" --extra-arg=-Wno-unknown-warning-option
}

# The long parts take hours without optimisation.
long() {
    title "Tests with their long parts"
    buildRelease
    SAMBAND_ALL=1 runTests "$root/build-tests-release"
}

all() {
    plain
    long
    asan
    tsan
    bench
    tidy
}

jobs=()
while [ $# -gt 0 ]; do
    case $1 in
    --long | --asan | --tsan | --bench | --tidy | --all) jobs+=("${1#--}") ;;
    --fuzz)
        [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || fail "--fuzz takes a number of seconds, such as --fuzz 60."
        jobs+=("fuzz $2")
        shift
        ;;
    --pictures)
        [ -n "${2:-}" ] || fail "--pictures takes a folder, such as --pictures /tmp/pictures."
        jobs+=("pictures $2")
        shift
        ;;
    -h | --help)
        usage
        exit 0
        ;;
    *)
        usage >&2
        fail "There is no option $1."
        ;;
    esac
    shift
done
[ "${#jobs[@]}" -gt 0 ] || jobs=(plain)

ensurePackages "${buildPackages[@]}" "${runPackages[@]}" "${testPackages[@]}"
for job in "${jobs[@]}"; do
    read -r name argument <<<"$job"
    "$name" ${argument:+"$argument"}
done
say "" "All well."
