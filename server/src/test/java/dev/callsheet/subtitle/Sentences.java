package dev.callsheet.subtitle;

import java.util.Map;

/** The beginning of the Universal Declaration of Human Rights in several languages. */
final class Sentences {

  /** By the English names of the languages. */
  static final Map<String, String> IN =
      Map.ofEntries(
          Map.entry(
              "russian",
              "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены"
                  + " разумом и совестью и должны поступать в отношении друг друга в духе братства."
                  + " Каждый человек имеет право на жизнь, на свободу и на личную"
                  + " неприкосновенность. Никто не должен содержаться в рабстве"),
          Map.entry(
              "ukrainian",
              "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені"
                  + " розумом і совістю і повинні діяти у відношенні один до одного в дусі"
                  + " братерства. Ніхто не повинен бути в рабстві. Кожна людина має право на життя,"
                  + " на свободу і на особисту недоторканність"),
          Map.entry(
              "czech",
              "Všichni lidé se rodí svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni"
                  + " rozumem a svědomím a mají spolu jednat v duchu bratrství. Každý má všechna"
                  + " práva a všechny svobody. Každý má právo na život, svobodu a osobní bezpečnost."
                  + " Nikdo nesmí být držen v otroctví nebo nevolnictví"),
          Map.entry(
              "polish",
              "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są"
                  + " oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu"
                  + " braterstwa. Każda osoba ma prawo do życia, wolności i bezpieczeństwa. Nikt nie"
                  + " może być źle traktowany, bo każdy człowiek ma swą wartość"),
          Map.entry(
              "french",
              "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont"
                  + " doués de raison et de conscience et doivent agir les uns envers les autres"
                  + " dans un esprit de fraternité. Où est passé le garçon, à côté de la forêt. Ça,"
                  + " c'est déjà vu. Cœur à cœur avec sa sœur. L'été a été très chaud, mais l'hiver"
                  + " a été plus froid que prévu"),
          Map.entry(
              "german",
              "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit"
                  + " Vernunft und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit"
                  + " begegnen. Niemand darf in Sklaverei gehalten werden. Für alle gelten die"
                  + " schönen Grundsätze. Über die Straße führt ein Weg. Das weiß jeder, größer wäre"
                  + " es müßig. Die Tür öffnet sich, später hören wir die Vögel. Können Sie mir erklären,"
                  + " wofür man früher Brücken und Häuser gebaut hat. Natürlich wären wir fröhlich,"
                  + " und außerdem müssen wir übermorgen zurück"),
          Map.entry(
              "greek",
              "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα."
                  + " Είναι προικισμένοι με λογική και συνείδηση και οφείλουν να συμπεριφέρονται"
                  + " μεταξύ τους με πνεύμα αδελφοσύνης. «Κανείς δεν επιτρέπεται να ζει υπό καθεστώς"
                  + " δουλείας», είπε ο Άρης"),
          Map.entry(
              "turkish",
              "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana"
                  + " sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket"
                  + " etmelidirler. Hiç kimse kölelik altında bulundurulamaz. Yaşamak, hürriyet ve"
                  + " kişi emniyeti her ferdin hakkıdır. Şimdi ne yapıyorsun, güneş doğuyor"),
          Map.entry(
              "arabic",
              "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم أن"
                  + " يعامل بعضهم بعضا بروح الإخاء. لكل إنسان حق التمتع بكافة الحقوق والحريات. لا"
                  + " يجوز استرقاق أو استعباد أي شخص"),
          Map.entry(
              "japanese",
              "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"
                  + "人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。"
                  + "すべて人は、生命、自由及び身体の安全に対する権利を有する。"
                  + "何人も、奴隷にされ、又は苦役に服することはない"),
          Map.entry(
              "korean",
              "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로"
                  + " 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다. 모든 사람은"
                  + " 생명과 신체의 자유와 안전에 대한 권리를 가진다"),
          Map.entry(
              "chinese",
              "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。"
                  + "人人有資格享有本宣言所載的一切權利和自由，不分種族、膚色、性別、語言、宗教。"
                  + "人人有權享有生命、自由和人身安全。任何人不得使為奴隸或奴役"),
          Map.entry(
              "thai",
              "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ. ต่างมีเหตุผลและมโนธรรม. และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ. บุคคลมีสิทธิในการดำรงชีวิต"),
          Map.entry(
              "lithuanian",
              "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir"
                  + " sąžinė ir jie turi elgtis vienas kito atžvilgiu kaip broliai. Kiekvienas"
                  + " žmogus turi teisę naudotis visomis teisėmis ir laisvėmis. Kiekvienas turi"
                  + " teisę į gyvybę, laisvę ir asmens saugumą. Niekas negali būti vergijoje"),
          Map.entry(
              "latvian",
              "Visi cilvēki piedzimst brīvi un vienlīdzīgi savā pašcieņā un tiesībās. Viņi ir"
                  + " apveltīti ar saprātu un sirdsapziņu. Viņiem jāizturas citam pret citu brālības"
                  + " garā. Nevienu nedrīkst turēt verdzībā. Katram cilvēkam ir tiesības uz dzīvību,"
                  + " brīvību un personas neaizskaramību"),
          Map.entry(
              "slovene",
              "Vši ljudje se rodijo svobodni in imajo enako dostojanstvo in enake pravice. Človek"
                  + " čuti, da živi šele, ko je že čas. Naj žena reče možu, kaj še želi. Šest"
                  + " človeških življenj, še več žalosti. Nihče ne sme biti držan v suženjstvu"));

  private Sentences() {}
}
