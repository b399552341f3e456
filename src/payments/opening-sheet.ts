import { freeOf, partyOfCredit, sideOfCredit } from "../company/credit";
import { partyMeant } from "../parties/queries";
import type { Invoice, Payment, Purchase, RecordId } from "../records";
import { answering, mirror, type Look, type TypedTexts } from "../workbook/mirror";
import { openBill, openCredit } from "./opening-commands";
import type { Side } from "./payment-model";

type Opening = Invoice | Purchase | Payment;

const entered = "An opening balance stays as it was entered; cancel it in the pane and enter it anew.";

/** What an opening balance is, as the sheet says it, with the side it stands on and whether it is a credit. */
const kinds = {
  "customer's bill": { side: "customer", isCredit: false },
  "customer's credit": { side: "customer", isCredit: true },
  "principal's bill": { side: "principal", isCredit: false },
  "our advance": { side: "principal", isCredit: true },
} as const satisfies Record<string, { side: Side; isCredit: boolean }>;
type Kind = keyof typeof kinds;

/** The Opening balances worksheet: bills and credits of the time before the book; a list of them can be pasted under it. */
export const openingSheet = mirror<"invoice", Opening>({
  of: "invoice",
  also: ["purchase", "payment"],
  sheet: "Opening balances",
  table: "OpeningBalances",
  where: ({ kind }) => (kind as string | undefined) === "opening",
  orderBy: "opening",
  onlyOrdered: true,
  balance: ["bill/", "payable-bill/"],
  columns: [
    {
      header: "What",
      kind: "choice",
      choices: Object.keys(kinds),
      width: 16,
      value: (opening) => kindOf(opening),
      whyNot: entered,
    },
    {
      header: "Party",
      width: 28,
      value: (opening, look) => look(partyOfCredit(opening)).name,
      whyNot: entered,
    },
    { header: "Number", width: 16, value: ({ number }) => number, whyNot: entered },
    { header: "Date", kind: "date", width: 12, value: ({ on }) => on, whyNot: entered },
    {
      header: "Due",
      kind: "date",
      width: 12,
      value: (opening) => ("dueOn" in opening ? opening.dueOn : undefined),
      whyNot: entered,
    },
    {
      header: "Amount",
      kind: "money",
      width: 14,
      value: (opening) => ("amount" in opening ? opening.amount : opening.figures?.total),
      whyNot: entered,
    },
    {
      header: "Open now",
      kind: "money",
      width: 14,
      value: openNow,
      whyNot: "What is open follows from payments.",
    },
    {
      header: "Status",
      width: 11,
      value: ({ status }) => (status === "issued" || status === "posted" ? "in the book" : status),
      whyNot: entered,
    },
  ],
  totals: ["Amount", "Open now"],
  add: async (typed, read) => {
    const kind = kinds[(typed("What") || "customer's bill") as Kind];
    const { id: partyId } = await partyMeant(read, typed("Party"), kind.side);
    const draft = { side: kind.side, partyId, ...figuresOf(typed) };
    const call = kind.isCredit ? openCredit(draft) : openBill(draft);
    // The mirror shows three types of records; which of them was made, only its id knows.
    return answering(
      call as typeof call & ReturnType<typeof openBill>,
      ({ id }) => id as RecordId<"invoice">,
    );
  },
});

const figuresOf = (typed: TypedTexts) => ({
  number: typed("Number"),
  on: typed("Date"),
  ...(typed("Due") ? { dueOn: typed("Due") } : {}),
  amount: Number(typed("Amount")),
});

function kindOf(opening: Opening): Kind {
  const side = sideOfCredit(opening);
  if ("amount" in opening) return side === "customer" ? "customer's credit" : "our advance";
  return side === "customer" ? "customer's bill" : "principal's bill";
}

function openNow(opening: Opening, look: Look): number {
  if ("amount" in opening) return freeOf(opening);
  return look.balance(`${sideOfCredit(opening) === "customer" ? "bill/" : "payable-bill/"}${opening.id}`)
    .amount;
}
