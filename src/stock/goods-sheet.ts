import { msg } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import type { Movement, RecordId, Tally, Unit } from "../records";
import { computed } from "../workbook/computed";
import { mirror, type Look } from "../workbook/mirror";
import { typeCount } from "./count-commands";
import { ON_CHALLANS, stockOnHand, type Held } from "./on-hand-queries";
import { captureSerial } from "./serial-commands";
import { STORE } from "./model";
import { pieceState, reasonName } from "./words";

/** The Stock on hand worksheet: every item in every place, with what it is worth. */
export const onHandSheet = computed<Held>({
  sheet: "Stock on hand",
  table: "StockOnHand",
  compute: stockOnHand,
  key: ({ item, place }) => `${item.id}#${place}`,
  whyNot: () => msg("On hand follows from receipts, bills and counts; count a place to correct it."),
  marks: [{ headers: ["Item", "Reorder"], begins: "under", tone: "warn" }],
  totals: ["On hand", "On challan", "Worth"],
  columns: [
    { header: "Code", width: 12, value: ({ item }) => item.code },
    { header: "Item", width: 30, value: ({ item }) => item.name },
    { header: "Place", width: 20, value: ({ name }) => name },
    {
      header: "On hand",
      kind: "quantity",
      width: 10,
      value: (row) => amount(row, row.place !== ON_CHALLANS),
    },
    {
      header: "On challan",
      kind: "quantity",
      width: 10,
      value: (row) => amount(row, row.place === ON_CHALLANS),
    },
    { header: "Unit", width: 7, value: ({ item }) => item.unit },
    { header: "Worth", kind: "money", width: 14, value: ({ worth }) => worth },
    {
      header: "Average cost",
      kind: "money",
      width: 13,
      value: ({ average }) => average && Math.round(average),
    },
    {
      header: "Reorder at",
      kind: "quantity",
      width: 10,
      value: ({ item }) => (Number(item.reorderLevel) ? item.reorderLevel : undefined),
    },
    { header: "Reorder", width: 9, value: ({ isLow }) => (isLow ? "under" : "") },
  ],
});

const amount = ({ quantity }: Held, shown: boolean): string | undefined =>
  shown ? fromThousandths(quantity) : undefined;

const derived = "Movements follow from their documents; correct those, or count the place.";

/** The Stock ledger worksheet: every movement with what came in or went out, its worth and its document. */
export const stockLedgerSheet = mirror<"movement", Movement>({
  of: "movement",
  sheet: "Stock ledger",
  table: "StockLedger",
  orderBy: "on",
  joins: { item: "item", technician: "place" },
  columns: [
    { header: "Date", kind: "date", width: 12, value: ({ on }) => on, whyNot: derived },
    { header: "Code", width: 12, value: ({ itemId }, look) => look(itemId).code, whyNot: derived },
    { header: "Item", width: 28, value: ({ itemId }, look) => look(itemId).name, whyNot: derived },
    { header: "Place", width: 18, value: ({ location }, look) => placeWord(location, look), whyNot: derived },
    { header: "Why", width: 16, value: ({ reason }) => reasonName(reason), whyNot: derived },
    {
      header: "Document",
      width: 16,
      value: ({ sourceId }, look) => documentNumber(sourceId, look),
      whyNot: derived,
    },
    {
      header: "In",
      kind: "quantity",
      width: 9,
      value: ({ quantity }) => (quantity > 0 ? fromThousandths(quantity) : undefined),
      whyNot: derived,
    },
    {
      header: "Out",
      kind: "quantity",
      width: 9,
      value: ({ quantity }) => (quantity < 0 ? fromThousandths(-quantity) : undefined),
      whyNot: derived,
    },
    { header: "Worth", kind: "money", width: 14, value: ({ value }) => value, whyNot: derived },
    {
      header: "Serial numbers",
      width: 24,
      value: ({ units = [] }, look) => units.flatMap((id) => look.find(id)?.serial || []).join(", "),
      whyNot: derived,
    },
    { header: "Note", width: 26, value: ({ note }) => note, whyNot: derived },
  ],
  totals: ["In", "Out", "Worth"],
});

function placeWord(location: string, look: Look): string {
  if (location === STORE) return "Store";
  if (location.startsWith("challan:")) return look.find(location as RecordId<"challan">)?.number ?? location;
  return look.find(location as RecordId<"technician">)?.name ?? location;
}

