import type { RecordType } from "../records";

/** Record sets whose sheet is called otherwise than their type in the plural. */
const sheetNames: Readonly<Partial<Record<RecordType, string>>> = {
  company: "Company",
  series: "Number series",
  message: "Message texts",
  party: "Customers and principals",
  site: "Sites",
  item: "Items",
  movement: "Stock movements",
  valuation: "Stock worth",
  unit: "Pieces",
  tally: "Stock counts",
  card: "Customer cards",
  order: "Purchase orders",
  receipt: "Goods receipts",
  purchase: "Purchase bills",
  claim: "Warranty claims",
  plan: "Contract plans",
  cover: "Contract units",
  invoice: "Bills",
  journal: "Journal vouchers",
  entry: "Ledger entries",
  account: "Own accounts",
  proof: "Proofs",
};

/** One thing of a record set, as its lines are called after it. */
const singles: Readonly<Partial<Record<RecordType, string>>> = {
  party: "Party",
  invoice: "Bill",
  movement: "Movement",
  valuation: "Worth",
  unit: "Piece",
  tally: "Count",
  card: "Card",
  order: "Order",
  receipt: "Receipt",
  purchase: "Purchase",
  claim: "Claim",
  plan: "Plan",
  cover: "Unit",
  journal: "Voucher",
  entry: "Entry",
  account: "Account",
  series: "Series",
  message: "Text",
};

/** Fields whose heading says more than their name does. */
const headings: Readonly<Record<string, string>> = {
  on: "Date",
  at: "Time",
  by: "By",
  taxId: "Tax no.",
  dueOn: "Due",
  poReference: "Customer's order",
  creditDays: "Days of credit",
  figures: "",
  printed: "Printed",
};

/** The heading of a field by its path, in words: `figures.total` → `Total`, `partyId` → `Party`. */
export function headingOf(path: readonly string[]): string {
  const words = path.map((field) => headings[field] ?? wordsOf(field.replace(/Ids?$/, "") || field));
  return sentence(words.filter(Boolean).join(" ").toLowerCase());
}

/** The sheet of a record set: `Bills`, `Stock movements`. */
export const sheetNameOf = (type: RecordType): string => sheetNames[type] ?? sentence(plural(wordsOf(type)));

/** One record of a set, in words. */
export const singleNameOf = (type: RecordType): string => singles[type] ?? sentence(wordsOf(type));

/** The sheet of the lines that stand inside records of a set: `Bill lines`. */
export function lineSheetNameOf(type: RecordType, path: readonly string[]): string {
  const words = path.filter((field) => headings[field] !== "").map(wordsOf);
  return sentence(`${singleNameOf(type)} ${words.join(" ")}`.toLowerCase());
}

/** A table's name: the words of its sheet in one, letters only. */
export const tableNameOf = (sheet: string): string =>
  sheet
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join("");

const wordsOf = (name: string): string => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

const plural = (words: string): string =>
  words.endsWith("s") ? words : words.endsWith("y") ? `${words.slice(0, -1)}ies` : `${words}s`;
