// Sites made up for the search: many scripts, every letter, ten thousand pages.

const page = (title, text, more = "") => `---\ntitle: ${title}\n${more}---\n\n${text}\n`;

const settings = "title: Scripts\nbase_url: https://scripts.example/some/path/\nlanguages: [en, uk]\nlanguage: en\ntz: Etc/UTC\n";
const menu = (names) => `menu:\n${names.map((name) => `  - {title: ${name}, to: /${name}/}\n`).join("")}`;

const pages = {
  viisko: page("Військо", "Чисельність війська обговорюють."),
  obiekt: page("Про об’єкт", "Ґанок об’єкта відремонтують; Йосип і її друзі."),
  nihon: page("日本の港", "島々の港湾協定について、2031年にカタカナで書かれた。"),
  madrasa: page("المَدْرَسَة", "كتب الأحمد عن المـدرسة."),
  elysee: page("Élysée", "Die Straße nach Łódź, a cliché."),
  thai: page("ข่าว", "ประเทศไทยมีภาษา"),
  korea: page("한국어", "한국은 반도에 있다."),
  hindi: page("भाषा", "हिन्दी एक भाषा है।"),
  greek: page("Πόλη", "Η ΌΔΟΣ και η οδός."),
};

export const scripts = {
  "content/site.yaml": settings + menu(Object.keys(pages)),
  "content/_index.md": "---\nkind: briefing\ntitle: Port\nreviewed: 2025-12-20\n---\n\nThe port of the island.\n",
  "content/_index.uk.md": "---\nkind: briefing\ntitle: Порт\n---\n\nОстрів має порт.\n",
  "content/unfinished.md": page("An unfinished page", "Unfinished.", "draft: true\n"),
  ...Object.fromEntries(Object.entries(pages).map(([name, text]) => [`content/${name}.md`, text])),
};

// Every letter, digit and mark that Unicode has, alone and within a word; of Han and Hangul one in twenty.
export function everyLetter() {
  const files = {};
  let text = "";
  const names = [];
  const end = () => {
    const name = `letters-${names.length}`;
    names.push(name);
    files[`content/${name}.md`] = page(name, text);
    text = "";
  };
  for (let code = 0xa0; code < 0x32000; code += 1) {
    const letter = String.fromCodePoint(code);
    const isBulk = /\p{Script=Han}|[\uac00-\ud7a3]/u.test(letter);
    if (!/[\p{L}\p{N}\p{M}]/u.test(letter) || (isBulk && code % 20)) continue;
    text += `a ${letter} b${letter}c ${letter}'s x${letter}\u0301y `;
    if (text.length > 2000) end();
  }
  end();
  files["content/site.yaml"] = "title: Letters\nlanguage: en\ntz: Etc/UTC\n" + menu(names);
  files["content/_index.md"] = "---\nkind: briefing\ntitle: Letters\nreviewed: 2025-12-20\n---\n\nAll of them.\n";
  return files;
}

const SYLLABLES = ["ba", "da", "fi", "ge", "ho", "ku", "la", "mi", "no", "pu", "ra", "se", "ti", "vo", "wa", "ze", "di", "de", "ju", "xa"];

// The same numbers for the same seed: xorshift.
function chance(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

// Words as languages have them: few of them often, most of them seldom.
function word(random) {
  let rank = Math.floor(8000 ** random() * 2);
  let made = "";
  do {
    made += SYLLABLES[rank % SYLLABLES.length];
    rank = Math.floor(rank / SYLLABLES.length);
  } while (rank > 0 || made.length < 4);
  return made;
}

// A site of so many provisions, each of some 400 words, in briefings of twenty.
export function large(count) {
  const random = chance(2463534242);
  const words = (n) => Array.from({ length: n }, () => word(random)).join(" ");
  const files = {
    "content/site.yaml": "title: Large\nlanguage: en\ntz: Etc/UTC\n",
    "content/_index.md": "---\ntitle: Large\n---\n\nMade up, to be searched.\n",
    "content/sources.yaml": "- {id: report, title: The report, type: news, published: 2025-12-01}\n",
  };
  for (let number = 0; number < count; number += 1) {
    const folder = `content/b-${Math.floor(number / 20)}`;
    if (number % 20 === 0) {
      files[`${folder}/_index.md`] = `---\nkind: briefing\ntitle: Briefing ${words(2)}\nreviewed: 2025-12-20\ndefault_source: report\n---\n\n${words(30)}.\n`;
    }
    const sentences = Array.from({ length: 40 }, () => `${words(9)}.`).join(" ");
    files[`${folder}/provisions/p-${number}.md`] =
      `---\ntitle: ${words(4)} ${number}\nstatus: proposed\nsummary: ${words(12)} common words of all.\nevidence: report, para 2\n---\n\n${sentences}\n`;
  }
  return files;
}
