"""Invented texts: lists of (kind, text). Kinds: h1, stand, h2, h3, p, li, q (quotation), cap (caption)."""

GRID = [
    ("h1", "Five coastal states agree to link their power grids by 2031"),
    ("stand", "The Harlow Accord promises cheaper electricity for forty million households, but leaves open who pays for the cables."),
    ("p", "Energy ministers of the five Merrin Sea states signed an agreement on Thursday to connect their electricity networks, ending nine years of talks that had twice come close to collapse over the price of the undersea cables."),
    ("p", "Under the Harlow Accord, as the document is called, a ring of direct-current lines is to be completed by 2031. It would allow wind power from the northern shelf to reach the industrial south within milliseconds, and would let hydroelectric reservoirs in the mountains serve as a common battery."),
    ("q", "We have spent a decade explaining to our citizens why their neighbours pay half of what they pay. From today we will have to explain nothing but the timetable."),
    ("p", "The energy minister of Castellane, Ilse Varga, said that her government would spend 1.4 billion marks in the first phase. Her counterpart from Orvond, Tomas Reik, would not name a figure. “The treasury has seen the text,” he told reporters. “It has not yet seen the bill.”"),
    ("h2", "Who pays, and when"),
    ("p", "The text leaves the division of costs to a commission that is to report by the end of March. Three formulas are on the table: by population, by expected imports, or by the length of coast that each cable crosses. Officials from two delegations said in private that only the second had a chance."),
    ("p", "Environmental groups welcomed the deal but warned that the route through the Pell Banks would cross the spawning grounds of herring. The accord says that an assessment must be finished before any cable is laid, though it sets no standard against which it is to be judged."),
    ("h2", "A test for the new regulator"),
    ("p", "The agreement also creates a joint regulator with a seat in Harlow. It will be able to fine operators that withhold capacity, a power that the national authorities have long asked for and never received. Its first chair is to be chosen in May."),
    ("p", "Analysts at the Institute for Maritime Policy noted that earlier projects of this kind had been finished four years late on average. “The engineering is solved,” said Maren Holt, who leads the institute’s energy programme. “What is not solved is the habit of renegotiating as soon as the first ship leaves port.”"),
    ("p", "Parliaments in all five capitals must ratify the accord by October. In Orvond, where the opposition has promised to vote against it, the government holds a majority of two."),
]

WATER = [
    ("h1", "Minister Adebayo announces national programme for rural water supply"),
    ("stand", "Press release No. 114/2024"),
    ("p", "The Ministry of Infrastructure and Water today launched the National Programme for Rural Water Supply, which will bring safe drinking water to 2,300 villages in eleven provinces by the end of 2028. The programme has a budget of 640 million and is financed in equal parts by the state and by the provinces."),
    ("p", "“Nobody should have to walk for an hour to fetch water in a country with nine great rivers,” Minister Grace Adebayo said at the launch in Tarrin. “We commit ourselves to a date and to a number, and we will report on both every six months.”"),
    ("p", "The programme rests on three pillars:"),
    ("li", "the drilling of 1,150 deep wells with solar pumps, of which four hundred will be finished in the first year;"),
    ("li", "the repair of 3,800 kilometres of pipes that were laid before 1985 and lose more than a third of what they carry;"),
    ("li", "the training of two caretakers for each village, at least one of them a woman, who will be paid by the district."),
    ("p", "Provinces may apply for funds from 1 June. Applications are assessed by an independent board according to need, not in the order in which they arrive. The Ministry will publish every decision together with the reasons for it."),
    ("h2", "Background"),
    ("p", "According to the census of 2021, some 3.1 million people depend on open wells or surface water. Waterborne diseases cause an estimated 70,000 admissions to hospital each year. An earlier programme, which ended in 2019, reached less than half of its targets because maintenance had not been budgeted."),
    ("p", "The full text of the programme and the guidelines for applications are available from the regional offices of the Ministry."),
]

