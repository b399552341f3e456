import { openBill } from "../../src/payments/opening-commands";
import type { RecordId } from "../../src/records";
import { deskBook, placeholders } from "../ui/desk-book";
import { openPane } from "../ui/pane";

const views = placeholders(
  ...["home", "payments", "payment", "payment-form", "cheques", "cheque", "cheque-calendar"],
  ...["deposit", "deposit-form", "credits", "day-book", "opening-form", "customer", "invoice"],
);

/** A pane over a small company whose customer has two open bills: OLD/1 of 1,000.00 due first, OLD/2 of 500.00. */
export async function openMoney() {
  const pane = await openPane({ views });
  const { customer } = await deskBook(pane.store);
  const bill = async (number: string, dueOn: string, amount: number) =>
    (
      await pane.store.run(
        openBill({ side: "customer", partyId: customer, number, on: "2026-10-01", dueOn, amount }),
      )
    ).id as RecordId<"invoice">;
  const bills = [
    await bill("OLD/1", "2026-10-20", 100_000),
    await bill("OLD/2", "2026-12-20", 50_000),
  ] as const;
  const open = () =>
    pane.store.read((read) =>
      Promise.all(bills.map(async (id) => (await read.balance(`bill/${id}`)).amount)),
    );
  return { pane, customer, bills, open };
}
