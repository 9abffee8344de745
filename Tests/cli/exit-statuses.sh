# The exit statuses of the command line and where its words go: results to standard output, the rest to standard error.
# Run by `Scripts/test --only program`, in an empty folder; CHANCERY names the program, ROOT the checkout.
set -u
failures=0

# Runs the program and compares its exit status. $1: expected status, the rest: arguments.
expect() {
  local expected=$1 status
  shift
  "$CHANCERY" "$@" >out 2>err </dev/null
  status=$?
  if [ "$status" -ne "$expected" ]; then
    echo "chancery $*: status $status instead of $expected"
    sed 's/^/    /' err
    failures=$((failures + 1))
  fi
}

# The last command wrote this to standard error ($1: a regular expression) …
complains() {
  if ! grep -qE -- "$1" err; then
    echo "standard error does not match '$1':"
    sed 's/^/    /' err
    failures=$((failures + 1))
  fi
}

# … and nothing to standard output.
silent() {
  if [ -s out ]; then
    echo 'a failure wrote to standard output:'
    sed 's/^/    /' out
    failures=$((failures + 1))
  fi
}

expect 0 version
expect 0 help
expect 0 run brief "$ROOT/seeds"

expect 2 rnu brief "$ROOT/seeds"
complains "'run'"
silent
expect 2 run breif "$ROOT/seeds"
complains "'brief'"
silent
expect 2 run brief --no-such-option "$ROOT/seeds"
complains 'no-such-option'
silent

expect 1 run brief missing.txt
complains 'missing\.txt'
mkdir empty
expect 1 run brief empty
complains 'empty'
head -c 4096 /dev/urandom >noise.txt
expect 1 run brief noise.txt
complains 'noise\.txt'

# One bad input does not keep the others from being read.
expect 1 run brief missing.txt "$ROOT/seeds"
complains 'missing\.txt'
[ -s out ] || { echo 'the readable input was not reported on'; failures=$((failures + 1)); }

[ "$failures" -eq 0 ]