HARBOUR = [
    ("h1", "Dockworkers end eleven-day strike at Port Selwyn after pay deal"),
    ("p", "PORT SELWYN, April 9 – Dockworkers at the country’s largest container port voted on Tuesday to end an eleven-day strike after employers raised their offer to 7.2 percent over two years, the union and the port authority said."),
    ("p", "Some 4,600 members of the Harbour and Transport Union backed the deal by 71 percent to 29. Work will resume with the night shift, the union said in a statement, adding that the backlog of 38 ships would take about two weeks to clear."),
    ("p", "“It is not what we asked for, but it is what we can live with,” said Dario Penn, the union’s chief negotiator. The port authority’s chairwoman, Anneke Brandt, said the settlement “restores certainty to our customers before the fruit season”."),
    ("p", "The walkout had halted nearly all container traffic since March 29 and forced carriers to divert ships to smaller harbours along the coast. The chamber of commerce put the cost to exporters at 55 million crowns a day."),
    ("p", "Under the deal, automated cranes will be introduced at only one of the four terminals before 2027, and no permanent employee may be dismissed because of them. A joint committee will review the effects every year."),
    ("p", "The government, which had threatened to send soldiers to unload medicines, welcomed the outcome. Transport Minister Lew Hartmann said that a bill on minimum services in ports would be withdrawn."),
]

BLOG = [
    ("h1", "What I learned from reading four hundred consultation responses"),
    ("p", "Last autumn the town council asked its residents what should become of the old railway yard. I volunteered to read the answers. There were four hundred and twelve of them, and I read every single one, some of them twice, over the course of three rainy weekends."),
    ("p", "I expected anger. I had been told that people only write to the council when they are angry. What I found instead were drawings, poems, a recipe for plum cake that the yard’s old trees had inspired, and a surprising number of spreadsheets."),
    ("h2", "People answer the question they wish had been asked"),
    ("p", "The form asked about housing density. Nearly two thirds of the answers talk about buses. This is not ignorance: people know that a hundred new flats without a bus line are a hundred new cars, and they said so, politely and at length."),
    ("p", "If I were to design the next consultation, I would begin with an empty page and the words “tell us about your way to work”. The density figures would follow from that by themselves."),
    ("h2", "Numbers make people braver"),
    ("p", "Respondents who had looked something up, be it the price of a square metre or the number of school places, wrote more calmly and proposed more. The ones who had found no figures mostly wrote that nobody listens to them anyway. I do not think that this is a coincidence, and I do not think that it is their fault."),
    ("p", "So publish the figures first. Publish them in a form that can be copied. And leave more than three weeks, because people have children and jobs and, in one memorable case, a flooded cellar full of tomatoes."),
    ("h2", "Nobody mentioned the council’s favourite plan"),
    ("p", "Not one of the four hundred and twelve mentioned the glass tower that the council’s own brochure shows on its cover. I have told them so. They were very quiet for a moment, and then somebody asked whether the plum cake recipe could be shared."),
]

WIKI = [
    ("h1", "Treaty of Lower Anselm"),
    ("p", "The Treaty of Lower Anselm was an agreement between the Grand Duchy of Velmar and the Free Cities of the Anse, signed on 14 September 1823 in the customs house of Lower Anselm. It ended the Salt Dispute and established the first joint river commission on the continent."),
    ("p", "The treaty consists of a preamble, twenty-two articles and a secret protocol that became known only in 1911, when the archives of the Free Cities were opened to historians."),
    ("h2", "Background"),
    ("p", "Since the late seventeenth century both parties had levied tolls on salt barges on the upper Anse. A series of poor harvests after 1816 drove up the price of preserved food and turned the tolls from a nuisance into a cause of riots. In 1821 a mob burned the toll tower at Greve, and the Grand Duke closed the river to all foreign boats."),
    ("h2", "Provisions"),
    ("p", "Articles 1 to 7 abolished all tolls on salt, grain and firewood. Articles 8 to 15 created a commission of six members, three from each side, with authority over dredging, locks and pilots. Its decisions required four votes, so that neither side could act alone."),
    ("p", "The secret protocol obliged the Free Cities to hand over fugitive conscripts within thirty days. It was never applied, because the cities’ magistrates declined to establish the identity of anyone who arrived by barge."),
    ("h2", "Legacy"),
    ("p", "The river commission survived both signatories and still meets twice a year. Legal scholars cite the treaty as an early instance of qualified majority voting in an international body, although the claim that it inspired later unions is disputed."),
]

