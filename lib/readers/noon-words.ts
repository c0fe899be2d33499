/**
 * What .NET writes for the forenoon and the afternoon in its cultures (AMDesignator and PMDesignator of all of CultureInfo's
 * specific cultures in .NET 10 with ICU), and what Windows and older releases write, in lower case without blanks around.
 */
const forenoon = `am|a.m.|a. m.|a.|a.g|àárọ̀|àárɔ̀|adduha|am vormittag|an|ap.|atm|bn|comme|da manhã|de la mañana|de.|dinda|dop.|dopołdnja|e paradites|ɛnkakɛnyá|f.h.|fm|fọ mọ́nin|gh|günortadan öň|hengihengi|i bikɛ̂glà|ib|icheheavo|idiɓa|iđitbeaivet|isuk|ĩyakwakya|kang’ama|karoon|ki|kiɛmɛ́ɛm|kíkíríg|kiroko|luma lwa k|lwamilawu|m|makeo|mambia|maná|matin|mbaʼámbaʼ|mbaꞌmbaꞌ|moies|muhi|munkyo|n tufat|n’ụtụtụ|nd|ntɔ́ngɔ́|ŋdi|od|öö|pamilau|pg|priekšpusdienā|priešpiet|prije podne|prijepodne|r.n.|rũ|rw|sa|safiya|sárúwá|sub|subaka|subbaahi|taparachu|tesiran|tifawt|to|too|uhr vörmiddaachs|uluchelo|utuko|vm.|wd|wichishu|yb|z.mu.|zdat azal|ǁgoagas|π.μ.|πμ|ам|ӕмбисбоны размӕ|дп|пр.об.|претпл.|прије подне|таңкы|то|ү.ө.|эи|לפנה״צ|לפנה"צ|פֿאַרמיטאָג|اے ایم|ب.ن|چۈشتىن بۇرۇن|ص|صبح، منجهند|غ.م.|غ.م|قبل‌ازظهر|ق.ظ|ⵜⵉⴼⴰⵡⵜ|ቅ.ቀ.|ጥዋት|तडके|पूर्वाह्न|फुं|भोर|ये एम|सकाळ|सबेरे|सवेर|सुबुह जा|এ এম|পূৰ্বাহ্ন|ਪੂ.ਦੁ.|முற்பகல்|ಪೂರ್ವಾಹ್ನ|පෙ.ව.|ก่อนเที่ยง|ກ່ອນທ່ຽງ|སྔ་ཆ་|སྔ་དྲོ་|နံနက်|ᱥᱮᱛᱟᱜ|ꮜꮎꮄ|𞤢𞤰|오전|ꎸꄑ|上午|午前|सुबह|পূর্বাহ্ন|de|dop|vorm.`;
const afternoon = `pm|p.m.|p. m.|p.|a.k|akasuba|aluula|am namittag|cɛɛ́nko|ch|chilo|da tarde|de la tarde|ḍeffir aza|dilolo|du.|e pasdites|e.h.|eahketbeaivet|eb|ebongi|ebyámu|efiafi|eigulo|em|ep.|ew|ɛndámâ|f|fọ ívnin|g.m.|gd|günortadan soň|ɣetrɔ|hwaĩ-inĩ|i ɓugajɔp|i.n.|ichamthi|ĩyawĩoo|kikiiɗe|kingoto|kisɛ́ndɛ|kooskoliny|kugú|kyiukonyi|lilli|lk|luma lwa p|mchochil’l|mog|mpókwa|muu|n tmeddit|n’abali|ncwònzém|ngəgógəle|ngo|nm.|nomëttes|nyiaghuo|ŋka mbɔ́t nji|odp.|ös|ọ̀sán|ot|ɔ̀sán|pamunyi|pashamihe|pēcpusdienā|pn|po podne|pop.|popiet|popodne|popołdnju|ptg|ptm|soir|tadggʷat|teipa|tk|tŋ|ũg|uhr nommendaachs|ut|wb|wengi|wótpołdnja|yamma|yh|z.mw.|zaarikay b|ǃuias|μ.μ.|μμ|ӕмбисбоны фӕстӕ|пм|по подне|попл.|послије подне|пп|сл.об.|тк|түштөн кийинки|ү.х.|эк|אחה״צ|אחה"צ|נאָכמיטאָג|بعدازظهر|ب.ظ|پی ایم|چۈشتىن كېيىن|د.ن|غ.و.|غ.و|م|منجهند، شام|ⵜⴰⴷⴳⴳⵯⴰⵜ|ከሰዓት|ድ.ቀ.|अपराह्न|दपैहर बाद|पी एम|बेलासे|शाम जा|सांज|सांझ|सांम|অপৰাহ্ন|পি এম|ਬਾ.ਦੁ.|பிற்பகல்|ಅಪರಾಹ್ನ|ප.ව.|หลังเที่ยง|ຫຼັງທ່ຽງ|ཕྱི་ཆ་|ཕྱི་དྲོ་|ညနေ|ᱧᱤᱫᱟᱹ|ꮢꭿᏹꭲꮧꮲ|𞤩𞤰|오후|ꁯꋒ|下午|午後|du|odp|nachm.`;

const plain = (word: string): string =>
  word
    .replace(/[\u200c-\u200f]/g, "")
    .normalize("NFC")
    .toLowerCase();

const halves: ReadonlyMap<string, 0 | 12> = new Map([
  ...forenoon.split("|").map((word) => [plain(word), 0] as const),
  ...afternoon.split("|").map((word) => [plain(word), 12] as const),
]);

/** Hours that a noon mark adds to those before noon; null where the word is none. */
export function halfOfDay(word: string): 0 | 12 | null {
  return halves.get(plain(word)) ?? null;
}
