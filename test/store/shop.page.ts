import { billNow } from "../../src/billing/commands";
import { lineForItem } from "../../src/company/bill-lines";
import { setUpCompany } from "../../src/company/commands";
import { prove } from "../../src/ledger/prove";
import { addParty, amendParty } from "../../src/parties/commands";
import { receivePayment } from "../../src/payments/commands";
import type { Item, RecordId } from "../../src/records";
import { addItem } from "../../src/stock/commands";
import { systemClock } from "../../src/store/clock";
import { openStore } from "../../src/store/open";
import type { Store } from "../../src/store/store";

// Runs in a page of its own, told what to do by an end-to-end test.

const open = () => openStore({ name: "shop", clock: systemClock, by: "Shop" });

async function shop(store: Store): Promise<{ customerId: RecordId<"party">; items: Item[] }> {
  if (!(await store.read((read) => read.find("company:main")))) {
    await store.run(setUpCompany({ name: "Killed Services", country: "IN", stateCode: "27" }));
    await store.run(addParty({ name: "Rao", phones: ["9822041577"], customer: true, principal: false }));
    const goods = { unit: "pcs", taxRate: "18", cost: "0", reorderLevel: "0", warrantyMonths: 0 };
    for (const [code, type] of [
      ["P", "stock"],
      ["L", "service"],
    ] as const)
      await store.run(
        addItem({
          ...goods,
          code,
          name: code,
          type,
          price: "100.5",
          taxCode: "8421",
          opening: type === "stock" ? "90000" : "0",
        }),
      );
  }
  return store.read(async (read) => ({
    customerId: (await read.list("party", "id"))[0]!.id,
    items: await read.list("item", "code", { from: "l", to: "p" }),
  }));
}

/** Bills and takes money for it, over and over, saying the number of every operation the store acknowledged. */
export async function trade(acknowledge: (seq: number) => Promise<void>): Promise<never> {
  const store = await open();
  store.onCommit((operations) => operations.forEach(({ seq }) => void acknowledge(seq)));
  const { customerId, items } = await shop(store);
  const lines = items.map((item) => lineForItem(item, "1", item.type === "stock" ? "store" : ""));
  for (;;) {
    const { id } = await store.run(billNow({ customerId, lines }));
    const total = (await store.read((read) => read.get(id))).figures!.total;
    const allocations = [{ billId: id, amount: total }];
    await store.run(
      receivePayment({
        partyId: customerId,
        on: systemClock.today(),
        amount: total,
        mode: "cash",
        allocations,
      }),
    );
  }
}

/** What is in the book: the faults the product's own proof finds, and whether operations and balances agree. */
export async function examine() {
  const store = await open();
  const faults = await store.read(prove);
  const { operations, balances, records } = await store.exportAll();
  store.close();
  const sums = new Map<string, number>();
  for (const { key, by } of operations.flatMap(({ moves }) => moves))
    sums.set(key, (sums.get(key) ?? 0) + by);
  const wrong = balances.filter(({ key, amount }) => (sums.get(key) ?? 0) !== amount).map(({ key }) => key);
  const missing = [...sums].filter(
    ([key, sum]) => sum !== 0 && !balances.some((balance) => balance.key === key),
  );
  const last = new Map(
    operations.flatMap(({ changes }) => changes).map((change) => [change.id, change.after]),
  );
  const torn = [...last].filter(
    ([id, after]) =>
      JSON.stringify(after) !== JSON.stringify((records as { id: string }[]).find((one) => one.id === id)),
  );
  return {
    faults: faults.map(({ text }) => text),
    gapless: operations.every(({ seq }, i) => seq === i + 1),
    lastSeq: operations.length,
    wrongBalances: [...wrong, ...missing.map(([key]) => key)],
    tornRecords: torn.map(([id]) => id),
  };
}

let trading: Store | undefined;
let bytes = 0;

/** Fills the disk with ever larger notes until the store says it is full; gives what it says and what still works. */
export async function fillUp() {
  trading ??= await open();
  const { customerId } = await shop(trading);
  const store = trading;
  const note = async () => {
    bytes += 30_000;
    await store.run(amendParty({ id: customerId, note: "x".repeat(30_000) }));
  };
  const refusal = await (async () => {
    for (;;) {
      try {
        await note();
      } catch (error) {
        return error as Error;
      }
    }
  })();
  const copy = await store.exportAll();
  return {
    refusal: `${refusal.name}: ${refusal.message}`,
    status: store.status.state,
    written: bytes,
    readable: (await store.read((read) => read.get(customerId))).name,
    operations: copy.operations.length,
    lastSeq: copy.lastSeq,
    again: await note().catch((error: Error) => error.name),
  };
}