HEALTH = [
    ("h1", "Notice concerning the reporting of adverse reactions to veterinary medicines"),
    ("p", "Pursuant to section 14, paragraph 2, of the Veterinary Medicines Act, the Federal Office for Animal Health hereby gives notice of the following changes in the procedure for the reporting of suspected adverse reactions, which enter into force on the first day of the month following publication."),
    ("p", "1. Reports shall be submitted within fifteen days of the day on which the reporting person became aware of the suspected reaction. Reports by holders of a marketing authorisation shall be submitted in electronic form only."),
    ("p", "2. A report shall contain at the least the species, the age and the number of the animals affected, the name and the batch number of the medicine, the dose, the route of administration, and a description of the reaction and of its outcome."),
    ("p", "3. The Office shall confirm receipt within three working days. Where a reaction is fatal or concerns more than ten animals, the Office shall inform the competent authorities of the states without delay."),
    ("p", "4. The form published in the Gazette of 3 February 2016 ceases to apply. Reports that have been begun on that form may be completed on it until the end of the transitional period of six months."),
    ("p", "Questions regarding this notice may be addressed in writing to the Office, Department 3, Post Box 1140, Kaltenbrunn."),
    ("p", "Kaltenbrunn, 12 November 2019"),
    ("p", "The President of the Federal Office for Animal Health, p.p. Dr. Renate Oswald"),
]

TANK = [
    ("h1", "Borrowed Time: Pension Reform in Small Open Economies"),
    ("stand", "Policy Brief 07/2024. Six countries have raised the retirement age since 2010. Their experience shows that sequencing matters more than speed."),
    ("h2", "Summary"),
    ("li", "Reforms that announced their full schedule at the start met less resistance than those passed in steps."),
    ("li", "Indexation to life expectancy has survived changes of government in five of the six cases."),
    ("li", "Early exit through disability schemes offset between a fifth and a third of the expected savings."),
    ("h2", "1. The problem"),
    ("p", "In small open economies the room for financing pensions out of debt is narrow, since investors price the risk of a shrinking workforce earlier than they do in large ones. All six governments under study began their reforms under the pressure of rising spreads, and four of them within a year of a downgrade."),
    ("p", "What sets the cases apart is not the pressure but the response to it. Two governments chose to raise the age by a full two years at once; the others spread the same rise over a decade. A decade later, the average effective age of exit is almost the same in both groups."),
    ("h2", "2. What worked"),
    ("p", "The decisive variable in our sample is whether the whole path was legislated at once. Where it was, employers adapted: the share of firms with a plan for workers over sixty rose from eleven to forty-six percent. Where each step needed a new vote, firms waited, and so did workers."),
    ("p", "A second factor is the treatment of arduous jobs. Lists of professions, the traditional instrument, grew without end. The two countries that replaced them by individual assessment after thirty-five years of contributions kept the number of exceptions below five percent."),
    ("h2", "3. Recommendations"),
    ("p", "Governments should legislate the path for at least fifteen years, tie it to a published index, and close the side doors before they lock the front door. They should also publish, every year, a table of winners and losers by cohort; secrecy has saved no reform that we know of."),
]

BRIEFING = [
    ("h1", "Transcript of the weekly briefing by the spokesperson, 21 February"),
    ("p", "Spokesperson: Good morning. I have two announcements, and then I will take your questions. The Foreign Minister travels to Sarnath on Monday for the meeting of the Contact Group. On Wednesday she will host her colleague from Illyria."),
    ("p", "Question: Can you tell us whether the Minister will meet the opposition in Sarnath?"),
    ("p", "Answer: The programme is still being worked on. As you know, she meets representatives of civil society on every visit. I have nothing to add on individual names."),
    ("p", "Question: Two weeks ago you said from this podium that the export licences were suspended. Yesterday a ship with spare parts left port. What happened?"),
    ("p", "Answer: New licences are suspended. The shipment that you mention was licensed in October. We looked into whether it could be recalled, and the legal advice was that it could not. We have published that advice on our website this morning."),
    ("p", "Question: Is that satisfactory to the Minister?"),
    ("p", "Answer: She said in parliament that she would have preferred another answer from the lawyers, and I would leave it at that."),
    ("p", "Question: On the fisheries talks. The other side says that a draft is on the table. Is it?"),
    ("p", "Answer: There is a paper. Whether it is a draft depends on what you do with it. Our negotiators found parts of it useful and parts of it familiar."),
    ("p", "Question: Familiar in what sense?"),
    ("p", "Answer: In the sense that we had rejected them in 2021."),
    ("p", "Question: Will the visa office in Lund reopen?"),
    ("p", "Answer: Yes, on 4 March, with reduced hours at first. Appointments can be booked from tomorrow."),
    ("p", "Spokesperson: Thank you all. The next briefing is on Wednesday, not Thursday, because of the visit."),
]

