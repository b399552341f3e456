import type { Day } from "../base/day";
import type { Company } from "../records";

/** For whom copies of a paper are made. */
export type Copies = "goods" | "services" | "challan";

interface Legends {
  readonly from: Day;
  readonly copies: Readonly<Record<Copies, readonly string[]>>;
}

/** What Indian law has each copy of a paper say, by the day from which it does (CGST rules 48 and 55). */
const indian: Readonly<Record<"en" | "hi", readonly Legends[]>> = {
  en: [
    {
      from: "2017-07-01",
      copies: {
        goods: ["Original for recipient", "Duplicate for transporter", "Triplicate for supplier"],
        services: ["Original for recipient", "Duplicate for supplier"],
        challan: ["Original for consignee", "Duplicate for transporter", "Triplicate for consigner"],
      },
    },
  ],
  hi: [
    {
      from: "2017-07-01",
      copies: {
        goods: ["प्राप्तकर्ता के लिए मूल प्रति", "परिवाहक के लिए दूसरी प्रति", "आपूर्तिकर्ता के लिए तीसरी प्रति"],
        services: ["प्राप्तकर्ता के लिए मूल प्रति", "आपूर्तिकर्ता के लिए दूसरी प्रति"],
        challan: ["परेषिती के लिए मूल प्रति", "परिवाहक के लिए दूसरी प्रति", "परेषक के लिए तीसरी प्रति"],
      },
    },
  ],
};

/** The legends of a paper's copies on its day, the first for who receives it; one without a word where the law asks for none. */
export function copyLegends(
  { country, language }: Pick<Company, "country" | "language">,
  copies: Copies,
  on: Day,
): readonly string[] {
  if (country !== "IN") return [""];
  const all = indian[language === "hi" ? "hi" : "en"];
  return all.filter(({ from }) => from <= on).at(-1)?.copies[copies] ?? [""];
}
