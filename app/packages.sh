# shellcheck shell=bash
# Which Debian packages Samband needs, and how to get them. Sourced by app/run.sh and tests/run.sh, which set $root.
# shellcheck disable=SC2034,SC2154 # the lists are for those who source this, and root is theirs

# Each of these brings in what else it needs: qt6-base-dev the OpenGL headers and the platform plugins, qt6-tools-dev lrelease.
# qt6-websockets-dev is here because the CMake files of qt6-httpserver-dev look for it without depending on it.
buildPackages=(g++ cmake ninja-build pkg-config
    qt6-base-dev qt6-svg-dev qt6-httpserver-dev qt6-websockets-dev qt6-tools-dev
    libsimdjson-dev libxxhash-dev libsqlite3-dev libphonenumber-dev libvalijson-dev libcli11-dev
    qtkeychain-qt6-dev)
# Loaded at run time, so that no header asks for them: the SQLite driver, the SVG icons, a font.
runPackages=(libqt6sql6-sqlite libqt6svg6 qt6-qpa-plugins fonts-dejavu-core)
# What the tests check the desktop files with, make the Debian packages with, and try a keychain on.
testPackages=(desktop-file-utils appstream dpkg-dev dbus-daemon)

# One line for each argument.
say() { printf '%s\n' "$@"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Prints those of the named packages that are not installed.
missingPackages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || printf '%s\n' "$package"
    done
}

# Runs apt-get as root; a password is asked for only where somebody can type it.
aptGet() {
    local become=()
    if [ "$(id -u)" -ne 0 ]; then
        become=(sudo)
        [ -t 0 ] || become+=(-n)
    fi
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=120 "$@"
}

# Whether this user can become root at all, without asking for the password yet.
mayInstall() {
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null || return 1
    [ -t 0 ] || sudo -n true 2>/dev/null
}

# Installs what is missing of the named packages, or says which command does it and ends the script.
ensurePackages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is no Debian system, so nothing is installed here. Samband is built from what Debian 12 calls: $*"
        return 0
    fi
    local missing
    mapfile -t missing < <(missingPackages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! mayInstall; then
        fail "Missing packages, and neither root nor sudo to install them. Run this as root, then start again:
    apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "Installing ${missing[*]}"
    # A fresh system knows no package at all, and one that slept for a while knows files that are gone.
    apt-cache show --no-all-versions "${missing[@]}" >/dev/null 2>&1 || aptGet update
    aptGet install --no-install-recommends "${missing[@]}" \
        || { aptGet update && aptGet install --no-install-recommends "${missing[@]}"; } \
        || fail "The packages could not be installed. Settle what apt-get says above, or run this as root, then start again:
    apt-get update && apt-get install --no-install-recommends ${missing[*]}"
}

# configure <build folder> <build type> [cmake option…]: a folder that was configured for another place starts afresh.
configure() {
    local folder=$1 type=$2 fresh=()
    shift 2
    if [ -f "$folder/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        fresh=(--fresh)
    fi
    if command -v ccache >/dev/null; then
        set -- -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"
    fi
    cmake "${fresh[@]}" -S "$root" -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE="$type" "$@"
}
