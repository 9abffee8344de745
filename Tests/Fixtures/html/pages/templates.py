"""The templates: one function a page, which returns the page (or page and encoding) and its gold text."""

from furniture import *
from texts import *


def newspaper():
    """A large newspaper: a script's hashed classes, promotions between paragraphs, comments."""
    body = blocks(GRID[2:])
    body.insert(2, '<div class="css-19hdyf3"><p class="css-1n7hynb">Sign up for The Morning Tide</p><p>Our editors’ guide to the day’s news, in your inbox before breakfast.</p><form><input type="email" placeholder="Email address"><button>Sign up</button></form></div>')
    body.insert(5, '<div class="css-x8f3n1" data-testid="inline-ad"><p>Advertisement</p><a href="#after-ad">SKIP ADVERTISEMENT</a></div>')
    body.insert(7, f'<p class="css-at9mc1"><strong>Read more:</strong> <a href="/a/7781">{HEADLINES[24]}</a></p>')
    comments = "".join(f'<li class="css-cm1"><div class="css-cm2"><span>{u}</span><time>2 hours ago</time></div><p>{e(t)}</p><div><button>Reply</button><button>Recommend 12</button></div></li>' for u, t in COMMENTS)
    page = f"""<!DOCTYPE html>
<html lang="en" class="story nytapp-vi"><head><meta charset="utf-8"><title>Five coastal states agree to link their power grids by 2031 - The Selwyn Tribune</title>
<meta property="og:title" content="Five coastal states agree to link their power grids by 2031"><meta property="og:site_name" content="The Selwyn Tribune">
<meta property="article:published_time" content="2024-04-11T17:02:11+02:00"><link rel="canonical" href="https://tribune.example/2024/04/11/world/power-grid.html">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Five coastal states agree to link their power grids by 2031","datePublished":"2024-04-11T15:02:11.000Z","author":[{{"@type":"Person","name":"Nell Abara"}},{{"@type":"Person","name":"Jonas Wirth"}}],"publisher":{{"@type":"Organization","name":"The Selwyn Tribune"}}}}</script>
<style>.css-1{{color:red}}</style></head><body>
<div id="app"><div class="css-v89234"><a class="css-skp" href="#site-content">Skip to content</a><header class="css-1bymuyk">
<div><button aria-label="Sections">Sections</button><a href="/"><svg><title>Tribune</title><text>T</text></svg></a><a href="/subscribe">Subscribe for 1 mark a week</a><a href="/login">Log in</a></div>
<ul class="css-1yyrki">{links(SECTIONS, '<li><a href="/section/{slug}">{name}</a></li>')}</ul></header></div>
<main id="site-content"><div><article id="story" class="css-1vxca1d">
<header class="css-1o4j4"><p class="css-hd1"><a href="/section/world">World</a></p><h1 class="css-88wicj">{e(GRID[0][1])}</h1><p id="article-summary" class="css-1mfyxdp">{e(GRID[1][1])}</p>
<div class="css-bbx"><button>Share full article</button><button>Save</button><span>214</span></div></header>
<section name="articleBody" class="meteredContent css-1r7ky0e">{"".join(f'<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{b}</div></div>' for b in body)}</section>
<div class="bottom-of-article"><p class="css-au1">Nell Abara reports on energy from Harlow. Jonas Wirth covers the Merrin Sea states. <a href="/by/na">More about Nell Abara</a></p><div class="css-tg">See more on: <a href="/t/energy">Energy</a>, <a href="/t/castellane">Castellane</a>, <a href="/t/orvond">Orvond</a></div></div>
<div class="css-cmts"><h2>Comments 5</h2><p>The Tribune needs your voice. We welcome your on-topic commentary, criticism and expertise.</p><ol>{comments}</ol></div>
</article></div>
<section class="css-rel"><h2>Related Content</h2><div>{cards('newspaper', 6, '<div class="css-crd"><a href="/{slug}"><h3>{head}</h3><p>{teaser}</p></a><span>{hours}h ago</span></div>')}</div></section>
<section aria-label="Most Popular"><h2>Trending in The Tribune</h2><ol>{cards('trend', 5, '<li><a href="/{slug}">{head}</a></li>')}</ol></section></main>
<footer><nav><h2>Site Index</h2><ul>{links(SECTIONS, '<li><a href="/{slug}">{name}</a></li>')}</ul></nav><p>© 2024 The Selwyn Tribune Company</p><ul><li><a href="/terms">Terms of Service</a></li><li><a href="/privacy">Privacy Policy</a></li></ul></footer></div>
</body></html>"""
    return page, gold(GRID)


def ministry():
    """A ministry on Drupal."""
    return f"""<!DOCTYPE html>
<html lang="en" dir="ltr" prefix="og: http://ogp.me/ns#"><head><meta charset="utf-8"/><title>Minister Adebayo announces national programme for rural water supply | Ministry of Infrastructure and Water</title>
<meta name="dcterms.issued" content="2024-05-14"/><meta name="dcterms.publisher" content="Ministry of Infrastructure and Water"/><link rel="canonical" href="/en/press/2024/water-programme"/><base href="https://miw.example/"/></head>
<body class="path-node page-node-type-press-release has-sidebar">
<a href="#main-content" class="visually-hidden focusable">Skip to main content</a>
<div class="dialog-off-canvas-main-canvas"><div class="layout-container">
<div class="region region-pre-header"><div id="block-officialwebsite" class="gov-strip"><p>An official website of the Republic. <a href="/how">Here is how you know</a></p></div>
<ul class="lang"><li><a href="/en">English</a></li><li><a href="/fr">Français</a></li><li><a href="/ha">Hausa</a></li></ul></div>
<div class="region region-header"><div class="site-branding"><a href="/" rel="home">Ministry of Infrastructure and Water</a></div>
<div class="block block-menu-mainnavigation"><ul class="clearfix">{links(["The Ministry", "Minister", "Policies", "Legislation", "Projects", "Tenders", "Publications", "Newsroom", "Careers", "Contact"], '<li class="item"><a href="/{slug}">{name}</a></li>')}</ul></div>
<form action="/search" method="get"><label for="k">Search</label><input type="search" id="k" name="keys"><input type="submit" value="Search"></form></div>
<div class="region region-crumbs"><ol><li><a href="/">Home</a></li><li><a href="/newsroom">Newsroom</a></li><li>Press releases</li></ol></div>
<div class="layout-content"><a id="main-content" tabindex="-1"></a><div class="region region-content">
<div data-drupal-messages-fallback class="hidden"></div>
<div id="block-content" class="node node--type-press-release node--view-mode-full"><h1 class="page-title"><span>{e(WATER[0][1])}</span></h1>
<div class="field field--name-field-reference">{e(WATER[1][1])}</div>
<div class="field field--name-field-date"><time datetime="2024-05-14T12:00:00Z">14 May 2024</time></div>
<div class="text-formatted field field--name-body field--type-text-with-summary">{"".join(blocks(WATER[2:]))}</div>
<div class="field field--name-field-tags"><div class="field__label">Topics</div><div class="field__items"><a href="/t/1">Water</a> <a href="/t/2">Rural development</a></div></div>
<div class="social-media-sharing"><ul><li><a href="https://f.example">Facebook</a></li><li><a href="https://x.example">X</a></li><li><a href="mailto:?">E-mail</a></li><li><a href="javascript:print()">Print</a></li></ul></div>
</div></div></div>
<div class="layout-sidebar-second"><div class="region region-sidebar-second"><div class="views-element-container"><h2>Latest press releases</h2><ul>{cards('ministry', 6, '<li><a href="/press/{number}">{head}</a><span class="date">{hours} May 2024</span></li>')}</ul><p><a href="/press">All press releases</a></p></div>
<div class="block"><h2>Press office</h2><p>Telephone: 0800 114 114<br>E-mail: press@miw.example</p></div></div></div>
<div class="region region-footer"><div class="cols"><div><h3>Ministry</h3><ul>{links(["Organisation chart", "History", "Budget"], '<li><a href="/{slug}">{name}</a></li>')}</ul></div><div><h3>Services</h3><ul>{links(["Permits", "Grants", "Complaints"], '<li><a href="/{slug}">{name}</a></li>')}</ul></div></div><p>Riverside Avenue 12, Tarrin. <a href="/imprint">Imprint</a> | <a href="/privacy">Privacy</a> | <a href="/a11y">Accessibility statement</a></p></div>
</div></div></body></html>""", gold(WATER)


