/// What the words of classes and ids say of an element: weak evidence, for their authors mean nothing by them.
enum HTMLEvidence {
  private static let certain: Set<String> = [
    "addthis", "addtoany", "adslot", "advert", "advertisement", "adverts", "breadcrumb", "breadcrumbs", "catlinks",
    "ccpa", "consent", "cookie", "cookiebar", "cookies", "disqus", "editsection", "gdpr", "mostread", "navbox",
    "newsletter", "newsletters", "outbrain", "printfooter", "recirc", "recirculation", "sharebar",
    "sharebuttons", "skiplink", "taboola",
  ]
  private static let furniture: Set<String> = [
    "nav", "navbar", "navigation", "subnav", "menu", "submenu", "megamenu", "subscribe", "subscription",
    "signup", "share", "sharing", "social", "socials", "socialmedia", "related", "recommended", "recommendation",
    "recommendations", "readnext", "mostpopular", "popular", "trending", "sidebar", "rail", "widgets",
    "promo", "promos", "promotion",
    "ads", "ad", "sponsored", "popup", "modal", "overlay", "lightbox",
    "toolbar", "pagination", "pager", "footer", "comments", "respond", "taglist", "tagcloud", "login", "signin",
    "donate", "donation", "teaser", "teasers", "carousel",
    "ticker", "masthead", "sitemap", "noprint", "readmore", "morestories", "languages", "search", "searchbox", "topbar",
    "utility",
  ]
  private static let hints: Set<String> = [
    "header", "meta", "tools", "actions", "buttons", "more", "links", "latest", "tags", "cards", "card",
    "tile",
    "tiles", "aside", "widget", "widgets", "banner", "follow", "comment", "bottom", "secondary", "side", "left",
    "right", "top", "copyright",
  ]
  private static let content: Set<String> = [
    "article", "articlebody", "body", "content", "contents", "entry", "main", "post", "story", "text", "prose", "press",
    "release", "transcript", "document", "richtext", "maincontent", "bodytext", "storybody",
  ]

  /// The weight of the words of a class or an id: -3 for what is hardly ever content, -2 for furniture, -1 for a hint of it, 1 for content, 0 for nothing.
  static func weigh(_ value: UnsafeBufferPointer<UInt8>) -> (weight: Int, isComments: Bool) {
    var lowest = 0
    var highest = 0
    var isComments = false
    for word in words(value.prefix(256)) {
      if certain.contains(word) {
        lowest = -3
        if word == "disqus" { isComments = true }
      } else if furniture.contains(word) {
        lowest = min(lowest, -2)
        if word == "comments" { isComments = true }
      } else if hints.contains(word) {
        lowest = min(lowest, -1)
      } else if content.contains(word) {
        highest = 1
      }
    }
    return (lowest < 0 ? lowest : highest, isComments)
  }

  /// The words of a value in lower case, split where they are joined: "articleBody", "article-body", "article_body".
  private static func words(_ value: some Collection<UInt8>) -> [String] {
    var result: [String] = []
    var word: [UInt8] = []
    var wasLower = false
    for byte in value {
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isLetter = isUpper || byte >= 0x61 && byte <= 0x7A
      if !isLetter || isUpper && wasLower {
        if word.count > 1, word.count <= 15 { result.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
      }
      if isLetter { word.append(HTMLText.lower(byte)) }
      wasLower = isLetter && !isUpper
    }
    if word.count > 1, word.count <= 15 { result.append(String(decoding: word, as: UTF8.self)) }
    return result
  }
}
