"""The invented texts that the fixtures are made of."""
import random

WORDS = """council committee member state framework cooperation border water energy corridor transit digital climate health
agency mandate budget review report measure implementation partner regional security observer election mission dialogue
education research trade customs standard agreement protocol annex chair secretariat working group priority target""".split()
VERBS = "will strengthen,should review,agreed to extend,will finance,intends to publish,called upon,shall monitor".split(",")


def sentence(source):
    subject, one, two, three = (source.choice(WORDS) for _ in range(4))
    return f"The {subject} {source.choice(VERBS)} the {one} {two} on {three} by {source.randint(2026, 2032)}."


def paragraph(source, count=5):
    return " ".join(sentence(source) for _ in range(count))


def markdown(seed, sections=3, title="Concept of the Chairmanship", language="en"):
    source = random.Random(seed)
    parts = [f"---\ntitle: {title}\nauthor: [Anna Berg, Luca Moretti]\nlang: {language}\n---\n"]
    for number in range(1, sections + 1):
        parts.append(f"# Priority {number}\n\n{paragraph(source)}[^n{number}]\n\n[^n{number}]: {sentence(source)}\n")
        parts.append(f"> {paragraph(source, 2)}\n")
        parts.append("\n".join(f"- {sentence(source)}\n    - {sentence(source)}" for _ in range(2)) + "\n")
        parts.append(f"## Measures {number}\n\n{paragraph(source)}\n")
        rows = "\n".join(f"| {source.choice(WORDS)} | {source.randint(1, 99)} | Ms Novak |" for _ in range(3))
        parts.append(f"| Measure | Share | Lead |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)
