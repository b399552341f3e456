/** Hindi has a word of its own for every number below a hundred. */
const belowHundred = `शून्य एक दो तीन चार पाँच छह सात आठ नौ
दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी
अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी
नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे`.split(/\s+/);

/** A whole number ≥ 0 in Hindi words, counted by लाख and करोड़; from 100 करोड़ on their count is itself spoken. */
export function hindiNumber(n: number): string {
  if (n < 100) return belowHundred[n] ?? "";
  const parts: string[] = [];
  const count = (many: number, scale: string) => {
    if (many) parts.push(`${hindiNumber(many)} ${scale}`);
  };
  count(Math.floor(n / 1e7), "करोड़");
  count(Math.floor((n % 1e7) / 1e5), "लाख");
  count(Math.floor((n % 1e5) / 1000), "हज़ार");
  count(Math.floor((n % 1000) / 100), "सौ");
  if (n % 100) parts.push(belowHundred[n % 100] ?? "");
  return parts.join(" ");
}