def wire():
    """A wire service: little markup, a ticker, a list of the latest."""
    return f"""<!doctype html><html lang=en><head><meta charset=utf-8><title>Dockworkers end eleven-day strike at Port Selwyn after pay deal</title>
<meta name="date" content="2024-04-09T21:14:00Z"><meta name="author" content="By Rhona Keys"></head><body>
<div id=top><a href=/><b>INTERWIRE</b></a> <span>Markets: SLX 4,211.02 +0.4% | HRX 1,090.77 -0.1% | Crown/Mark 1.0934</span></div>
<div id=bar><a href=/>Latest</a> <a href=/p>Politics</a> <a href=/b>Business</a> <a href=/m>Markets</a> <a href=/s>Sport</a> <a href=/c>Corrections</a></div>
<div id=wrap><div id=story><div class=slug>AM-PORT-STRIKE (UPDATE 3)</div>{"".join(blocks(HARBOUR[:1]))}<div class=when>April 9, 2024 9:14 PM UTC. Updated 40 minutes ago</div>
{"".join(blocks(HARBOUR[1:], p='<p class=t>{}'))}
<div class=sig>Reporting by Rhona Keys; Editing by T. Bell</div><div class=trust>Our standards: <a href=/principles>The Interwire principles</a></div></div>
<div id=col><div class=hd>Also moving</div>{cards('wire', 12, '<div class=mv><span>{hours}:0{section[0]}</span> <a href=/{number}>{head}</a></div>')}</div></div>
<div id=end>All quotes delayed a minimum of 15 minutes. <a href=/terms>Terms</a> <a href=/api>Data feeds</a> <a href=/jobs>Jobs</a></div></body></html>""", gold(HARBOUR)


def wordpress():
    """A blog on WordPress with a long list of comments and a sidebar of widgets."""
    comments = "".join(f'<li id="comment-{i}" class="comment even thread-even depth-1"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">{u}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-{i}"><time>3 March 2024 at 9:1{i} am</time></a></div></footer><div class="comment-content"><p>{e(t)}</p></div><div class="reply"><a class="comment-reply-link">Reply</a></div></article></li>' for i, (u, t) in enumerate(COMMENTS * 2))
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8" /><title>What I learned from reading four hundred consultation responses &#8211; Notes from a Small Council</title>
<meta property="article:published_time" content="2024-03-02T18:20:00+00:00" /><meta name="generator" content="WordPress 6.4" /></head>
<body class="post-template-default single single-post postid-881 single-format-standard wp-embed-responsive">
<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">Notes from a Small Council</a></p><p class="site-description">Local government, seen from the third row</p>
<nav id="site-navigation" class="main-navigation"><div class="menu-primary-container"><ul id="primary-menu" class="menu">{links(["About", "Archive", "Reading list", "Contact"], '<li class="menu-item"><a href="/{slug}/">{name}</a></li>')}</ul></div></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><div id="main" class="site-main">
<div id="post-881" class="post-881 post type-post hentry category-planning"><header class="entry-header"><h1 class="entry-title">{e(BLOG[0][1])}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="#"><time class="entry-date published" datetime="2024-03-02T18:20:00+00:00">2 March 2024</time></a></span><span class="byline"> by <a class="url fn n" href="/author/edda/">Edda</a></span></div></header>
<div class="entry-content">{"".join(blocks(BLOG[1:]))}
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li><a href="?share=twitter"><span>Twitter</span></a></li><li><a href="?share=facebook"><span>Facebook</span></a></li></ul></div></div></div>
<div class='sharedaddy sd-block sd-like'><h3>Like this:</h3><div class='likes-widget-placeholder'><span class='loading'>Loading...</span></div></div>
<div id='jp-relatedposts' class='jp-relatedposts'><h3><em>Related</em></h3><div>{cards('wp', 3, '<div class="jp-relatedposts-post"><h4><a href="/{slug}">{head}</a></h4><p>{teaser}</p><p>March {hours}, 2023</p><p>In "Planning"</p></div>')}</div></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c/planning">Planning</a></span><span class="tags-links">Tagged <a href="/t/consultation">consultation</a>, <a href="/t/housing">housing</a></span></footer></div>
<nav class="navigation post-navigation"><div class="nav-links"><div class="nav-previous"><a href="/p">The bus that never came</a></div><div class="nav-next"><a href="/n">Budget night</a></div></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">10 thoughts on “What I learned”</h2><ol class="comment-list">{comments}</ol><div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><p>Your email address will not be published. Required fields are marked *</p><textarea></textarea><input name="author"><input type="submit" value="Post Comment"></form></div></div>
</div></div><div id="secondary" class="widget-area"><section class="widget widget_search"><form><input type="search"></form></section><section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul>{cards('wpr', 5, '<li><a href="/{slug}">{head}</a></li>')}</ul></section><section class="widget widget_text"><h2>About me</h2><p>I have sat on the council’s planning committee since 2015 and write here about what I see, in my own name only.</p></section></div></div>
<footer id="colophon" class="site-footer"><div class="site-info"><a href="https://wordpress.example/">Proudly powered by WordPress</a> | Theme: Underscores</div></footer></div></body></html>""", gold(BLOG)


def wiki():
    """An encyclopaedia on MediaWiki."""
    body = []
    for kind, words in WIKI[1:]:
        body.append(f'<h2><span class="mw-headline" id="{slug(words)}">{words}</span><span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/w?edit">edit</a><span class="mw-editsection-bracket">]</span></span></h2>' if kind == "h2" else f'<p>{e(words, quote=False)}</p>')
    body[1] = body[1].replace("historians.", 'historians.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>')
    refs = '<h2><span class="mw-headline">References</span></h2><div class="mw-references-wrap"><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text">Harding, P. (1954). <i>The River Commissions</i>. Velmar University Press, pp. 41–47.</span></li></ol></div>'
    infobox = '<table class="infobox"><tbody><tr><th colspan="2">Treaty of Lower Anselm</th></tr><tr><th scope="row">Signed</th><td>14 September 1823</td></tr><tr><th scope="row">Location</th><td>Lower Anselm</td></tr><tr><th scope="row">Parties</th><td>Velmar, Free Cities of the Anse</td></tr></tbody></table>'
    return f"""<!DOCTYPE html><html class="client-nojs vector-feature" lang="en" dir="ltr"><head><meta charset="UTF-8"><title>Treaty of Lower Anselm - Openpedia</title></head>
