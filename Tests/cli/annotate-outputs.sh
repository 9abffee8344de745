# What `annotate` writes of difficult texts, one file and several, into a stream and into a folder, is read by programs
# that share no code with it. Run by `Scripts/test --only program`; CHANCERY names the program, ROOT the checkout.
set -u
failures=0
check=$ROOT/Tests/cli

# Runs a command that must succeed; says what it wrote otherwise.
must() {
  if ! "$@" >log 2>&1; then
    echo "failed: $*"
    head -n 20 log | sed 's/^/    /'
    failures=$((failures + 1))
  fi
}

# Writes documents. $1: file or folder, the rest: arguments.
annotate() {
  local target=$1
  shift
  must "$CHANCERY" annotate "$@" -o "$target"
}

mkdir in
cp "$ROOT"/seeds/*.txt in/seed.txt
{
  printf 'Title of it\r\n\r\nThe coop-\r\neration of 10 000 states, i.e. the EU\302\240and U.S.\r\n'
  printf 'Don'"'"'t.\r\n\r\n- one\r\n- two\r\n'
} >in/crlf.txt
{
  printf 'مؤتمر القمة\n\nأعلنت روسيا عن أولوياتها في عام 2024. وستعمل مع الصين.\n\n'
  printf '俄罗斯宣布了2024年优先事项。我们将加强合作。\n'
} >in/scripts.txt
# A combining mark, an emoji of three code points, a bidirectional override, a bell, damage, a mark alone.
{
  printf 'Cafe\314\201 \360\237\221\251\342\200\215\360\237\232\200 A\342\200\256B\007C \357\277\275 | _ \\s\n\n'
  printf '\314\201 <script>x</script> &amp; Türkiye will go.\n'
} >'in/a b%|é.txt'
printf 'x' >in/short.txt
documents=('a b%|é.txt' crlf.txt scripts.txt seed.txt short.txt)

annotate stream.conllu in --to conllu
pairs=()
for name in "${documents[@]}"; do pairs+=("$name=in/$name"); done
must python3 "$check/check_conllu.py" stream.conllu "${pairs[@]}"

annotate stream.jsonld in --to webannotation
pairs=()
for name in "${documents[@]}"; do
  iri=$(printf %s "$name" | sed 's/%/%25/g; s/ /%20/g; s/|/%7C/g')
  pairs+=("urn:chancery:$iri=in/$name")
done
must python3 "$check/check_webannotation.py" stream.jsonld "${pairs[@]}"

annotate stream.html in --to html
files=()
for name in "${documents[@]}"; do files+=("in/$name"); done
must python3 "$check/check_html.py" stream.html "${files[@]}"

annotate stream.jsonl in --to jsonl
must python3 - "${documents[@]}" <<'PYTHON'
import json, sys
lines = open("stream.jsonl", encoding="utf-8", newline="\n").read().split("\n")
assert lines.pop() == "" and len(lines) == len(sys.argv) - 1, len(lines)
for name, line in zip(sys.argv[1:], lines):
    document = json.loads(line)
    text = open("in/" + name, "rb").read().decode("utf-8")
    assert document["id"] == name and document["text"] == text, name
    assert all({"value", "origin"} == set(field) for field in document["meta"].values()), name
    end = 0
    for block in document["blocks"]:
        assert end <= block["start"] < block["end"] <= len(text) and block["kind"], block
        end = block["end"]
    assert set(document["layers"]) == {"entities", "times", "commitments", "attributions", "defects"}, name
    for layer in document["layers"].values():
        assert layer["provider"] and isinstance(layer["attributes"], dict), name
        for item in layer["items"]:
            assert text[item["start"]:item["end"]] == item["text"], item
            assert set(item) - {"start", "end", "text"} <= set(layer["attributes"]), item
PYTHON

annotate text.txt in --to text
for name in "${documents[@]}"; do must grep -qF "==> $name <==" text.txt; done

# A folder gets a file for each document, and each of them is whole.
for format in conllu:conllu webannotation:jsonld html:html jsonl:jsonl text:txt standoff:json; do
  annotate "out-${format%%:*}/" in --to "${format%%:*}"
  for name in "${documents[@]}"; do
    file="out-${format%%:*}/${name%.txt}.${format##*:}"
    [ -s "$file" ] || { echo "'$file' is missing or empty"; failures=$((failures + 1)); }
  done
done
must python3 "$check/check_conllu.py" out-conllu/crlf.conllu crlf.txt=in/crlf.txt
must python3 "$check/check_html.py" out-html/scripts.html in/scripts.txt
must python3 "$check/check_webannotation.py" out-webannotation/seed.jsonld urn:chancery:seed.txt=in/seed.txt
if [ -f "$ROOT/../shared/gold/check.py" ]; then
  annotate gold/ in --to standoff --set standoff.copy=true
  must python3 "$ROOT/../shared/gold/check.py" gold
fi

# The number of workers changes no byte.
for format in conllu webannotation html jsonl text; do
  annotate one in --to "$format" --jobs 1
  annotate four in --to "$format" --jobs 4
  must cmp one four
done

[ "$failures" -eq 0 ]
