# The stages of Scripts/test, one function each. Status 0: passed; 77: skipped, the last line says why; else: failed.
# A line `note: …` in the output is shown beside the result. Each runs in a process of its own, in the checkout's root.
# shellcheck shell=bash
# shellcheck disable=SC2154  # root and say come from setup.sh

# The debug build of the checks: apart from a developer's own, since other flags would rebuild everything each time.
check=$root/.build/check
# -Werror reaches the C targets; the system's headers are system headers there and stay silent.
strict=(-Xswiftc -warnings-as-errors -Xcc -Werror -Xcxx -Werror)
# Suites that take longer than the fast checks can wait for, by name.
slow_suites='Torture|LimitAttack|Slow'
# The suites that mutate files of each format, by name.
fuzz_suites='Fuzz'
# The suites that AddressSanitizer watches: whatever crosses the bridge to C.
sanitized_suites='Torture|CLuaBridge|LuaRuntime|CUnicode|CRegex'

skip() {
  echo "$1"
  exit 77
}

# The files of the repository that are ours to format, separated by NUL. $@: patterns as for `git ls-files`.
own_files() {
  git ls-files -z --cached --others --exclude-standard -- "$@" ':!seeds' ':!Tests/Gold' ':!*ixtures/*' |
    while IFS= read -r -d '' file; do
      if [ -f "$file" ]; then printf '%s\0' "$file"; fi
    done
}

# Reads names of files from standard input and fails, with the matching lines, where grep finds something.
refuse() {
  local what=$1 found
  shift
  if found=$(xargs -0 -r grep -HnI "$@" --) && [ -n "$found" ]; then
    printf '%s:\n%s\n' "$what" "$found"
    return 1
  fi
}

stage_format() {
  local status=0 file
  swift format lint --strict --recursive --parallel Package.swift Sources Tests || status=1
  # What .editorconfig says, checked.
  export LC_ALL=C.UTF-8
  own_files ':!*.tsv' ':!*.csv' | refuse 'trailing blanks' -E '[[:blank:]]+$' || status=1
  own_files | refuse 'carriage returns' $'\r' || status=1
  own_files '*.swift' '*.lua' '*.c' '*.h' '*.cc' '*.sh' '*.md' Scripts .ci | refuse 'tabs' $'\t' || status=1
  # Lua's own limit is in .luacheckrc: word lists and regular expressions are not broken.
  own_files '*.c' '*.h' '*.cc' '*.sh' | refuse 'lines over 125 characters' -E '^.{126,}' || status=1
  # `.` matches no byte that is not UTF-8; -a, or such files would count as binary. Pictures are told by their names.
  if own_files ':!*.png' ':!*.bin' | xargs -0 -r grep -naxvH '.*' --; then
    echo 'the lines above are not UTF-8'
    status=1
  fi
  while IFS= read -r -d '' file; do
    if [ -s "$file" ] && [ -n "$(tail -c 1 "$file" | tr -d '\0')" ]; then
      echo "no newline at the end of '$file'"
      status=1
    fi
  done < <(own_files ':!*.png' ':!*.bin')
  for file in Scripts/* .ci/run Tests/cli/*.sh; do
    if [ -f "$file" ] && head -n 1 "$file" | grep -q 'bash\|shell=bash\|^# '; then bash -n "$file" || status=1; fi
  done
  return $status
}

stage_lua() {
  local folders=() folder
  for folder in Plugins Scripts/examples; do
    if [ -n "$(find "$folder" -name '*.lua' -print -quit 2>/dev/null)" ]; then folders+=("$folder"); fi
  done
  [ ${#folders[@]} -gt 0 ] || skip 'no Lua files yet'
  luacheck --quiet "${folders[@]}"
}

stage_seed() {
  [ -d ../shared/seeds ] || skip 'no ../shared here'
  diff -r ../shared/seeds seeds
}

stage_gold() {
  [ -f ../shared/gold/check.py ] || skip 'no ../shared here'
  python3 ../shared/gold/check.py Tests/Gold
}

# The files of the project say what they must, and their links within the repository lead somewhere.
stage_docs() {
  local status=0 file link
  for file in README.md CONTRIBUTING.md ARCHITECTURE.md CHANGELOG.md LICENSE; do
    if [ ! -s "$file" ]; then echo "'$file' is missing or empty"; status=1; fi
  done
  for link in Scripts/run Scripts/test; do
    grep -qs -- "$link" README.md || { echo "README.md does not say '$link'"; status=1; }
  done
  grep -q '^## \[Unreleased\]' CHANGELOG.md || { echo "CHANGELOG.md has no '## [Unreleased]'"; status=1; }
  while IFS= read -r -d '' file; do
    while IFS= read -r link; do
      link=${link%%#*}
      if [ -n "$link" ] && [ ! -e "$(dirname "$file")/$link" ]; then
        echo "$file: the link to '$link' leads nowhere"
        status=1
      fi
    done < <(sed '/^```/,/^```/d' "$file" | grep -oE '\]\([^)[:space:]]+\)' | sed -E 's/^\]\(//; s/\)$//' |
      grep -vE '^[a-z]+:')
  done < <(own_files '*.md')
  return $status
}

stage_build() {
  swift build --build-tests --scratch-path "$check" "${strict[@]}"
}

# Runs the tests of the debug build and fails when none ran: a pattern that matches nothing proves nothing.
run_tests() {
  local output
  output=$(mktemp "$check/tests.XXXXXX") || return 1
  swift test --skip-build --disable-xctest "$@" 2>&1 | tee "$output"
  local status=${PIPESTATUS[0]} count
  count=$(sed -n 's/.*Test run with \([0-9]*\) test.*/\1/p' "$output" | tail -n 1)
  rm -f "$output"
  echo "note: ${count:-0} tests"
  [ "$status" -eq 0 ] || return "$status"
  if [ "${count:-0}" -eq 0 ]; then
    echo 'no test ran'
    return 1
  fi
}