<body class="skin-vector mediawiki ltr ns-0"><div class="mw-page-container"><a class="mw-jump-link" href="#bodyContent">Jump to content</a>
<div class="vector-header-container"><div id="mw-panel"><div class="vector-menu-heading">Navigation</div><ul>{links(["Main page", "Contents", "Current events", "Random article", "About", "Donate"], '<li class="mw-list-item"><a href="/{slug}">{name}</a></li>')}</ul></div></div>
<div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading mw-first-heading"><span class="mw-page-title-main">{WIKI[0][1]}</span></h1>
<div class="vector-page-toolbar"><ul><li><a href="/w">Article</a></li><li><a href="/talk">Talk</a></li><li><a href="/edit">Edit</a></li><li><a href="/h">View history</a></li></ul></div>
<div id="bodyContent" class="vector-body"><div id="siteSub" class="noprint">From Openpedia, the open encyclopaedia</div>
<div id="mw-content-text" class="mw-body-content"><div class="mw-parser-output">{infobox}{"".join(body[:2])}
<div id="toc" class="toc" role="navigation"><div class="toctitle"><h2>Contents</h2></div><ul><li><a href="#background">1 Background</a></li><li><a href="#provisions">2 Provisions</a></li><li><a href="#legacy">3 Legacy</a></li></ul></div>
{"".join(body[2:])}{refs}
<div class="navbox" role="navigation"><table class="nowraplinks"><tbody><tr><th>Treaties of Velmar</th></tr><tr><td><ul>{links(["Treaty of Greve", "Peace of Ostmark", "Salt Convention", "Second Anse Accord", "Concordat of 1790"], '<li><a href="/{slug}">{name}</a></li>')}</ul></td></tr></tbody></table></div></div>
<div class="printfooter">Retrieved from "https://openpedia.example/Treaty_of_Lower_Anselm"</div></div>
<div id="catlinks" class="catlinks"><a href="/c">Categories</a>: <ul><li><a href="/c1">1823 treaties</a></li><li><a href="/c2">History of Velmar</a></li></ul></div></div></div>
<footer id="footer"><ul><li>This page was last edited on 2 February 2024, at 11:08.</li><li>Text is available under an open licence; additional terms may apply.</li></ul></footer></div></body></html>""", \
        gold(WIKI) + ["References", "Harding, P. (1954). The River Commissions. Velmar University Press, pp. 41–47.",
                      "Treaty of Lower Anselm", "Signed", "14 September 1823", "Location", "Lower Anselm", "Parties", "Velmar, Free Cities of the Anse"]


def old_tables():
    """A page of 1999: tables for the layout, FONT, nothing closed."""
    text = "".join(f"<P><FONT FACE=Arial SIZE=2>{e(w, quote=False)}</FONT>\n" for k, w in GRID[1:] if k != "h2")
    return f"""<HTML><HEAD><TITLE>Merrin Sea Review: Five coastal states agree to link their power grids by 2031</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF TEXT=#000000 LINK=#0000CC><CENTER>
