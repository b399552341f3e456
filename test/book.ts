import { Refusal } from "../src/base/refusal";
import { setUpCompany } from "../src/company/commands";
import { logComplaint } from "../src/complaints/commands";
import { prove } from "../src/ledger/prove";
import { addParty, addTechnician } from "../src/parties/commands";
import type { RecordId } from "../src/records";
import { addCard, addItem } from "../src/stock/commands";
import type { CommandCall } from "../src/store/command";
import type { Store } from "../src/store/store";
import { openTestStore, standingClock } from "./store/test-store";

/** A small company in Pune with one customer, one unit in warranty, a pump, labour and a technician. */
export interface Book {
  readonly store: Store;
  readonly clock: ReturnType<typeof standingClock>;
  readonly customer: RecordId<"party">;
  readonly site: RecordId<"site">;
  readonly unit: RecordId<"item">;
  readonly pump: RecordId<"item">;
  readonly labour: RecordId<"item">;
  readonly card: RecordId<"card">;
  readonly technician: RecordId<"technician">;
  run<R>(call: CommandCall<R>): Promise<R>;
  /** Runs a command that must be refused and gives the refusal; fails when it is accepted or breaks otherwise. */
  refused(call: CommandCall): Promise<Refusal>;
  /** Goes to ten in the morning of a day. */
  goTo(day: string): void;
  faults(): ReturnType<typeof prove>;
}

const company = {
  name: "Aqua Care",
  address: "12, Market Road, Pune",
  phone: "020 2545 0001",
  email: "desk@aquacare.example",
  country: "IN",
  taxId: "",
  stateCode: "27",
} as const;

/** Opens a fresh book as it stands at the start of 2026-04-01. */
export async function openBook(): Promise<Book> {
  const clock = standingClock("2026-04-01T10:00:00.000Z");
  const store = await openTestStore({ clock });
  const run = <R>(call: CommandCall<R>): Promise<R> => store.run(call);
  await run(setUpCompany(company));
  const { partyId: customer, siteId } = await run(
    addParty({
      name: "Sunita Deshpande",
      phones: ["+91 98220 41577"],
      customer: true,
      principal: false,
      stateCode: "27",
      address: "4, Rose Villa, Kothrud",
      site: { name: "Rose Villa", address: "4, Rose Villa, Kothrud", area: "Kothrud" },
    }),
  );
  if (!siteId) throw new Error("the site was not made");
  const goods = { taxCode: "8421", taxRate: "18", cost: "900", reorderLevel: "2", warrantyMonths: 12 };
  const unit = await run(
    addItem({ ...goods, code: "RO-12", name: "RO Pro 12", type: "serialised", unit: "pcs", price: "14500" }),
  );
  const pump = await run(
    addItem({
      ...goods,
      code: "PMP",
      name: "Pump 36 V",
      type: "stock",
      unit: "pcs",
      price: "1450",
      opening: "5",
    }),
  );
  const labour = await run(
    addItem({
      ...goods,
      code: "LAB",
      name: "Labour",
      type: "service",
      unit: "h",
      price: "300",
      taxCode: "9987",
    }),
  );
  const { id: card } = await run(
    addCard({ partyId: customer, siteId, itemId: unit, serial: "SN 77A0913", installedOn: "2025-06-15" }),
  );
  const technician = await run(addTechnician({ name: "Ravi", phone: "98220 10001", areas: ["Kothrud"] }));
  return {
    store,
    clock,
    customer,
    site: siteId,
    unit,
    pump,
    labour,
    card,
    technician,
    run,
    refused: async (call) => {
      const answer = await store.run(call).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (answer instanceof Refusal) return answer;
      throw answer ?? new Error(`${call.command} was accepted`);
    },
    goTo: (day) => clock.set(`${day}T10:00:00.000Z`),
    faults: () => store.read(prove),
  };
}

/** A complaint of the book's customer about his unit. */
export const complain = (book: Book, more: Partial<Parameters<typeof logComplaint>[0]> = {}) =>
  book.run(
    logComplaint({
      customerId: book.customer,
      cardId: book.card,
      problem: "Water tastes salty",
      priority: "normal",
      ...more,
    }),
  );
