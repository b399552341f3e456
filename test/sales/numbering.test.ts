import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { billNow, draftInvoice } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { freeLine, lineForItem } from "../../src/company/bill-lines";
import { creditBill } from "../../src/billing/note-commands";
import { setUpCompany } from "../../src/company/commands";
import { seriesAudit } from "../../src/company/series-queries";
import { prove } from "../../src/ledger/prove";
import { addParty } from "../../src/parties/commands";
import { cancelChallan, challanNow, returnChallan } from "../../src/sales/challan-commands";
import { challanLine } from "../../src/sales/model";
import { quoteNow } from "../../src/sales/quotation-commands";
import { addItem } from "../../src/stock/commands";
import type { CommandCall } from "../../src/store/command";
import type { Store } from "../../src/store/store";
import { openTestStore } from "../store/test-store";

/** Two panes on one book with a customer and a few pumps. */
async function twoPanes() {
  const name = `numbers ${crypto.randomUUID()}`;
  const panes = [await openTestStore({ name }), await openTestStore({ name })] as const;
  const [one] = panes;
  await one.run(setUpCompany({ name: "Aqua Care", country: "IN", stateCode: "27" }));
  const { partyId } = await one.run(
    addParty({ name: "Sunita", phones: [], customer: true, principal: false, stateCode: "27", address: "" }),
  );
  const pump = await one.run(
    addItem({
      code: "PMP",
      name: "Pump",
      type: "stock",
      unit: "pcs",
      taxCode: "8413",
      taxRate: "18",
      price: "1450",
      cost: "900",
      reorderLevel: "0",
      warrantyMonths: 0,
      opening: "6",
    }),
  );
  return { panes, partyId, item: await one.read((read) => read.get(pump)) };
}

const kinds = [
  "bill",
  "goods",
  "draft",
  "broken",
  "challan",
  "return",
  "cancelChallan",
  "quote",
  "credit",
  "cancel",
] as const;
type Kind = (typeof kinds)[number];

/** The command of a step against what the book holds by then; undefined where there is nothing to do it to. */
async function callOf(
  store: Store,
  kind: Kind,
  { partyId, item }: Pick<Awaited<ReturnType<typeof twoPanes>>, "partyId" | "item">,
  n: number,
): Promise<CommandCall | undefined> {
  const work = freeLine({ description: "Work", quantity: "2", price: "100", taxRate: "18" });
  const issued = await store.read(async (read) => ({
    bills: (await read.list("invoice", "id")).filter(({ status }) => status === "issued"),
    challans: (await read.list("challan", "id")).filter(({ status }) => status === "issued"),
  }));
  const bill = issued.bills[n % (issued.bills.length || 1)];
  const challan = issued.challans[n % (issued.challans.length || 1)];
  switch (kind) {
    case "bill":
      return billNow({ customerId: partyId, lines: [work] });
    case "goods":
      return billNow({ customerId: partyId, lines: [lineForItem(item, String(1 + (n % 4)), "store")] });
    case "draft":
      return draftInvoice({ customerId: partyId, lines: [work] });
    case "broken":
      return billNow({ customerId: partyId, lines: [{ ...work, taxRate: "17" }] });
    case "challan":
      return challanNow({ customerId: partyId, lines: [challanLine(item, String(1 + (n % 4)), "store")] });
    case "return":
      return (
        challan && returnChallan({ id: challan.id, on: "2026-04-01", lines: [{ line: 0, quantity: "1" }] })
      );
    case "cancelChallan":
      return challan && cancelChallan({ id: challan.id, reason: "x" });
    case "quote":
      return quoteNow({ customerId: partyId, lines: n % 3 ? [work] : [] });
    case "credit":
      return bill && creditBill({ originalId: bill.id, reason: "x", rows: [{ line: 0, quantity: "1" }] });
    case "cancel":
      return bill && cancelInvoice({ id: bill.id, reason: "x" });
  }
}

describe("numbers under two panes", () => {
  it("[Y6] [Y23] property: whatever is issued, refused, cancelled and credited at once, no series has a gap and every invariant holds", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(fc.record({ kind: fc.constantFrom(...kinds), pane: fc.nat(1), n: fc.nat(20) }), {
            minLength: 1,
            maxLength: 4,
          }),
          { minLength: 3, maxLength: 9 },
        ),
        async (rounds) => {
          const book = await twoPanes();
          for (const round of rounds) {
            const calls = await Promise.all(
              round.map(async ({ kind, pane, n }) => {
                const store = book.panes[pane] as Store;
                return { store, call: await callOf(store, kind, book, n) };
              }),
            );
            const answers = await Promise.allSettled(calls.map(({ store, call }) => call && store.run(call)));
            for (const answer of answers)
              if (answer.status === "rejected" && !(answer.reason instanceof Refusal)) throw answer.reason;
          }
          const [one] = book.panes;
          const audit = await one.read(seriesAudit);
          expect(audit.flatMap(({ gaps, twice }) => [...gaps, ...twice])).toEqual([]);
          expect(await one.read(prove)).toEqual([]);
          for (const pane of book.panes) pane.close();
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);
});