<TABLE WIDTH=760 BORDER=0 CELLPADDING=0 CELLSPACING=0><TR><TD COLSPAN=3 BGCOLOR=#003366><IMG SRC=logo.gif ALT="Merrin Sea Review"><FONT COLOR=white SIZE=1>&nbsp;Established 1971&nbsp;</FONT></TD></TR>
<TR><TD COLSPAN=3 BGCOLOR=#CCCCCC ALIGN=center><FONT SIZE=1><A HREF=index.htm>HOME</A> | <A HREF=cur.htm>CURRENT ISSUE</A> | <A HREF=back.htm>BACK ISSUES</A> | <A HREF=sub.htm>SUBSCRIPTIONS</A> | <A HREF=links.htm>LINKS</A></FONT></TD></TR>
<TR><TD WIDTH=140 VALIGN=top BGCOLOR=#EEEEEE><FONT SIZE=1><B>In this issue</B><BR>{cards('old', 9, '<A HREF=a{number}.htm>{head}</A><BR><BR>')}</FONT><HR><FONT SIZE=1>Webmaster: <A HREF="mailto:w@review.example">w@review.example</A></FONT></TD>
<TD WIDTH=10>&nbsp;</TD><TD VALIGN=top><FONT FACE=Arial SIZE=4><B>{e(GRID[0][1])}</B></FONT>
{text}
<P ALIGN=right><FONT SIZE=1><A HREF=#top>Top of page</A></FONT></TD></TR>
<TR><TD COLSPAN=3 ALIGN=center><HR><FONT SIZE=1>Copyright 1999 Merrin Sea Review. Best viewed at 800 x 600.<BR>You are visitor number 031415</FONT></TD></TR></TABLE></CENTER></BODY></HTML>""", \
        [w for k, w in GRID if k != "h2"]


def think_tank():
    """A think tank: utility classes without meaning, a table of data, footnotes."""
    body = blocks(TANK[2:], h2='<h2 class="text-2xl font-semibold mt-10 mb-4">{}</h2>', p='<p class="mb-4 leading-7">{}</p>', li='<li class="ml-4">{}</li>', ul='<ul class="list-disc mb-6">')
    joined = "".join(body)
    joined = joined.replace("within a year of a downgrade.", 'within a year of a downgrade.<sup><a id="fnref-1" href="#fn-1">1</a></sup>')
    joined = joined.replace("below five percent.", 'below five percent.<sup><a id="fnref-2" href="#fn-2">2</a></sup>')
    rows = [("Country", "Age in 2010", "Age in 2024", "Expected saving, percent of GDP"), ("Orvond", "62", "65", "0.8"), ("Castellane", "60", "64", "1.1"), ("Illyria", "63", "65", "0.4")]
    table = '<div class="overflow-x-auto my-8"><table class="min-w-full text-sm"><caption class="text-left">Table 1. Statutory retirement ages</caption>' + "".join("<tr>" + "".join(f"<{'th' if i == 0 else 'td'}>{c}</{'th' if i == 0 else 'td'}>" for c in row) + "</tr>" for i, row in enumerate(rows)) + "</table></div>"
    joined = joined.replace('<h2 class="text-2xl font-semibold mt-10 mb-4">2.', table + '<h2 class="text-2xl font-semibold mt-10 mb-4">2.')
    notes = ["The downgrades are those of the two largest agencies; a warning was not counted.", "Data from the national insurers’ annual reports, 2012 to 2023. For Illyria the series begins in 2015."]
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Borrowed Time: Pension Reform in Small Open Economies | Aldgate Centre</title>
<meta name="citation_title" content="Borrowed Time: Pension Reform in Small Open Economies"><meta name="citation_author" content="Holt, Maren"><meta name="citation_author" content="Eze, Chidi"><meta name="citation_publication_date" content="2024/06/18"></head>
<body class="antialiased text-slate-800"><div class="sticky top-0 z-50 bg-white"><div class="max-w-7xl mx-auto flex justify-between"><a href="/" class="font-bold">Aldgate Centre</a><div class="hidden md:flex space-x-6">{links(["Research", "Experts", "Events", "Podcast", "Support us"], '<a class="hover:underline" href="/{slug}">{name}</a>')}</div></div></div>
<div class="bg-slate-100 py-16"><div class="max-w-3xl mx-auto px-4"><div class="uppercase text-xs tracking-wide"><a href="/briefs">Policy briefs</a></div><h1 class="text-4xl font-serif">{e(TANK[0][1])}</h1><p class="mt-4 text-xl">{e(TANK[1][1])}</p><div class="mt-6 text-sm"><a href="/experts/holt">Maren Holt</a> and <a href="/experts/eze">Chidi Eze</a></div><a class="btn mt-6 inline-block" href="/f.pdf">Download PDF (1.2 MB)</a></div></div>
<div class="max-w-3xl mx-auto px-4 py-12">{joined}
<div class="mt-12 border-t pt-6 text-sm"><ol><li id="fn-1">{notes[0]} <a href="#fnref-1">↩</a></li><li id="fn-2">{notes[1]} <a href="#fnref-2">↩</a></li></ol></div></div>
<div class="bg-slate-50"><div class="max-w-7xl mx-auto grid grid-cols-3 gap-8 py-12"><div class="col-span-3 text-xl">Further reading</div>{cards('tank', 6, '<div class="rounded-lg shadow p-6"><div class="text-xs uppercase">{section}</div><div class="mt-2 font-semibold"><a href="/{slug}">{head}</a></div><div class="mt-2 text-sm">{teaser}</div></div>')}</div></div>
<div class="bg-slate-900 text-white"><div class="max-w-7xl mx-auto py-12 grid grid-cols-2"><div><div class="text-lg">Stay in touch</div><p>One e-mail a week with our latest research, and nothing else. You can leave at any time.</p><form><input type="email"><button>Join</button></form></div><div class="text-sm">{links(["About", "Funding", "Transparency", "Jobs", "Imprint"], '<a class="block" href="/{slug}">{name}</a>')}<div class="mt-4">Aldgate Centre is a registered charity, No. 1140227.</div></div></div></div></body></html>""", \
        gold(TANK) + ["Table 1. Statutory retirement ages"] + [c for row in rows for c in row] + notes


