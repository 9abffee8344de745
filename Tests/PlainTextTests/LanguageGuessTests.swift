import DocumentModel
import PlainText
import Testing

@Suite struct LanguageGuessTests {
  @Test(arguments: [
    (
      "en",
      "The ministers of the member states met in Minsk on Monday and agreed that the plan for the next year will be signed by the heads of state."
    ),
    (
      "de",
      "Die Minister der Mitgliedstaaten haben sich am Montag in Minsk getroffen und vereinbart, dass der Plan für das nächste Jahr von den Staatschefs unterzeichnet werden soll, auch wenn es nicht leicht ist."
    ),
    (
      "fr",
      "Les ministres des États membres se sont réunis lundi à Minsk et ont décidé que le plan pour l'année prochaine sera signé par les chefs d'État dans la capitale, avec une déclaration sur la coopération."
    ),
    (
      "es",
      "Los ministros de los Estados miembros se reunieron el lunes en Minsk y acordaron que el plan para el próximo año sea firmado por los jefes de Estado en la capital, con una declaración sobre la cooperación."
    ),
    (
      "it",
      "I ministri degli Stati membri si sono riuniti lunedì a Minsk e hanno deciso che il piano per il prossimo anno sarà firmato dai capi di Stato nella capitale, con una dichiarazione sulla cooperazione che non è vincolante."
    ),
    (
      "pt",
      "Os ministros dos Estados membros se reuniram na segunda em Minsk e decidiram que o plano para o próximo ano será assinado pelos chefes de Estado na capital, com uma declaração que não é vinculativa e mais um anexo."
    ),
    (
      "pl",
      "Ministrowie państw członkowskich spotkali się w poniedziałek w Mińsku i uzgodnili, że plan na przyszły rok zostanie podpisany przez głowy państw, oraz że nie jest to ostatnie spotkanie w tym roku do końca kadencji."
    ),
    (
      "ru",
      "Министры государств-участников встретились в понедельник в Минске и договорились, что план на следующий год будет подписан главами государств, а также что это не последняя встреча в этом году, как и по вопросам торговли."
    ),
    (
      "uk",
      "Міністри держав-учасниць зустрілися в понеділок у Мінську та домовилися, що план на наступний рік буде підписано главами держав, а також що це не остання зустріч у цьому році, як і з питань торгівлі та для громадян."
    ),
    ("ar", "اجتمع وزراء الدول الأعضاء يوم الاثنين في مينسك واتفقوا على أن توقع خطة العام المقبل من قبل رؤساء الدول"),
    (
      "fa",
      "وزیران کشورهای عضو روز دوشنبه در مینسک گرد هم آمدند و توافق کردند که برنامه سال آینده را سران کشورها امضا کنند"
    ),
    ("zh", "成员国部长星期一在明斯克举行会议一致同意明年的计划将由各国元首签署这不是今年的最后一次会议还将讨论贸易问题和区域合作"),
    ("ja", "加盟国の閣僚は月曜日にミンスクで会合を開き、来年の計画に各国首脳が署名することで合意した。貿易問題についても話し合う予定である。"),
    ("ko", "회원국 장관들은 월요일 민스크에서 회의를 열고 내년 계획에 각국 정상이 서명하기로 합의했다 이번 회의는 올해 마지막 회의가 아니다"),
    ("el", "Οι υπουργοί των κρατών μελών συναντήθηκαν τη Δευτέρα στο Μινσκ και συμφώνησαν ότι το σχέδιο θα υπογραφεί"),
  ])
  func isTold(_ language: String, _ text: String) {
    #expect(LanguageGuess.language(of: Text(text)) == language)
  }

  @Test(arguments: [
    "", "2024",
    "Minsk Baku Dushanbe Astana Yerevan Chisinau Bishkek Tashkent Moscow Ashgabat Tbilisi Kyiv Riga Vilnius",
    "QWERTY asdf zxcv qwer tyui poiu lkjh mnbv zxcvb asdfg qwert poiuy lkjhg mnbvc zxcvbn asdfgh qwerty poiuyt lkjhgf",
    "The end.", "12 345 67 89 € 5 % 3.4 2024-05-01",
  ])
  func doubtIsNotResolved(_ text: String) { #expect(LanguageGuess.language(of: Text(text)) == nil) }
}
