# What bad input gets: one line that says what, where and what to do, the right exit status, the rest of the run done.
# Run by `Scripts/test --only program`, in an empty folder; CHANCERY names the program, ROOT the checkout.
set -u
failures=0

fail() {
  echo "$1"
  sed 's/^/    /' err
  failures=$((failures + 1))
}

# $1: expected status, $2: a regular expression for standard error, the rest: arguments.
expect() {
  local expected=$1 pattern=$2 status
  shift 2
  "$CHANCERY" "$@" >out 2>err </dev/null
  status=$?
  [ "$status" -eq "$expected" ] || fail "chancery $*: status $status instead of $expected"
  grep -qE -- "$pattern" err || fail "chancery $*: standard error does not match '$pattern':"
  # A message, not a dump: nothing from a crash, no host code, no address.
  ! grep -qE 'Fatal error|Stack dump|0x[0-9a-f]{6,}|\.swift:' err || fail "chancery $*: this is no message for a user"
}

reported() { grep -q "$1" out || fail "the rest was not reported on: no '$1'"; }

mkdir docs
printf 'Ministers met in Minsk on 3 May 2024. They agreed.\n' >docs/a.txt
printf 'Ministers met in Baku on 4 May 2024. They agreed.\n' >docs/b.txt

# Files.
expect 1 "missing\.txt" run frequencies missing.txt docs
reported ministers
head -c 100000 /dev/urandom >docs/noise.txt
expect 1 "noise\.txt" run frequencies docs
reported ministers
printf 'abc\0\0\0\001\002\003\004def' >docs/noise.txt
expect 1 "noise\.txt" run frequencies docs
rm docs/noise.txt
: >docs/empty.txt
expect 1 "empty\.txt" run frequencies docs
rm docs/empty.txt
mkfifo docs/pipe
expect 0 "pipe: warning: skipped" run frequencies docs
reported ministers
rm docs/pipe
ln -s docs/none docs/dangling
expect 0 "dangling: warning: skipped" run frequencies docs
expect 1 "dangling: warning" run --strict frequencies docs
rm docs/dangling
mkfifo pipe
expect 1 "pipe: not a file or a folder" run frequencies pipe docs
reported ministers
if [ "$(id -u)" -ne 0 ]; then
  cp docs/a.txt docs/secret.txt && chmod 0 docs/secret.txt
  expect 1 "secret\.txt.*ermission" run frequencies docs
  rm -f docs/secret.txt
fi
mkdir nothing
expect 1 "nothing" run frequencies nothing

# Plugins.
cat >syntax.lua <<'LUA'
return chancery.analysis {
  name = "syntax", summary = "s",
  map = function(document) return { end,
}
LUA
expect 1 "syntax\.lua:3" run ./syntax.lua docs
cat >nothing.lua <<'LUA'
local x = 1
LUA
expect 1 "nothing\.lua" run ./nothing.lua docs
cat >throws.lua <<'LUA'
return chancery.analysis {
  name = "throws", summary = "s",
  map = function(document)
    if document.id:find("b.txt", 1, true) then
      local missing
      return { n = missing.length }
    end
    return { n = 1 }
  end,
  report = function(r, report) report:note("seen " .. r.n) end,
}
LUA
expect 1 "throws\.lua:6.*b\.txt|b\.txt.*throws\.lua:6" run ./throws.lua docs
reported 'seen 1'
cat >wrong.lua <<'LUA'
return chancery.analysis {
  name = "wrong", summary = "s",
  map = function(document) return { f = print } end,
  report = function(r, report) report:note("none") end,
}
LUA
expect 1 "function" run ./wrong.lua docs
cat >layer.lua <<'LUA'
return chancery.filter {
  name = "layer", summary = "s", provides = { marks = {} },
  apply = function(document) document:layer("marks"):add(5, 100000) end,
}
LUA
expect 1 "layer" annotate --to jsonl --filter ./layer.lua docs
cat >loop.lua <<'LUA'
return chancery.analysis {
  name = "loop", summary = "s",
  map = function() while true do end end,
  report = function() end,
}
LUA
expect 1 "time" run ./loop.lua --limit time=0.2s docs

# Options.
expect 2 "did you mean 'limit'" run concordance --set concordance.limt=3 docs
expect 2 "limit.*'many'" run concordance --set concordance.query='[]' --set concordance.limit=many docs
expect 2 "needs the option 'query'" run concordance docs
expect 2 "column 1[0-9]?" run concordance --set concordance.query='[lower="a"' docs
[ ! -s out ] || fail 'a malformed query wrote to standard output'
expect 2 "did you mean 'brief'" run breif docs
expect 2 "no-such" run brief --no-such docs
expect 2 "limit" run brief --limit tiem=3s docs

[ "$failures" -eq 0 ]