def live_blog():
    """A live blog: posts with times, each with its buttons; a summary beside them."""
    posts = "".join(f'<div class="lb-item" id="p{i}"><div class="lb-item__head"><a class="lb-item__time" href="#p{i}"><time datetime="2024-10-06T{t}:00+02:00">{t}</time></a></div><h3 class="lb-item__title">{e(h, quote=False)}</h3><div class="lb-item__copy"><p>{e(x, quote=False)}</p></div><ul class="lb-item__tools"><li><a href="#">Share</a></li><li><a href="#">Copy link</a></li></ul></div>' for i, (t, h, x) in enumerate(reversed(LIVE)))
    result = ["Election night: live updates from all twelve districts", "The country elects a new assembly. Follow the count with our reporters."]
    for t, h, x in reversed(LIVE):
        result += [t, h, x]
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Election night: live updates from all twelve districts – as it happened | Channel Six News</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Election night: live updates from all twelve districts","datePublished":"2024-10-06T18:00:00+02:00","dateModified":"2024-10-06T21:15:00+02:00"}}</script></head><body>
<div class="gh"><div class="gh__logo"><a href="/">Six</a></div><div class="gh__links">{links(SECTIONS[:8], '<a href="/{slug}">{name}</a>')}</div></div>
<div class="breaking"><a href="/b">Breaking: storm warning for the northern coast</a></div>
<div class="page"><div class="lb-head"><span class="badge">LIVE</span><h1>{result[0]}</h1><p class="lb-intro">{result[1]}</p><div class="lb-share"><a href="#">Facebook</a><a href="#">WhatsApp</a></div></div>
<div class="cols"><div class="lb-stream">{posts}</div>
<div class="lb-side"><div class="lb-side__box"><h2>Key moments</h2><ol>{"".join(f'<li><a href="#p{i}">{e(h)}</a></li>' for i, (t, h, x) in enumerate(LIVE))}</ol></div><div class="lb-side__box"><h2>More on the election</h2><ul>{cards('live', 5, '<li><a href="/{slug}">{head}</a></li>')}</ul></div></div></div></div>
<div class="gf"><ul>{links(["Contact", "Frequencies", "Complaints", "Jobs"], '<li><a href="/{slug}">{name}</a></li>')}</ul><p>Channel Six is not responsible for the content of external sites.</p></div></body></html>""", result


def press_release():
    """An agency's release on a distribution service."""
    text = WATER[2:9]
    about = "About the Agency for Rural Works: The Agency builds and maintains roads, wells and small dams in eleven provinces. It was founded in 1974 and employs 2,900 people."
    contact = "Media contact: Tunde Okafor, Agency for Rural Works, +000 555 0142, media@arw.example"
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>National programme for rural water supply begins in eleven provinces | PR Circuit</title><meta name="description" content="The Agency for Rural Works begins drilling."><meta property="og:site_name" content="PR Circuit"></head><body>
<div class="topstrip"><span>Send a release</span><span><a href="/login">Client login</a></span><span><a href="/signup">Become a member</a></span></div>
<div class="mainmenu"><ul>{links(["News", "Products", "Contact", "Business", "Environment", "Heavy industry", "People"], '<li><a href="/{slug}">{name}</a><ul><li><a href="/{slug}/all">All {name}</a></li><li><a href="/{slug}/today">{name} today</a></li></ul></li>')}</ul></div>
<section class="release-header"><div class="container"><h1>National programme for rural water supply begins in eleven provinces</h1><div class="row"><div class="col-lg-8"><p class="mb-no"><strong>News provided by</strong></p><p><a href="/org/arw">Agency for Rural Works</a></p><p class="mb-no">May 14, 2024, 09:00</p></div><div class="col-lg-4"><div>Share this article</div><a href="#">Toggle</a></div></div></div></section>
<section class="release-body container"><div class="row"><div class="col-lg-10">{"".join(blocks(text))}<p>{about}</p><p>{contact}</p><p>SOURCE Agency for Rural Works</p></div></div></section>
<section class="container"><div class="row detail-headline"><h2>Also from this source</h2>{cards('pr', 2, '<div class="col-sm-6 card"><a href="/{slug}"><h3>{head}</h3><p>{teaser}</p></a></div>')}</div><div><h2>Explore</h2>{cards('pr2', 4, '<div class="col-sm-3"><a href="/{slug}"><img src="/i.png"><h3>{head}</h3></a></div>')}</div></section>
<div class="cta-strip"><div class="container"><h3>Journalists and bloggers</h3><p>The news you need, when you need it. Join PR Circuit for journalists to access all of our free services.</p><a href="/j">Get started</a></div></div>
<footer><div><h3>Contact PR Circuit</h3><p>888-000-0000 from 8 AM to 9 PM</p></div>{links(["Products", "About", "My services", "Terms of use"], '<a href="/{slug}">{name}</a>')}<p>Copyright © 2024 PR Circuit. All rights reserved.</p></footer></body></html>""", \
        ["National programme for rural water supply begins in eleven provinces"] + gold(text) + [about, contact, "SOURCE Agency for Rural Works"]


def transcript():
    """A foreign ministry's briefing: bold speakers, short questions; a portal around it."""
    body = "".join(f'<div class="qa-row"><b>{w.split(":", 1)[0]}:</b>{e(w.split(":", 1)[1], quote=False)}</div>' for k, w in BRIEFING[1:])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ministry of Foreign Affairs :: Transcript of the weekly briefing by the spokesperson, 21 February</title></head><body id="mfa">
<div id="head"><div id="crest">Ministry of Foreign Affairs</div><div id="lang"><a href="/en">EN</a> <a href="/fr">FR</a> <a href="/ru">RU</a></div><form action="/s"><input type="text" name="q"><input type="submit" value="Find"></form></div>
<div id="menu"><ul>{links(["Minister", "Policy", "Missions", "Consular services", "Travel advice", "Press", "Vacancies"], '<li><a href="/{slug}">{name}</a></li>')}</ul></div>
<div id="outer"><div id="lhs"><div class="tree"><a href="/press">Press</a><a href="/press/statements">Statements</a><a href="/press/briefings"><b>Briefings</b></a><a href="/press/interviews">Interviews</a><a href="/press/photos">Photo archive</a></div></div>
<div id="doc"><h1>{BRIEFING[0][1]}</h1><div class="docinfo">21.02.2024 | Ref. 312-21-02-2024</div>{body}<div class="docfoot"><a href="print">Printable version</a> <a href="mail">Send by e-mail</a></div></div>
<div id="rhs"><div class="box"><div class="boxh">Recent briefings</div>{"".join(f'<div><a href="/b/{d}">Briefing of {d} February</a></div>' for d in (14, 7))}<div><a href="/b/31">Briefing of 31 January</a></div></div><div class="box"><div class="boxh">Emergency line</div><div>Citizens in distress abroad: +000 555 0100, day and night</div></div></div></div>
<div id="foot"><p>32 Embankment, Harlow | <a href="/site">Site map</a> | <a href="/access">Accessibility</a></p></div></body></html>""", gold(BRIEFING)


def endless_cards():
    """A short report under which cards go on without end, all of them articles."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Dockworkers end eleven-day strike at Port Selwyn after pay deal · Daily Buzz</title><meta property="og:site_name" content="Daily Buzz"></head><body>
<div class="shell"><div class="hd"><a class="lg" href="/">Daily Buzz</a><div class="mn">{links(SECTIONS, '<a href="/{slug}">{name}</a>')}</div></div>
<div class="feed"><article class="item item--full"><h1>{e(HARBOUR[0][1])}</h1><div class="who"><img src="a.png"><span>Rhona Keys</span><span>2 hours ago</span></div>{"".join(blocks(HARBOUR[1:]))}<div class="emo"><button>😀 12</button><button>😡 4</button><a href="#c">6 comments</a></div></article>
{cards('endless', 28, '<article class="item item--small"><a href="/{slug}-{number}"><img src="{number}.jpg" alt=""><h2>{head}</h2></a><p>{teaser}</p><div class="who"><span>{section}</span><span>{hours} hours ago</span></div></article>')}
<div class="ldr">Loading more stories…</div></div></div></body></html>""", gold(HARBOUR)


def cookie_wall():
    """A consent dialogue that is longer than the report below it."""
    purposes = "".join(f'<div class="ot-acc"><h4>{h}</h4><p>{t}</p><label><input type="checkbox"> Allow</label></div>' for h, t in CONSENT_PURPOSES * 2)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Dockworkers end eleven-day strike at Port Selwyn after pay deal - Coast Radio</title></head><body class="modal-open">
<div class="shell-x"><div class="bar"><a href="/">Coast Radio</a><ul>{links(["Listen", "News", "Shows", "Schedule"], '<li><a href="/{slug}">{name}</a></li>')}</ul></div>
<div class="wrap"><div class="left-col"><h1>{e(HARBOUR[0][1])}</h1><p class="d">9 April 2024</p>{"".join(blocks(HARBOUR[1:]))}</div></div></div>
<div id="onetrust-consent-sdk"><div id="ot-sdk-btn-floating"></div><div class="ot-fltr" aria-label="Privacy"><h2>We value your privacy</h2>{"".join(f"<p>{t}</p>" for t in CONSENT)}<button>Accept all</button><button>Reject all</button><button>Manage choices</button></div>
<div class="ot-pc" role="dialog" aria-modal="true" aria-label="Preference centre"><h2>Preference centre</h2><p>When you visit any website, it may store or retrieve information on your browser, mostly in the form of cookies. This information might be about you, your preferences or your device.</p>{purposes}<button>Confirm my choices</button></div></div></body></html>""", gold(HARBOUR)


