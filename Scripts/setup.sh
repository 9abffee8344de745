# What Scripts/run, Scripts/test and Scripts/bench share: where things are, the system's packages, the toolchain, the
# release build. Sourced by bash; the caller sets `program` (its name in messages) first.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034  # read by the scripts that source this file
release=$root/.build/release

# Needed to build and run: compiler support, Lua, ICU, RE2, and what formats are read by. Names of Debian 12; `g++`
# brings the C and C++ headers.
build_packages=(git g++ pkg-config liblua5.4-dev libicu-dev libre2-dev libxml2-dev libarchive-dev zlib1g-dev)
build_packages+=(libcmark-gfm-dev libcmark-gfm-extensions-dev libgmime-3.0-dev poppler-utils)
# Needed by the toolchain itself; the image of the Swift project has them, a bare Debian does not.
build_packages+=(libcurl4 libsqlite3-0 libxml2 zlib1g)
# Needed by the checks alone.
# shellcheck disable=SC2034
check_packages=(lua-check lua5.4 python3)

# Says one line on standard error; standard output belongs to the program.
say() { printf '%s: %s\n' "$program" "$*" >&2; }

# Runs a command as root: directly, or with sudo where it is there and needed. Status 127: neither is possible.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null; then
    local sudo=(sudo)
    # Without a terminal sudo must not wait for a password that nobody can type.
    if [ ! -t 0 ]; then sudo+=(-n); fi
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive "$@"
  else
    return 127
  fi
}

# Installs those of the named Debian packages that are missing, and says which.
install_packages() {
  local missing=() name log=$root/.build/packages.log
  if ! command -v dpkg-query >/dev/null; then
    say "not a Debian system: going on as if these were installed: $*"
    return
  fi
  local installed
  # `a:amd64` and `a` are the same package; names that dpkg does not know go to standard error.
  installed=$(dpkg-query --show --showformat='${db:Status-Abbrev}${Package}\n' "$@" 2>/dev/null | sed -n 's/^.i *//p')
  for name in "$@"; do
    grep -qxF -- "$name" <<<"$installed" || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local install=(apt-get install -y --no-install-recommends "${missing[@]}")
  say "installing the missing Debian packages: ${missing[*]}"
  mkdir -p "$root/.build"
  # The package lists are only fetched when they prove to be missing or stale.
  if as_root "${install[@]}" >"$log" 2>&1; then return; fi
  if as_root apt-get update >>"$log" 2>&1 && as_root "${install[@]}" >>"$log" 2>&1; then return; fi
  tail -n 20 "$log" >&2
  say "could not install them; run this as root and try again:"
  say "  apt-get update && ${install[*]}"
  exit 2
}

# Puts the Swift toolchain into PATH and checks its version.
find_swift() {
  if ! command -v swift >/dev/null && [ -x /opt/swift/usr/bin/swift ]; then
    PATH=/opt/swift/usr/bin:$PATH
  fi
  if ! command -v swift >/dev/null; then
    say "no 'swift' in PATH nor in /opt/swift/usr/bin: Chancery is built with Swift 6.3"
    say "get it from the Swift project's download page, swift.org/download (Debian 12), and put its usr/bin into PATH"
    exit 2
  fi
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case $version in
    [0-5].* | '')
      say "'$(command -v swift)' is Swift '${version:-unknown}'; Chancery needs Swift 6.3 (swift.org/download)"
      exit 2
      ;;
    6.[0-2]) say "'$(command -v swift)' is Swift $version; Chancery is tested with 6.3, going on" ;;
  esac
}

# True when nothing that the release build is made from is newer than its last success. Folders count, so that a
# deleted file is noticed too.
release_is_current() {
  local stamp=$root/.build/release.stamp
  [ -e "$stamp" ] && [ -x "$release/chancery" ] &&
    [ -z "$(find "$root/Sources" "$root/Package.swift" -newer "$stamp" -print -quit)" ]
}

# Builds the release executables, silently; the whole log is shown when that fails.
build_release() {
  local log=$root/.build/release.log stamp=$root/.build/release.stamp
  mkdir -p "$root/.build"
  # The stamp carries the time *before* the build, so that an edit made meanwhile is built next time.
  touch "$stamp.new"
  say "building (a first build takes some minutes)"
  # The Swift library is linked in: the program starts faster and runs where there is no toolchain.
  if ! swift build --package-path "$root" -c release --static-swift-stdlib >"$log" 2>&1; then
    cat "$log" >&2
    say "the build failed; its log is above and in .build/release.log"
    return 1
  fi
  mv "$stamp.new" "$stamp"
}
