/** Grammatical gender of what is counted. */
export type Gender = "masculine" | "feminine" | "neuter";

/** A noun as it follows 1, 2–4, and all other counts: гривня, гривні, гривень. */
export type Forms = readonly [one: string, few: string, many: string];

const units = "нуль один два три чотири п'ять шість сім вісім дев'ять".split(" ");
const teens =
  "десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять".split(
    " ",
  );
const tens = "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто".split(" ");
const hundreds = "сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот".split(" ");
const scales: readonly { readonly gender: Gender; readonly forms: Forms }[] = [
  { gender: "masculine", forms: ["квадрильйон", "квадрильйони", "квадрильйонів"] },
  { gender: "masculine", forms: ["трильйон", "трильйони", "трильйонів"] },
  { gender: "masculine", forms: ["мільярд", "мільярди", "мільярдів"] },
  { gender: "masculine", forms: ["мільйон", "мільйони", "мільйонів"] },
  { gender: "feminine", forms: ["тисяча", "тисячі", "тисяч"] },
];

/** The form of a noun after a count: одна гривня, дві гривні, п'ять гривень, одинадцять гривень. */
export function form(count: number, [one, few, many]: Forms): string {
  const last = count % 10;
  if (count % 100 >= 11 && count % 100 <= 14) return many;
  return last === 1 ? one : last >= 2 && last <= 4 ? few : many;
}

/** A whole number ≥ 0 in Ukrainian words, its last one and two in the gender of what is counted. */
export function ukrainianNumber(n: number, gender: Gender): string {
  if (n === 0) return units[0] ?? "";
  const parts: string[] = [];
  let rest = n;
  scales.forEach((scale, at) => {
    const size = 1000 ** (scales.length - at);
    const count = Math.floor(rest / size);
    if (count) parts.push(belowThousand(count, scale.gender), form(count, scale.forms));
    rest %= size;
  });
  if (rest) parts.push(belowThousand(rest, gender));
  return parts.join(" ");
}

function belowThousand(n: number, gender: Gender): string {
  const parts: (string | undefined)[] = [];
  const rest = n % 100;
  if (n >= 100) parts.push(hundreds[Math.floor(n / 100) - 1]);
  if (rest >= 20) parts.push(tens[Math.floor(rest / 10) - 2]);
  if (rest >= 10 && rest < 20) parts.push(teens[rest - 10]);
  else if (rest % 10) parts.push(unit(rest % 10, gender));
  return parts.join(" ");
}

function unit(n: number, gender: Gender): string | undefined {
  if (n === 1) return { masculine: "один", feminine: "одна", neuter: "одне" }[gender];
  if (n === 2 && gender === "feminine") return "дві";
  return units[n];
}