def russian_1251():
    """A Russian regional site in windows-1251, divs only."""
    news = ["Паводок отступил от трёх посёлков", "Открыт новый мост через Кемь", "В школах вводят единое расписание звонков", "Рыбаки просят продлить путину", "Цены на уголь выросли на восемь процентов"]
    page = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>Правительство утвердило программу развития северных портов :: Северный вестник</title>
<meta name="description" content="Кабинет министров одобрил программу развития портов побережья."><meta name="keywords" content="порты, север, программа"></head><body>
<div class="head"><div class="logo"><a href="/">Северный вестник</a></div><div class="rates">USD 92,14 &nbsp; EUR 99,80 &nbsp; Погода: -11&deg;</div></div>
<div class="nav_top">{"".join(f'<a href="/{i}/">{n}</a> ' for i, n in enumerate(["Главная", "Политика", "Экономика", "Общество", "Происшествия", "Спорт", "Фото", "Архив"]))}</div>
<div class="cont"><div class="l_col"><div class="bl_title">Лента новостей</div>{"".join(f'<div class="n_item"><span>1{i}:40</span> <a href="/n/{i}">{n}</a></div>' for i, n in enumerate(news * 2))}</div>
<div class="c_col"><div class="path"><a href="/">Главная</a> / <a href="/2/">Экономика</a></div><h1>{RUSSIAN[0][1]}</h1><div class="n_date">14 ноября 2024, 16:20</div><div class="n_text">{"".join(blocks(RUSSIAN[1:]))}</div>
<div class="n_src">Источник: пресс-служба правительства</div><div class="soc"><a href="#">ВКонтакте</a> <a href="#">Одноклассники</a> <a href="#">Телеграм</a></div>
<div class="bl_title">Читайте также</div><div class="also">{"".join(f'<div><a href="/n/{i + 20}">{n}</a></div>' for i, n in enumerate(news))}</div>
<div class="bl_title">Комментарии (3)</div><div class="cm"><div class="cm_i"><b>Помор</b> 14.11.2024 17:02<br>Лучше бы дорогу до посёлка сделали, третий год обещают и каждый год переносят.</div><div class="cm_i"><b>Нина</b> 14.11.2024 17:45<br>А где список участков можно посмотреть? В прошлый раз его так и не опубликовали.</div></div></div>
<div class="r_col"><div class="ban">Реклама</div><div class="bl_title">Опрос</div><form><p>Пользуетесь ли вы поездом?</p><input type="radio"> Да<br><input type="radio"> Нет<br><input type="submit" value="Голосовать"></form></div></div>
<div class="foot">&copy; 2004–2024 «Северный вестник». Перепечатка только со ссылкой на издание. <a href="/reklama">Реклама на сайте</a> <a href="/kontakty">Контакты</a></div></body></html>"""
    return (page, "cp1251"), gold(RUSSIAN)


def arabic():
    """An Arabic news channel, right to left."""
    heads = ["الأمطار تعيد الحياة إلى سهول الشمال", "افتتاح محطة جديدة لتحلية المياه", "الجامعات تبدأ عامها الدراسي", "ارتفاع أسعار القمح في الأسواق", "مهرجان الواحة يستقبل زواره"]
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{ARABIC[0][1]} | قناة الوادي</title><meta property="og:site_name" content="قناة الوادي"><meta property="article:published_time" content="2024-06-04T10:15:00Z"></head><body>
<header><div class="brand"><a href="/">قناة الوادي</a></div><nav><ul>{"".join(f'<li><a href="/{i}">{n}</a></li>' for i, n in enumerate(["الرئيسية", "أخبار", "اقتصاد", "ثقافة", "رياضة", "مقالات"]))}</ul></nav></header>
<main><div class="grid"><div class="story"><h1>{ARABIC[0][1]}</h1><div class="meta-line"><span>الواحة – خاص</span><time datetime="2024-06-04T10:15:00Z">4 يونيو 2024</time></div><div class="share-buttons"><a href="#">فيسبوك</a><a href="#">واتساب</a></div>
<div class="wysiwyg">{"".join(blocks(ARABIC[1:3]))}<div class="inline-related"><span>اقرأ أيضا</span><ul>{"".join(f'<li><a href="/n/{i}">{h}</a></li>' for i, h in enumerate(heads[:2]))}</ul></div>{"".join(blocks(ARABIC[3:]))}</div>
<div class="source">المصدر: قناة الوادي + وكالات</div></div>
<aside><h3>الأكثر قراءة</h3><ol>{"".join(f'<li><a href="/n/{i}">{h}</a></li>' for i, h in enumerate(heads))}</ol></aside></div></main>
<footer><p>جميع الحقوق محفوظة © 2024 قناة الوادي</p></footer></body></html>""", gold(ARABIC)