MINUTES = [
    ("h1", "Minutes of the 47th meeting of the Standing Committee on Fisheries"),
    ("p", "Held at the Guildhall, Room 3, on 6 May 2024, 10:00 to 12:35"),
    ("h2", "1. Attendance and apologies"),
    ("p", "Present: Cllr M. Dunmore (Chair), Cllr A. Fenwick, Cllr R. Osei, Mr. P. Lindqvist (Harbour Office). Apologies: Cllr J. Moray."),
    ("h2", "2. Minutes of the previous meeting"),
    ("p", "The minutes of the 46th meeting were approved with one correction: in item 5, “cod” should read “coalfish”."),
    ("h2", "3. Quota for the inner bay"),
    ("p", "Mr. Lindqvist reported landings of 412 tonnes up to the end of April, against a quota of 950."),
    ("p", "Cllr Osei asked whether discards were counted. Mr. Lindqvist replied that they were not."),
    ("p", "Agreed: that the Harbour Office estimate discards and report to the next meeting."),
    ("p", "Action: P. Lindqvist, by 3 June."),
    ("h2", "4. Repair of the north mole"),
    ("li", "Tenders received: three, the lowest at 1.2 million."),
    ("li", "The Chair noted that the lowest tender did not include dredging."),
    ("li", "Resolved, by three votes to none: to ask all three firms for a revised offer."),
    ("h2", "5. Any other business"),
    ("p", "None."),
    ("h2", "6. Next meeting"),
    ("p", "1 July 2024, same place."),
]

ESSAYS = [
    [
        ("h2", "The quiet return of the customs union"),
        ("p", "For ten years no government dared to say the words. Now three finance ministers have used them in a single month, and none of them has had to resign. What has changed is not the economics, which were always clear, but the arithmetic of the coalitions."),
        ("p", "A customs union needs a common tariff, and a common tariff needs somebody to set it. That is where the last attempt failed, and where the next one will be decided."),
    ],
    [
        ("h2", "Why the census must not be postponed again"),
        ("p", "The statistics office has asked for another year. It should not get it. Seats, subsidies and school budgets are distributed by figures from a time when the largest suburb of the capital was a beet field."),
        ("p", "A late census is not a more careful census. It is only a later one, and every month of delay is paid for by the places that have grown."),
    ],
    [
        ("h2", "In praise of the boring treaty"),
        ("p", "The convention on the mutual recognition of plumbers’ certificates will win no prizes. It took four years, it has sixty-one annexes, and on Monday it saved a school in the border district from closing for the winter, because a plumber could cross a bridge."),
        ("p", "Diplomacy of this kind produces no photographs. It produces warm classrooms, which are harder to photograph and easier to live in."),
    ],
]

