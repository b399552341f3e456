import type { PaperDocument } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import type { Company, Technician } from "../records";
import type { PlannedVisit } from "./planned-visit";

interface Words {
  readonly title: string;
  readonly card: string;
  readonly serial: string;
  readonly service: string;
  readonly contract: string;
  readonly wished: string;
  readonly covers: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

const words: Record<Company["language"], Words> = {
  en: {
    title: "Day sheet",
    card: "Card",
    serial: "serial",
    service: "Service",
    contract: "Contract",
    wished: "Wished",
    covers: {
      warranty: "warranty",
      comprehensive: "comprehensive contract",
      "labour-only": "labour-only contract",
      limited: "limited contract",
      paid: "the customer pays",
    },
    labels: {},
  },
  uk: {
    title: "Денний наряд",
    card: "Картка",
    serial: "зав. №",
    service: "Обслуговування",
    contract: "Договір",
    wished: "Бажаний час",
    covers: {
      warranty: "гарантія",
      comprehensive: "повний договір",
      "labour-only": "договір на роботи",
      limited: "обмежений договір",
      paid: "платить клієнт",
    },
    labels: {
      "label.technician": "Майстер",
      "label.phone": "Телефон",
      "label.date": "Дата",
      "label.visits": "Візитів",
      "label.no": "№",
      "label.customer": "Клієнт і місце",
      "label.unit": "Обладнання",
      "label.task": "Що зробити",
      "label.work": "Виконано",
      "label.parts": "Використані частини",
      "label.signature": "Підпис клієнта",
      "label.page": "Сторінка",
    },
  },
  hi: {
    title: "दैनिक पत्रक",
    card: "कार्ड",
    serial: "क्रम सं.",
    service: "सर्विस",
    contract: "अनुबंध",
    wished: "समय",
    covers: {
      warranty: "वारंटी",
      comprehensive: "पूर्ण अनुबंध",
      "labour-only": "केवल श्रम अनुबंध",
      limited: "सीमित अनुबंध",
      paid: "ग्राहक भुगतान",
    },
    labels: {
      "label.technician": "तकनीशियन",
      "label.phone": "फ़ोन",
      "label.date": "दिनांक",
      "label.visits": "विज़िट",
      "label.no": "सं.",
      "label.customer": "ग्राहक और स्थान",
      "label.unit": "उपकरण",
      "label.task": "कार्य",
      "label.work": "किया गया कार्य",
      "label.parts": "प्रयुक्त पुर्ज़े",
      "label.signature": "ग्राहक के हस्ताक्षर",
      "label.page": "पृष्ठ",
    },
  },
};

/** What `templates/day-sheet.xlsx` prints: a technician's visits of a day, in the order given. */
export function daySheetDocument(
  company: Company,
  technician: Technician,
  day: string,
  visits: readonly PlannedVisit[],
): PaperDocument {
  const said = words[company.language];
  return {
    locale: company.locale,
    sheetName: sheetNameFor(`${technician.name} ${day}`),
    scalars: {
      title: said.title,
      copyLegend: "",
      number: technician.name,
      date: { day },
      "company.name": company.name,
      "company.address": company.address,
      "company.phone": company.phone,
      "company.email": company.email,
      "technician.name": technician.name,
      "technician.phone": technician.phone,
      "totals.visits": visits.length,
      ...said.labels,
    },
    blocks: { visit: visits.map((one, at) => ({ no: at + 1, ...rowOf(one, said) })) },
  };
}

function rowOf(one: PlannedVisit, said: Words) {
  const { visit, customer, site, card, item, complaint, contract } = one;
  return {
    customer: customer.name,
    address: [site?.name, site?.address || customer.address, site?.area]
      .filter((part, at, all) => part && all.findIndex((other) => other?.includes(part)) === at)
      .join(", "),
    phone: site?.phone || customer.phones.slice(0, 2).join(", "),
    unit: item?.name ?? "",
    card: [card && `${said.card} ${card.number}`, card?.serial && `${said.serial} ${card.serial}`]
      .filter(Boolean)
      .join(", "),
    task: complaint
      ? `${complaint.number}: ${complaint.problem}`
      : contract
        ? `${said.service} ${visit.ordinal ?? ""}`
        : said.service,
    detail: [
      complaint && said.covers[complaint.coverage.kind],
      !complaint &&
        contract &&
        `${said.contract} ${contract.number ?? ""}, ${said.covers[contract.terms.covers]}`,
      complaint?.wishedTime && `${said.wished}: ${complaint.wishedTime}`,
      complaint?.note,
    ]
      .filter(Boolean)
      .join(" · "),
    readings: (item?.readings ?? []).map((name) => `${name} ____`).join("\n"),
  };
}