def japanese():
    """A Japanese regional paper."""
    heads = ["桜の開花、平年より五日早く", "市役所の新庁舎が完成", "高校野球、県大会の組み合わせ決まる", "米の価格、三か月連続で上昇", "山沢温泉で五年ぶりの祭り", "図書館の開館時間を延長"]
    return f"""<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{JAPANESE[0][1]}｜山沢新報デジタル</title><meta property="og:site_name" content="山沢新報デジタル"></head><body>
<div class="l-header"><p class="l-header__logo"><a href="/">山沢新報デジタル</a></p><ul class="l-gnav">{"".join(f'<li><a href="/{i}">{n}</a></li>' for i, n in enumerate(["トップ", "速報", "政治", "経済", "社会", "スポーツ", "文化", "天気"]))}</ul><p><a href="/login">ログイン</a> <a href="/join">会員登録</a></p></div>
<div class="l-contents"><div class="l-main"><div class="p-article"><h1 class="p-article__ttl">{JAPANESE[0][1]}</h1><p class="p-article__date">2024年3月12日 18時30分</p><ul class="p-sns"><li><a href="#">シェア</a></li><li><a href="#">ポスト</a></li><li><a href="#">印刷</a></li></ul>
<div class="p-article__txt">{"".join(blocks(JAPANESE[1:]))}</div><p class="p-article__copy">山沢新報社の許可なく記事、写真を転載することを禁じます。</p></div>
<div class="p-rel"><h2>関連記事</h2><ul>{"".join(f'<li><a href="/a/{i}"><span>{h}</span><time>3月{i + 1}日</time></a></li>' for i, h in enumerate(heads))}</ul></div></div>
<div class="l-sub"><h2>アクセスランキング</h2><ol>{"".join(f'<li><a href="/r/{i}">{h}</a></li>' for i, h in enumerate(reversed(heads)))}</ol></div></div>
<div class="l-footer"><ul><li><a href="/c">会社概要</a></li><li><a href="/p">個人情報の取り扱い</a></li><li><a href="/ad">広告掲載</a></li></ul><p>© 山沢新報社</p></div></body></html>""", gold(JAPANESE)


def plain_notice():
    """A government text: nothing but paragraphs and line breaks in the body."""
    return "<html><head><title>Notice</title></head><body>\n<center><b>FEDERAL OFFICE FOR ANIMAL HEALTH</b></center><br><br>\n<b>" + HEALTH[0][1] + "</b><br><br>\n" + "<br><br>\n".join(e(w, quote=False) for _, w in HEALTH[1:]) + "\n</body></html>\n", \
        ["FEDERAL OFFICE FOR ANIMAL HEALTH"] + gold(HEALTH)


def minutes():
    """Minutes on a council's SharePoint: one form around the page, tables, short lines."""
    table = [("Member", "Present", "Since"), ("Dunmore", "yes", "2016"), ("Fenwick", "yes", "2021"), ("Moray", "no", "2019")]
    body = blocks(MINUTES[1:], p='<div>{}</div>')
    body.insert(4, '<table class="ms-rteTable-default"><tbody>' + "".join("<tr>" + "".join(f'<td class="ms-rteTable-default">{c}</td>' for c in row) + "</tr>" for row in table) + "</tbody></table>")
    return f"""<!DOCTYPE html><html dir="ltr" lang="en-GB"><head><meta charset="utf-8"><title>Minutes of the 47th meeting</title></head><body>
<form method="post" action="./47.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTE="><div id="s4-ribbonrow"><span>Site Actions</span></div>
<div id="s4-workspace"><div id="s4-bodyContainer"><div id="s4-titlerow"><div><a href="/">Borough Council of Pell Haven</a></div><div class="s4-search"><input type="text" title="Search..."><a href="#">Go</a></div><div id="zz1_TopNavigationMenu" class="ms-topNavContainer"><ul>{links(["Residents", "Business", "Visitors", "Council and democracy", "Pay for it", "Report it"], '<li><a href="/{slug}">{name}</a></li>')}</ul></div></div>
<div id="s4-leftpanel"><ul>{links(["Committees", "Agendas", "Minutes", "Councillors", "Elections"], '<li><a href="/{slug}">{name}</a></li>')}</ul></div>
<div id="MSO_ContentTable"><div class="ms-rtestate-field"><h1>{MINUTES[0][1]}</h1>{"".join(body)}</div></div>
<div class="s4-notdlg foot"><a href="/a">A to Z of services</a> <a href="/c">Contact us</a> <a href="/cookies">Cookies</a></div></div></div></form></body></html>""", \
        gold(MINUTES) + [c for row in table for c in row]


def several():
    """Three columns of one author on a page, each an article."""
    parts = "".join(f'<article class="column-entry">{"".join(blocks(t))}<p class="perma"><a href="/c/{i}">Link to this column</a></p></article>' for i, t in enumerate(ESSAYS))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The week in three columns - The Observer of Greve</title></head><body>
<div id="hd"><h1><a href="/">The Observer of Greve</a></h1><ul>{links(SECTIONS[:7], '<li><a href="/{slug}">{name}</a></li>')}</ul></div>
<div id="bd"><h2 class="pg">The week in three columns</h2>{parts}<div class="pgr"><a href="?p=2">Older columns</a></div></div>
<div id="sb"><h4>Columnists</h4><ul>{links(["A. Roth", "B. Keller", "C. Imhof", "D. Sarr"], '<li><a href="/{slug}">{name}</a></li>')}</ul></div><div id="ft">Impressum | Datenschutz</div></body></html>""", \
        ["The week in three columns"] + [w for t in ESSAYS for w in gold(t)]


def amp():
    """A mobile page of custom elements, with parts that are hidden until they are asked for."""
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>What I learned from reading four hundred consultation responses</title><link rel="canonical" href="https://smallcouncil.example/2024/03/what-i-learned"><style amp-boilerplate>body{{visibility:hidden}}</style>
<script type="application/ld+json">
{{"@context": "http://schema.org", "@type": "BlogPosting", "headline": "What I learned from reading four hundred
 consultation responses", "datePublished": "2024-03-02", "author": {{"name": "Edda Brenn"}}, "publisher": {{"name": "Small Council"}}}}</script></head><body>
<amp-sidebar id="sidebar" layout="nodisplay" hidden><ul>{links(SECTIONS, '<li><a href="/{slug}">{name}</a></li>')}</ul></amp-sidebar>
<header class="hdr"><button on="tap:sidebar.toggle">Menu</button><a href="/">Small Council</a></header>
<amp-consent id="consent" hidden><div>{CONSENT[0]}</div></amp-consent>
<amp-story-player hidden><p>This story player needs a newer browser to show its pages to you.</p></amp-story-player>
<main><h1>{e(BLOG[0][1])}</h1><amp-social-share type="email">Email</amp-social-share><amp-social-share type="twitter">Tweet</amp-social-share>
{"".join(blocks(BLOG[1:5]))}<amp-ad width="300">Advertisement</amp-ad>{"".join(blocks(BLOG[5:]))}
<amp-list src="/rel.json"><div class="rl"><h4>You might also like</h4>{cards('amp', 4, '<a class="rl-i" href="/{slug}">{head}</a>')}</div></amp-list></main>
<footer class="ftr"><p>© Small Council</p><a href="/privacy">Privacy</a></footer></body></html>""", gold(BLOG)


