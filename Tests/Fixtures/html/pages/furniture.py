"""What surrounds texts: teasers, comments, consent texts, lists of links. All invented, seeded."""

import html
import random

HEADLINES = [
    "Ferry operator fined for leaving passengers ashore", "Seven charts that explain the budget",
    "Mayor of Tellin resigns after audit", "Why onions cost more than apples this winter",
    "Court allows appeal in the bridge case", "A village votes on its own name",
    "Opinion: the trouble with free parking", "Rail timetable change: what travellers need to know",
    "New species of beetle named after a tax inspector", "Central bank holds rates for a sixth month",
    "How to read your heating bill", "Theatre reopens after four years of repairs",
    "Drought returns to the western plains", "In pictures: the spring floods", "Police find stolen altar in barn",
    "Podcast: who owns the river?", "Students protest against exam software", "Hospital merger approved with conditions",
    "Chess champion defends title in Orvond", "Ministry withdraws guidance on school lunches",
    "Five recipes for leftover bread", "Watch: robot harvests first asparagus", "The last lighthouse keeper retires",
    "Quiz: how well do you know the constitution?", "Wind farm off Pell Banks gets permit",
    "Interview: ‘I never wanted to be a judge’", "Border queues shorter after new lanes open",
    "Football: Selwyn beat Harlow in extra time", "Property tax letters go out this week", "Obituary: Ansel Roth, cartographer",
]
TEASERS = [
    "The decision comes after months of complaints from passengers and local businesses.",
    "Our correspondent explains what the figures mean, and what they leave out.",
    "Residents say that they were never asked. The council says that they were, twice.",
    "A look at the numbers behind the announcement, and at those who will pay for it.",
    "The ruling may affect hundreds of similar cases across the country.",
    "Experts warn that the season could be the driest since measurements began.",
]
SECTIONS = ["Home", "Politics", "World", "Economy", "Science", "Culture", "Sport", "Weather", "Opinion", "Video", "Podcasts", "Archive"]
COMMENTS = [
    ("grumpy_otter", "Every ten years the same promise. I will believe it when I see the first cable being laid, and not a day earlier."),
    ("Marta L.", "Thanks for the clear explanation! One question though: what does this mean for people who have just signed a three-year contract with their supplier?"),
    ("northwind", "The article forgets to mention that the opposition proposed exactly this in 2017 and was laughed out of the room. Just saying."),
    ("J. P. Koster", "@northwind That was a different proposal, with a different route and no regulator at all. Please read it before you quote it."),
    ("Ines", "My grandfather worked on the first line in the sixties. He used to say that the sea always sends the bill later."),
]
CONSENT = [
    "We value your privacy. We and our 842 partners store and access information on a device, such as unique identifiers in cookies, to process personal data.",
    "You may accept or manage your choices by clicking below, including your right to object where legitimate interest is used, or at any time in the privacy policy page.",
    "These choices will be signalled to our partners and will not affect browsing data. We and our partners process data to provide: precise geolocation data, actively scan device characteristics for identification, personalised advertising and content, advertising and content measurement, audience research and services development.",
]
CONSENT_PURPOSES = [
    ("Strictly necessary cookies", "These cookies are needed for the website to function and cannot be switched off. They are usually only set in response to actions made by you, such as setting your privacy preferences, logging in or filling in forms."),
    ("Performance cookies", "These cookies allow us to count visits and traffic sources, so that we can measure and improve the performance of our site. They help us to know which pages are the most and least popular and see how visitors move around the site."),
    ("Targeting cookies", "These cookies may be set through our site by our advertising partners. They may be used by those companies to build a profile of your interests and show you relevant adverts on other sites."),
    ("Social media cookies", "These cookies are set by a range of social media services that we have added to the site to enable you to share our content with your friends and networks."),
]

e = html.escape


def rng(name):
    return random.Random("chancery " + name)


def links(names, pattern, joiner="\n"):
    return joiner.join(pattern.format(name=e(n), slug=slug(n)) for n in names)


def slug(text):
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in text.lower()).strip("-")


def cards(name, count, pattern):
    r = rng(name)
    heads = [HEADLINES[i % len(HEADLINES)] for i in r.sample(range(max(count, len(HEADLINES))), count)]
    return "\n".join(
        pattern.format(head=e(h), slug=slug(h), teaser=e(r.choice(TEASERS)), section=r.choice(SECTIONS[1:8]),
                       hours=r.randint(1, 23), number=r.randint(1000, 9999))
        for h in heads)


def blocks(text, **patterns):
    """A text in a template's markup; li are wrapped in `ul`."""
    default = {"h1": "<h1>{}</h1>", "stand": "<p>{}</p>", "h2": "<h2>{}</h2>", "h3": "<h3>{}</h3>", "p": "<p>{}</p>",
               "li": "<li>{}</li>", "q": "<blockquote><p>{}</p></blockquote>",
               "cap": "<figure><img src='/i/1.jpg' alt=''><figcaption>{}</figcaption></figure>",
               "ul": "<ul>", "/ul": "</ul>"}
    default.update(patterns)
    out, in_list = [], False
    for kind, words in text:
        if (kind == "li") != in_list:
            out.append(default["ul"] if kind == "li" else default["/ul"])
            in_list = kind == "li"
        out.append(default[kind].format(e(words, quote=False)))
    if in_list:
        out.append(default["/ul"])
    return out


def gold(text):
    return [words for _, words in text]
