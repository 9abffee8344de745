import DocumentModel

/// Which language a text is in, by its script and its commonest words; only where that is beyond doubt.
///
/// The method is the oldest one for whole texts: scripts that serve one language decide by themselves; of languages
/// that share a script that one is taken whose function words are most frequent, if the next one is far behind.
public enum LanguageGuess {
  /// The BCP 47 code of the language of the first 20,000 bytes; `nil` where there is doubt.
  ///
  /// - Complexity: O(1) in the length of the text.
  public static func language(of text: Text) -> String? {
    if EnglishGuess.isEnglish(text) { return "en" }
    let sample = String(decoding: UnsafeBufferPointer(rebasing: text.utf8.buffer.prefix(20_000)), as: UTF8.self)
    let census = Census(sample)
    guard census.letters >= 40, let script = census.commonest else { return nil }
    switch script {
    case .latin, .cyrillic: return byWords(sample, script)
    case .arabic:
      if census.count("ٹڈڑںے") * 100 > census.letters { return "ur" }
      return census.count("پچژگی") * 50 > census.letters ? "fa" : "ar"
    // Japanese mixes kana with Chinese characters; Chinese has no kana at all.
    case .han: return census[.kana] * 20 > census.letters ? "ja" : "zh"
    case .kana: return "ja"
    case .hangul: return "ko"
    case .greek: return "el"
    case .hebrew: return "he"
    case .armenian: return "hy"
    case .georgian: return "ka"
    case .thai: return "th"
    case .devanagari: return "hi"
    }
  }

  private static func byWords(_ sample: String, _ script: Script) -> String? {
    var seen = 0
    var hits: [String: (count: Int, words: Set<Substring>)] = [:]
    for word in sample.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" }) {
      seen += 1
      for language in words[String(word)] ?? [] {
        hits[language, default: (0, [])].count += 1
        hits[language, default: (0, [])].words.insert(word)
      }
    }
    let ranked = hits.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }
    guard seen >= 20, let best = ranked.first, best.value.count * 10 >= seen, best.value.words.count >= 4 else {
      return nil
    }
    // Close relatives share many of these words: the best must lead by a fifth.
    if ranked.count > 1, ranked[1].value.count * 6 > best.value.count * 5 { return nil }
    return best.key
  }

  /// Function words, with the languages in which they are frequent.
  private static let words: [String: [String]] = {
    var words: [String: [String]] = [:]
    for (language, list) in frequent {
      for word in list.split(separator: " ") { words[String(word), default: []].append(language) }
    }
    return words
  }()

  private static let frequent: [(String, String)] = [
    ("en", "the of and to in a is that for on with as by was are be at from will this which it an its has have"),
    ("de", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus"),
    ("fr", "de la le et les des en un une du dans est que pour qui sur par au avec ne pas plus ce sont aux il"),
    ("es", "de la que el en y los del se las por un para con una su al lo como más no es ha sus entre"),
    ("it", "di e che la il in un per del a è della con non una le si dei al nel sono da gli alla delle"),
    ("pt", "de a o que e do da em um para com não uma os no se na por mais as dos como ao das são"),
    ("nl", "de van het een en in is dat op te voor met zijn aan niet die er als door om ook naar bij wordt"),
    ("pl", "w i na z do się o nie że jest oraz dla od przez po jak to za a są ich tym które także"),
    ("cs", "a v se na je že o s z do i pro za by jako podle po k které ve jsou od také bude při"),
    ("sk", "a v sa na je že o s z do i pre za by ako podľa po k ktoré vo sú od tiež bude pri"),
    ("ro", "de și în a la cu pe din care pentru că nu un o este sunt mai prin fi au al ale sau s-a va"),
    ("hu", "a az és hogy nem is egy ez meg csak de volt már mint el vagy szerint után minden azt"),
    ("tr", "ve bir bu da de için ile olarak çok daha gibi olan kadar en ne ya o sonra ise ancak"),
    ("az", "və bir bu da də üçün ilə olan kimi daha çox ki onun isə edir olaraq sonra bütün"),
    ("uz", "va bu bilan uchun bir ham da hamda deb bo‘yicha ushbu edi esa o‘zbekiston yil"),
    ("sv", "och i att det som en på är av för med till den har de inte om ett var från men vid så ska"),
    ("da", "og i at det som en på er af for med til den har de ikke om et var fra men ved så skal blev"),
    ("nb", "og i at det som en på er av for med til den har de ikke om et var fra men ved så skal ble"),
    ("fi", "ja on ei että se oli hän myös ovat kun mutta ole joka sen tai mukaan jos kuin ovat"),
    ("ru", "и в не на что с по как из за от для это к о его при до так также или был будет их году"),
    ("uk", "і в не на що з та у до за від для це як про його є а також або був при їх під року"),
    ("be", "і у не на што з да па за ад для гэта як пра яго а таксама або быў пры іх пад года"),
    ("bg", "и в на да се не за от с по като е са към при което до му че или ще през този"),
    ("sr", "и у на да се не за од са је су као који што из о са али или ће то би по"),
    ("kk", "және мен бұл үшін да де бар деп бойынша болып жылы туралы бір осы оның"),
    ("ky", "жана менен бул үчүн да бар деп боюнча болуп жылы тууралуу бир ошол анын"),
    ("tg", "ва дар ба аз ки бо он барои аст ин соли низ мебошад як тоҷикистон"),
  ]

  private enum Script: Int, CaseIterable {
    case latin, cyrillic, arabic, han, kana, hangul, greek, hebrew, armenian, georgian, thai, devanagari
  }

  /// How often the scripts' letters occur.
  private struct Census {
    private var counts = [Int](repeating: 0, count: Script.allCases.count)
    private let sample: String
    private(set) var letters = 0

    init(_ sample: String) {
      self.sample = sample
      for scalar in sample.unicodeScalars {
        guard let script = Self.script(scalar.value) else { continue }
        counts[script.rawValue] += 1
        letters += 1
      }
    }

    subscript(_ script: Script) -> Int { counts[script.rawValue] }

    /// The script of most letters.
    var commonest: Script? {
      Script.allCases.max { self[$0] < self[$1] }.flatMap { self[$0] * 2 > letters ? $0 : nil }
    }

    func count(_ wanted: String) -> Int {
      let wanted = Set(wanted.unicodeScalars)
      return sample.unicodeScalars.filter { wanted.contains($0) }.count
    }

    /// The main blocks of each script in Unicode.
    private static func script(_ value: UInt32) -> Script? {
      switch value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: .latin
      case 0x370...0x3FF: .greek
      case 0x400...0x52F: .cyrillic
      case 0x531...0x588: .armenian
      case 0x5D0...0x5EA: .hebrew
      case 0x620...0x6FF: .arabic
      case 0x904...0x97F: .devanagari
      case 0xE01...0xE5B: .thai
      case 0x10A0...0x10FF: .georgian
      case 0x3041...0x30FF: .kana
      case 0x4E00...0x9FFF: .han
      case 0xAC00...0xD7A3: .hangul
      default: nil
      }
    }
  }
}