def german():
    """A German broadcaster: main, figures, asides, an accordion."""
    body = "".join(blocks(GERMAN[2:]))
    body = body.replace("<h2>Kritik", '<aside class="teaser-inline"><a href="/t/1"><strong>Lesen Sie auch:</strong> Was das Wärmenetz in Altmoor gekostet hat</a></aside><h2>Kritik')
    faq = '<section class="akkordeon"><h2>Fragen und Antworten</h2><h3><button>Wer darf Anträge stellen?</button></h3><div><p>Alle Gemeinden und Landkreise, außerdem Zweckverbände mit mindestens drei Mitgliedern.</p></div><details><summary>Ab wann gilt das Gesetz?</summary><p>Es tritt am 1. Januar in Kraft, die Richtlinie folgt im Februar.</p></details></section>'
    extra = ["Fragen und Antworten", "Wer darf Anträge stellen?", "Alle Gemeinden und Landkreise, außerdem Zweckverbände mit mindestens drei Mitgliedern.", "Ab wann gilt das Gesetz?", "Es tritt am 1. Januar in Kraft, die Richtlinie folgt im Februar."]
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Landtag beschließt Klimafonds für Gemeinden | NDK</title><meta property="og:site_name" content="NDK"><meta property="og:title" content="Landtag beschließt Klimafonds für Gemeinden"></head><body>
<header class="kopf"><a href="/">NDK</a><nav class="hauptnavigation"><ul>{"".join(f'<li><a href="/{n}">{n}</a></li>' for n in ["Nachrichten", "Sport", "Wetter", "Verkehr", "Mediathek"])}</ul></nav></header>
<main class="inhalt"><article><div class="kopfzeile"><span class="dachzeile">Landespolitik</span><h1>{GERMAN[0][1]}</h1><p class="vorspann">{GERMAN[1][1]}</p><p class="stand">Stand: 13.11.2024, 19:42 Uhr</p></div>{body}{faq}
<div class="sendehinweis"><p>Dieses Thema im Programm: <a href="/radio">NDK Radio, 13.11.2024, 20:00 Uhr</a></p></div></article>
<section class="mehr"><h2>Weitere Meldungen</h2>{"".join(f'<div class="meldung"><a href="/m/{i}"><h3>{h}</h3><p>{t}</p></a></div>' for i, (h, t) in enumerate([("Hochwasser: Pegel sinken", "An der Anse entspannt sich die Lage, die Sperrungen werden nach und nach aufgehoben."), ("Streik bei der Bahn", "Am Freitag fahren im Norden nur wenige Züge, ein Notfahrplan gilt ab vier Uhr."), ("Museum zeigt alte Karten", "Die Ausstellung ist bis Ostern zu sehen und kostet keinen Eintritt.")]))}</section></main>
<footer class="fuss"><a href="/impressum">Impressum</a> <a href="/datenschutz">Datenschutz</a> <a href="/barrierefreiheit">Barrierefreiheit</a></footer>
<div class="cmp-layer"><p>Wir verwenden Cookies und ähnliche Techniken, um unser Angebot zu verbessern. Einige sind notwendig, andere helfen uns, die Nutzung zu verstehen.</p><button>Alle akzeptieren</button></div></body></html>""", gold(GERMAN) + extra


def parliament():
    """A parliament's record: each contribution with its own tools."""
    parts = "".join(f'<div class="contribution" id="c{i}"><h4 class="member"><a href="/members/{slug(s)}">{s}</a></h4><div class="tools"><a href="#c{i}">Link to this contribution</a><a href="#">Share</a></div><p class="para">{e(t, quote=False)}</p></div>' for i, (s, t) in enumerate(DEBATE))
    result = ["Coroners (Relocation) Bill", "Second Reading"] + [x for s, t in DEBATE for x in (s, t)]
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Coroners (Relocation) Bill - Official Record - Assembly</title></head><body>
<div class="nav-bar"><a href="/">Assembly</a><a href="/business">Business</a><a href="/members">Members</a><a href="/bills">Bills</a><a href="/record">Official Record</a></div>
<div class="hero"><div class="container"><div class="crumb"><a href="/record">Record</a> › <a href="/record/2024-02-08">8 February 2024</a></div><h1>{result[0]}</h1></div></div>
<div class="container"><div class="toolbar-row"><a href="/dl">Download text</a><a href="/prev">Previous debate</a><a href="/next">Next debate</a></div><div class="debate"><h2>{result[1]}</h2>{parts}</div></div>
<div class="site-foot"><div class="container">{links(["Contact", "Copyright", "Freedom of information", "Jobs"], '<a href="/{slug}">{name}</a>')}</div></div></body></html>""", result


def column_of_links():
    """A municipal site of 2006: three floated columns, the text in the middle, no word of English in the ids."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>Town of Greve - News - Water programme</title></head><body>
<div id="ramka"><div id="gora"><p>Town of Greve</p></div><div id="lewa"><ul>{links(["Town hall", "Mayor", "Council", "Offices", "Forms", "Schools", "Tourism", "Photo gallery", "Guest book"], '<li><a href="{slug}.html">{name}</a></li>')}</ul><p>Today is Monday.<br />Name day: Agatha</p></div>
<div id="srodek"><h3>News</h3>{"".join(blocks(WATER, h1='<h4>{}</h4>', stand='<p><i>{}</i></p>', h2='<p><b>{}</b></p>'))}<p class="autor">published by: admin, 16-05-2024</p><p><a href="news.html">&laquo; back to the news</a></p></div>
<div id="prawa"><p><b>Announcements</b></p>{cards('town', 5, '<p><a href="{slug}.html">{head}</a></p>')}<p><a href="http://eu.example"><img src="eu.gif" alt="" /></a></p></div><div id="dol"><p>Town of Greve, Market 1, tel. 555 01 12. Design: Studio Kropka</p></div></div></body></html>""", \
        ["News"] + gold(WATER)


PAGES = {
    "newspaper": newspaper, "ministry": ministry, "wire": wire, "wordpress": wordpress, "wiki": wiki,
    "old-tables": old_tables, "think-tank": think_tank, "live-blog": live_blog, "press-release": press_release,
    "transcript": transcript, "endless-cards": endless_cards, "cookie-wall": cookie_wall, "russian-1251": russian_1251,
    "arabic": arabic, "japanese": japanese, "plain-notice": plain_notice, "minutes": minutes, "several": several,
    "amp": amp, "german": german, "parliament": parliament, "three-columns": column_of_links,
}