/** The number of the document that moved goods; of the complaint behind a visit. */
function documentNumber(sourceId: string, look: Look): string | undefined {
  const [type] = sourceId.split(":");
  switch (type) {
    case "invoice":
    case "receipt":
    case "purchase":
    case "challan":
      return look.find(sourceId as RecordId<"invoice" | "receipt" | "purchase" | "challan">)?.number;
    case "visit": {
      const visit = look.find(sourceId as RecordId<"visit">);
      return look.find(visit?.complaintId)?.number ?? look.find(visit?.contractId)?.number;
    }
    default:
      return undefined;
  }
}

/** The Stock count worksheet: what is counted in a place is typed here, and posted in the pane. */
export const countSheet = mirror<"tally", Tally>({
  of: "tally",
  sheet: "Stock count",
  table: "StockCount",
  orderBy: "place",
  joins: { item: "item", unit: "unit", technician: "place" },
  columns: [
    { header: "Place", width: 18, value: ({ location }, look) => placeWord(location, look) },
    { header: "Code", width: 12, value: ({ itemId }, look) => look(itemId).code },
    { header: "Item", width: 30, value: ({ itemId }, look) => look(itemId).name },
    {
      header: "Serial",
      width: 16,
      value: ({ unitId }, look) => look.find(unitId)?.serial,
      whyNot: "Serial numbers are captured in the sheet Serial numbers.",
    },
    {
      header: "In the book",
      kind: "quantity",
      width: 11,
      value: ({ book }) => fromThousandths(book),
      whyNot: "The book says it; type what you count beside it.",
    },
    {
      header: "Counted",
      kind: "quantity",
      width: 10,
      value: ({ counted }) => (counted === undefined ? undefined : fromThousandths(counted)),
      edit: ({ id }, counted) => typeCount({ id, counted }),
    },
    {
      header: "Difference",
      kind: "quantity",
      width: 11,
      value: ({ book, counted }) => (counted === undefined ? undefined : fromThousandths(counted - book)),
      whyNot: "The difference follows from what is counted.",
    },
    { header: "Unit", width: 7, value: ({ itemId }, look) => look(itemId).unit },
    { header: "Note", width: 26, value: ({ note }) => note, edit: ({ id }, note) => typeCount({ id, note }) },
  ],
  totals: ["In the book", "Counted", "Difference"],
});

const followed = "Where a piece is follows from receipts, challans, bills and cards.";

/** The Serial numbers worksheet: every piece of a serialised item from its receipt to its card. A number is captured by typing it. */
export const unitSheet = mirror<"unit", Unit>({
  of: "unit",
  sheet: "Serial numbers",
  table: "SerialNumbers",
  orderBy: "item",
  joins: {
    item: "item",
    technician: "location",
    receipt: "receipt",
    challan: "challan",
    invoice: "invoice",
    card: "card",
  },
  columns: [
    { header: "Code", width: 12, value: ({ itemId }, look) => look(itemId).code, whyNot: followed },
    { header: "Item", width: 28, value: ({ itemId }, look) => look(itemId).name, whyNot: followed },
    {
      header: "Serial",
      width: 18,
      value: ({ serial }) => serial,
      edit: ({ id }, serial) => captureSerial({ id, serial }),
    },
    { header: "State", width: 12, value: ({ status }) => pieceState(status), whyNot: followed },
    {
      header: "Place",
      width: 18,
      value: ({ location }, look) => (location ? placeWord(location, look) : ""),
      whyNot: followed,
    },
    { header: "Received", kind: "date", width: 12, value: ({ receivedOn }) => receivedOn, whyNot: followed },
    {
      header: "Receipt",
      width: 14,
      value: ({ receiptId }, look) => look.find(receiptId)?.number,
      whyNot: followed,
    },
    {
      header: "Challan",
      width: 14,
      value: ({ challanId }, look) => look.find(challanId)?.number,
      whyNot: followed,
    },
    {
      header: "Bill",
      width: 14,
      value: ({ invoiceId }, look) => look.find(invoiceId)?.number,
      whyNot: followed,
    },
    { header: "Card", width: 11, value: ({ cardId }, look) => look.find(cardId)?.number, whyNot: followed },
    { header: "Cost", kind: "money", width: 13, value: ({ cost }) => cost, whyNot: followed },
  ],
  totals: ["Cost"],
});