stage_unit() {
  run_tests --scratch-path "$check" "${strict[@]}" --skip "$slow_suites|$fuzz_suites"
}

stage_slow() {
  grep -rqE "($slow_suites)[A-Za-z]*Tests" Tests --include='*.swift' || skip 'no slow suites yet'
  run_tests --scratch-path "$check" "${strict[@]}" --filter "$slow_suites"
}

# Ten thousand mutated files a reader, or as many as CHANCERY_FUZZ says.
stage_fuzz() {
  run_tests --scratch-path "$check" "${strict[@]}" --filter "$fuzz_suites"
}

stage_release() {
  if ! release_is_current; then build_release; fi
}

# Memory errors and leaks on the bridge. The torture test fails every n-th allocation only, since it runs slower here.
stage_sanitize() {
  local scratch=$root/.build/sanitize
  export CHANCERY_TORTURE_STRIDE=${CHANCERY_TORTURE_STRIDE:-37}
  export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:detect_stack_use_after_return=0
  # The linker warns of each of the sanitizer's own symbols, hundreds of lines that hide what matters.
  swift build --build-tests --scratch-path "$scratch" --sanitize=address 2>&1 |
    { grep -v 'Cannot export local symbol' || true; }
  [ "${PIPESTATUS[0]}" -eq 0 ] || return 1
  run_tests --scratch-path "$scratch" --sanitize=address --filter "$sanitized_suites"
}

stage_plugins() {
  [ -d Plugins ] || skip 'no Plugins yet'
  "$CHECK_PROGRAM/chancery" plugin test
}

# Each script of Tests/cli is run in an empty folder with CHANCERY naming the program and ROOT the checkout.
stage_program() {
  local status=0 script folder count=0
  folder=$(mktemp -d) || return 1
  for script in Tests/cli/*.sh; do
    [ -f "$script" ] || continue
    count=$((count + 1))
    mkdir "$folder/$count"
    if (cd "$folder/$count" && CHANCERY=$CHECK_PROGRAM/chancery ROOT=$root bash "$root/$script"); then
      echo "ok   $script"
    else
      echo "FAIL $script"
      status=1
    fi
  done
  rm -rf "$folder"
  echo "note: $count scripts"
  return $status
}

# Fails when the file differs from what the command writes. $1: file, the rest: arguments of the program.
same_as_written() {
  local file=$1
  shift
  compared=$((compared + 1))
  if ! "$CHECK_PROGRAM/chancery" "$@" | diff -u "$file" - | head -n 60; then
    echo "'$file' is not what 'chancery $*' writes: run 'Scripts/run $* > $file' and look at the change"
    return 1
  fi
}

# Files in the repository that the program can write itself are what it writes today.
stage_generated() {
  local status=0 compared=0
  if [ -f docs/api.md ]; then same_as_written docs/api.md api --markdown || status=1; fi
  if [ -f Plugins/index.json ]; then same_as_written Plugins/index.json plugin index || status=1; fi
  if [ "$compared" -eq 0 ]; then skip 'no generated files yet'; fi
  echo "note: $compared files"
  return $status
}
