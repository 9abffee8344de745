/// The short lines that stand above what surrounds a text: "Related stories", "Share", "Читайте также".
enum HTMLLabels {
  private static let labels: Set<String> = [
    "related", "related articles", "related stories", "related news", "related content", "related topics",
    "related posts", "related reading", "further reading", "more news", "related coverage", "more on this",
    "more on this story", "more on this topic",
    "read more", "read also", "read next", "most read", "most popular", "most viewed", "most shared", "trending",
    "trending now", "recommended", "recommended for you", "recommended reading", "you may also like",
    "you might also like", "more stories", "more news", "more like this", "latest news", "latest stories", "latest",
    "top stories", "editor's picks", "editors' picks", "editor’s picks", "editors’ picks", "share", "share this",
    "share this article", "share this page",
    "share this story", "share this post", "follow us", "follow us on", "newsletter", "newsletters", "sign up",
    "subscribe", "comments", "leave a comment", "leave a reply", "join the conversation", "join the discussion",
    "advertisement", "sponsored", "sponsored content", "tags", "categories", "archives", "recent posts",
    "recent comments", "popular posts", "popular", "in this section", "stay informed", "stay up to date",
    "get involved",
    "what to read next", "from our partners", "around the web", "up next", "navigation", "quick links",
    "mehr zum thema", "lesen sie auch", "weitere artikel", "das könnte sie auch interessieren", "teilen", "kommentare",
    "meistgelesen", "verwandte artikel", "empfohlen", "weitere meldungen", "auch interessant",
    "à lire aussi", "lire aussi", "sur le même sujet", "partager", "commentaires", "les plus lus", "articles liés",
    "lea también", "relacionado", "relacionados", "noticias relacionadas", "comentarios", "compartir", "lo más leído",
    "más noticias", "te puede interesar", "leia também", "notícias relacionadas", "leggi anche", "articoli correlati",
    "condividi", "commenti", "lees ook", "czytaj także", "powiązane", "ilgili haberler",
    "читайте также", "по теме", "материалы по теме", "комментарии", "поделиться", "самое читаемое", "популярное",
    "похожие новости", "подписаться", "другие новости", "новости по теме", "рекомендуем", "ещё по теме",
    "смотрите также",
    "читайте також", "схожі новини", "相关阅读", "相关新闻", "相關新聞", "热门", "推荐阅读", "関連記事", "関連ニュース",
    "コメント", "シェア", "人気記事", "ランキング", "おすすめ記事", "관련기사", "관련 기사", "댓글",
    "اقرأ أيضا", "اقرأ أيضاً", "مواضيع ذات صلة", "أخبار ذات صلة", "مقالات ذات صلة", "التعليقات", "شارك", "شارك المقال",
    "الأكثر قراءة", "مطالب مرتبط", "بیشتر بخوانید",
  ]
  private static let beginnings = [
    "related ", "more from ", "more in ", "more on ", "you may also", "you might also", "sign up for", "subscribe to",
    "comments (", "share this", "share on", "follow us", "recommended for", "most read", "read more about",
    "get the latest", "комментарии (", "also read", "what readers",
  ]
  private static let alone: Set<String> = [
    "advertisement", "advertising", "anzeige", "werbung", "реклама", "publicité", "publicidad", "pubblicità", "広告",
    "广告",
    "إعلان", "skip to content", "skip to main content", "skip advertisement", "back to top", "print", "print this page",
    "share", "story continues below advertisement", "article continues below", "article continues after advertisement",
    "scroll to continue", "close", "copy link", "link copied",
  ]
  private static let pointers = [
    "read more", "read also", "also read", "see also", "related", "lesen sie auch", "mehr dazu", "lire aussi",
    "à lire aussi", "lea también", "leia também", "leggi anche", "читайте также", "по теме", "اقرأ أيضا", "関連記事",
  ]

  /// The longest label, in bytes.
  static let longest = 120

  /// Whether a short text is such a label.
  static func isLabel(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let folded = fold(text)
    return labels.contains(folded) || beginnings.contains { folded.hasPrefix($0) }
  }

  private static let aloneBeginnings: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in alone.compactMap(\.utf8.first) + Array("#«‹→Р".utf8) { table[Int(byte)] = true }
    return table
  }()

  /// Whether a line that begins with a byte can be one that is furniture wherever it stands.
  static func mayBeAlone(_ byte: UInt8?) -> Bool { byte.map { aloneBeginnings[Int(HTMLText.lower($0))] } ?? false }

  /// Whether a line is furniture wherever it stands.
  static func isAlone(_ text: String) -> Bool { text.utf8.count <= 60 && alone.contains(fold(text)) }

  /// Whether a line points to another page: "Read also: …".
  static func isPointer(_ text: String) -> Bool {
    let folded = text.lowercased()
    return pointers.contains { pointer in
      folded.hasPrefix(pointer) && folded.dropFirst(pointer.count).first.map { ":–-|»› ".contains($0) } ?? true
    }
  }

  /// How a line calls what readers write.
  enum Readers { case none, named, counted }

  private static let readersWords: Set<String> = [
    "comments", "comment", "reader comments", "responses", "replies", "kommentare", "leserkommentare", "commentaires",
    "comentarios", "comentários", "commenti", "reacties", "komentarze", "yorumlar", "комментарии", "комментария",
    "комментариев", "коментарі", "コメント", "评论", "댓글", "التعليقات", "تعليقات",
  ]

  /// Whether a line stands above readers' comments: "Comments", "12 comments", "Комментарии (3)".
  static func readers(_ text: String) -> Readers {
    let digits = text.contains(where: \.isNumber)
    let word = fold(text.filter { !$0.isNumber && !"()[]".contains($0) })
    return !readersWords.contains(word) ? .none : digits ? .counted : .named
  }

  private static let cookies = [
    "cookie", "куки", "クッキー", "ملفات تعريف الارتباط", "store and access information on a device",
  ]

  /// Whether a text asks for consent.
  static func speaksOfCookies(_ text: String) -> Bool {
    let lower = text.lowercased()
    return cookies.contains { lower.contains($0) }
  }

  /// In lower case, without marks around it.
  private static func fold(_ text: String) -> String {
    var scalars = text.lowercased().unicodeScalars[...]
    while let last = scalars.last, trailing.contains(last) { scalars.removeLast() }
    while let first = scalars.first, leading.contains(first) { scalars.removeFirst() }
    return String(String.UnicodeScalarView(scalars))
  }

  private static let trailing = Array(" :…!»›>→.".unicodeScalars)
  private static let leading = Array(" #«‹→".unicodeScalars)
}
