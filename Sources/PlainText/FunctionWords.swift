/// Function words, with the languages in which they are frequent.
struct FunctionWords {
  /// A word.
  struct Entry {
    fileprivate var hash: UInt64 = 0
    /// A bit for each of `languages`.
    var languages: UInt64 = 0
    /// Its number among all words.
    var number = 0
  }

  /// The table while it is used.
  struct Table {
    fileprivate let slots: UnsafeBufferPointer<Entry>

    /// A word by the number that its letters give.
    @inline(__always)
    func find(_ hash: UInt64) -> Entry? {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      // More than half of the table is empty.
      while slots[slot].languages != 0 {
        if slots[slot].hash == hash { return slots[slot] }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// The languages that are told by words.
  static let languages = lists.map(\.language)
  /// All words.
  static let known = FunctionWords()
  /// No word has more letters.
  static let longest = 12

  private var slots: [Entry]
  /// The numbers of each language's words.
  private var members: [[Int]]
  /// How many words there are.
  private(set) var count = 0

  private init() {
    slots = [Entry](repeating: Entry(), count: 4_096)
    members = [[Int]](repeating: [], count: Self.lists.count)
    for (language, list) in Self.lists.enumerated() {
      for word in list.words.split(separator: " ") {
        var hash = LetterHash()
        for scalar in word.unicodeScalars { hash.add(scalar.value) }
        add(hash.value, language)
      }
    }
  }

  private mutating func add(_ hash: UInt64, _ language: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].languages != 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
    if slots[slot].languages == 0 {
      slots[slot] = Entry(hash: hash, number: count)
      count += 1
    }
    guard slots[slot].languages & 1 << UInt64(language) == 0 else { return }
    slots[slot].languages |= 1 << UInt64(language)
    members[language].append(slots[slot].number)
  }

  /// Looks words up.
  func withTable(_ body: (Table) -> Void) { slots.withUnsafeBufferPointer { body(Table(slots: $0)) } }

  /// How many different words of a language occurred.
  func distinct(_ language: Int, _ occurred: [Bool]) -> Int {
    members[language].count { occurred[$0] }
  }

  private static let lists: [(language: String, words: String)] = [
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
}
