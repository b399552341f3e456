import { billNow, discardDraft, draftInvoice, issueInvoice } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { freeLine, lineForItem } from "../../src/company/bill-lines";
import { creditBill } from "../../src/billing/note-commands";
import type { InvoiceLine } from "../../src/records";
import type { Move, Situation } from "./world";

/** Lines of goods, pieces, labour and free words, sometimes of more than there is. */
export async function saleLines({ read, world, dice }: Situation): Promise<InvoiceLine[]> {
  const lines: InvoiceLine[] = [];
  for (let left = dice.int(1, 3); left > 0; left--) {
    const id = dice.pick([...world.goods, world.pieces, world.service, undefined]);
    if (!id) {
      const price = String(dice.int(1, 90_000) / 100);
      const taxRate = dice.one("0", "5", "18");
      lines.push(freeLine({ description: "Work", quantity: "1", price, taxRate }));
      continue;
    }
    const item = await read.get(id);
    const quantity = item.type === "stock" ? dice.one("1", "2.5", "3", "25") : String(dice.int(1, 2));
    const location =
      item.type === "service" ? "" : dice.chance(85) ? "store" : (dice.pick(world.technicians) ?? "");
    const discount = dice.chance(20) ? { discountPercent: "7.5" } : {};
    lines.push({ ...lineForItem(item, quantity), location, ...discount });
  }
  return lines;
}

const kinds = ["invoice", "invoice", "invoice", "bill-of-supply", "cash-memo", "debit-note"] as const;

const draft = async (at: Situation) => ({
  customerId: at.dice.pick(at.world.customers)!,
  on: at.dice.day(at.today),
  taxInclusive: at.dice.chance(20),
  lines: await saleLines(at),
});

const issued = async ({ read, dice }: Situation) =>
  dice.pick((await read.list("invoice", "id")).filter(({ status }) => status === "issued"));
const drafted = async ({ read, dice }: Situation) =>
  dice.pick((await read.list("invoice", "id")).filter(({ status }) => status === "draft"));

/** Bills, drafts, credit notes and cancellations. */
export const billingMoves: readonly Move[] = [
  { name: "bill", weight: 5, make: async (at) => billNow(await draft(at)) },
  {
    name: "another kind of bill",
    weight: 1,
    make: async (at) => billNow({ ...(await draft(at)), kind: at.dice.pick(kinds)! }),
  },
  { name: "draft", weight: 1, make: async (at) => draftInvoice(await draft(at)) },
  {
    name: "issue a draft",
    weight: 1,
    make: async (at) => {
      const one = await drafted(at);
      return (
        one &&
        (at.dice.chance(80) ? issueInvoice({ id: one.id, on: at.today }) : discardDraft({ id: one.id }))
      );
    },
  },
  {
    name: "cancel a bill",
    weight: 1,
    make: async (at) => {
      const one = await issued(at);
      return one && cancelInvoice({ id: one.id, reason: "wrong" });
    },
  },
  {
    name: "credit a bill",
    weight: 2,
    make: async (at) => {
      const one = await issued(at);
      if (!one) return undefined;
      const line = at.dice.below(one.lines.length);
      const goods = one.lines[line]?.location;
      const row = at.dice.chance(70)
        ? { line, quantity: at.dice.one("1", "0.5", "2"), ...(goods ? { location: "store" } : {}) }
        : { line, amount: at.dice.int(1, 9_000) };
      return creditBill({ originalId: one.id, on: at.dice.day(at.today), rows: [row], reason: "returned" });
    },
  },
];