RUSSIAN = [
    ("h1", "Правительство утвердило программу развития северных портов"),
    ("p", "Кабинет министров на заседании в четверг одобрил государственную программу развития портов Белозёрского побережья на 2025–2030 годы. Общий объём финансирования составит 214 млрд рублей, из них 90 млрд планируется привлечь из внебюджетных источников."),
    ("p", "Как сообщил журналистам министр транспорта Павел Огнёв, программа предусматривает строительство двух глубоководных причалов, реконструкцию железнодорожных подходов и создание аварийно-спасательного центра в посёлке Усть-Кемь."),
    ("p", "«Мы исходим из того, что грузооборот побережья к концу десятилетия удвоится, – сказал министр. – Без новых подходов железная дорога станет узким местом уже через три года»."),
    ("h2", "Замечания Счётной палаты"),
    ("p", "Ранее Счётная палата указала, что две из пяти предыдущих программ были выполнены менее чем наполовину. Аудиторы рекомендовали привязать финансирование к вводу объектов, а не к календарному плану; это замечание учтено в окончательной редакции."),
    ("p", "Региональные власти обязаны до 1 марта представить перечень земельных участков. Экологическая экспертиза проекта в районе Тюленьей губы продлится до осени, и до её завершения работы там начинаться не будут."),
    ("p", "По оценке экспертов Центра морских исследований, наибольший риск связан с нехваткой ледокольного флота: из шести судов, необходимых для круглогодичной навигации, заказаны только два."),
]

ARABIC = [
    ("h1", "الوزراء يتفقون على خطة مشتركة لإدارة مياه حوض النهر"),
    ("p", "اتفق وزراء المياه في أربع دول مطلة على حوض نهر السرو، يوم الثلاثاء، على خطة مشتركة لإدارة الموارد المائية تمتد حتى عام 2035، وذلك في ختام اجتماعات استمرت ثلاثة أيام في مدينة الواحة."),
    ("p", "وتنص الخطة على إنشاء مركز إقليمي لتبادل البيانات حول منسوب النهر وكميات الأمطار، على أن تلتزم كل دولة بنشر بياناتها شهريا. كما تنص على إنشاء صندوق مشترك لصيانة السدود بقيمة مئتي مليون دينار."),
    ("p", "وقال وزير المياه في الدولة المضيفة، سليم الحداد، إن الاتفاق «ينقلنا من مرحلة الشكوى إلى مرحلة الحساب»، مضيفا أن بلاده ستدفع حصتها قبل نهاية العام."),
    ("h2", "نقاط الخلاف"),
    ("p", "ولم يحسم الاتفاق مسألة ملء السد الجديد في أعالي النهر، إذ طلبت دولتان مهلة ستة أشهر لدراسة أثره على الزراعة. ومن المقرر أن تعود اللجنة الفنية إلى الاجتماع في شهر سبتمبر."),
    ("p", "ورحبت منظمات المزارعين بالخطة، لكنها طالبت بأن تمثل في مجلس المركز الإقليمي، مشيرة إلى أن المزارعين يستهلكون أكثر من ثلثي مياه الحوض."),
]

JAPANESE = [
    ("h1", "政府、地方鉄道の再建に向けた新制度を閣議決定"),
    ("p", "政府は十二日の閣議で、赤字が続く地方鉄道の再建を支援する新しい制度を決定した。自治体と事業者が共同で作る再建計画を国が認定し、十年間にわたって設備の更新費用の三分の一を補助する。"),
    ("p", "対象となるのは、一日の利用者が一キロあたり二千人に満たない路線で、全国でおよそ六十線区にのぼる。国土交通省は来年度予算の概算要求に百八十億円を盛り込む方針だ。"),
    ("p", "制度では、廃線を前提としないことを条件に、バスとの一体的な運行や、運賃の柔軟な設定も認める。大臣は会見で「鉄道を残すことが目的ではなく、移動の手段を残すことが目的だ」と述べた。"),
    ("h2", "自治体の負担に懸念"),
    ("p", "一方、沿線の自治体からは、財政の負担が重くなるとの懸念の声が上がっている。山沢県の知事は「国の補助が終わった後の姿が見えない」と話し、期間の延長を求めた。"),
    ("p", "専門家の間では、補助の効果を毎年検証し、結果を公表する仕組みが必要だという意見が多い。政府は年内に指針をまとめ、来年四月から計画の受け付けを始める。"),
]

GERMAN = [
    ("h1", "Landtag beschließt Klimafonds für Gemeinden"),
    ("stand", "Ab Januar können Städte und Dörfer Geld für Wärmenetze beantragen. Die Opposition spricht von einem Tropfen auf den heißen Stein."),
    ("p", "Der Landtag von Nordau hat am Mittwochabend mit den Stimmen der Regierungsparteien den Klimafonds für Gemeinden beschlossen. In den kommenden fünf Jahren stehen darin 320 Millionen Euro bereit, vor allem für Wärmenetze, die Sanierung von Schulen und den Schutz vor Hochwasser."),
    ("p", "Finanzministerin Katja Brenner verteidigte den Umfang. „Wir haben kein Geld zu verschenken, aber wir haben Schulen, die im Winter kälter sind als ihre Turnhallen“, sagte sie in der Debatte. Jede Gemeinde erhalte einen Sockelbetrag von 50.000 Euro, der Rest werde nach Einwohnern verteilt."),
    ("cap", "Die Schule in Altmoor wird seit Herbst mit Wärme aus dem Klärwerk beheizt."),
    ("h2", "Kritik an den Fristen"),
    ("p", "Der Gemeindetag begrüßte das Gesetz, hält die Fristen aber für zu kurz. Anträge müssen bis Ende März gestellt werden; viele kleine Verwaltungen haben nach Angaben des Verbands niemanden, der sie schreiben kann. Das Ministerium kündigte eine Beratungsstelle an."),
    ("p", "Die Opposition stimmte gegen den Fonds. Ihr Sprecher Henning Tiede rechnete vor, dass allein die Wärmenetze der drei größten Städte mehr als das Doppelte kosten würden. Er forderte, den Fonds zu verdoppeln und die Mittel ohne Antrag auszuzahlen."),
    ("h2", "Was sich für Gemeinden ändert"),
    ("li", "Der Sockelbetrag wird ohne Nachweis gezahlt und muss bis 2027 ausgegeben sein."),
    ("li", "Wärmenetze werden mit bis zu sechzig Prozent gefördert, wenn mindestens ein Drittel der Wärme erneuerbar ist."),
    ("li", "Für Schulen gilt eine eigene Liste, die das Kultusministerium im Februar veröffentlicht."),
]

LIVE = [
    ("18:42", "Polls close", "Polling stations have closed in all twelve districts. The electoral commission says that turnout was 68.4 percent, the highest since 1998."),
    ("18:55", "First projection", "The public broadcaster’s first projection puts the Civic List at 31 percent, the Farmers’ Union at 27 and the Greens at 14. The margin of error is two points either way."),
    ("19:10", "Farmers’ Union claims “a mandate from the valleys”", "Speaking to supporters in Dornach, party leader Urs Kellner said that nobody could now govern against the valleys. He would wait for a call, he said, but not for long."),
    ("19:26", "Count halted in Brix", "The count in the district of Brix was interrupted for twenty minutes after a power cut. Ballots were guarded by members of all parties, the commission says, and the seals were checked before the work went on."),
    ("19:58", "Prime minister concedes losses", "Prime Minister Livia Stern concedes that her party has lost “more than we feared and less than we deserved”. She will stay in office until a new government is formed, and will not stand again as party leader."),
    ("20:31", "Coalition arithmetic", "On the current figures only two majorities are possible: the Civic List with the Farmers’ Union, or both of them against each other with three small parties, which all sides have ruled out."),
    ("21:15", "That’s it for tonight", "We are closing this page for the night. The final result is expected at noon tomorrow, and we will be back with it then."),
]

DEBATE = [
    ("The Minister of State", "I beg to move that the Bill be now read a second time. It is a short Bill with a single purpose: to allow coroners to sit in a district other than their own when a disaster has overwhelmed the court."),
    ("Ms Thandeka Moore (Easterby)", "Will the Minister say what happens to the families, who may have to travel two hundred miles to a hearing? The Bill says nothing about their costs."),
    ("The Minister of State", "The honourable Member raises a point which was put to me by the families themselves. I can tell the House that an amendment will be brought in Committee to pay for travel and for two nights."),
    ("Mr Owen Pryce (Llanfair)", "I am grateful to the Minister, but two nights will not do. The inquest into the mine lasted for seven weeks. I speak as one whose constituents slept in their cars."),
    ("Mr Speaker", "Order. The honourable gentleman will resume his seat when the Minister rises."),
    ("The Minister of State", "I have heard what has been said, and I will write to both Members before the Committee meets. I commend the Bill to the House."),
]
