import { setUpCompany } from "../../src/company/commands";
import { addParty, addTechnician } from "../../src/parties/commands";
import { savePlan } from "../../src/contracts/plan-commands";
import type { RecordId } from "../../src/records";
import { addCard, addItem } from "../../src/stock/commands";
import type { CommandCall } from "../../src/store/command";
import type { Read } from "../../src/store/work";
import type { Store } from "../../src/store/store";
import type { Dice } from "./dice";

/** Whom and what every history begins with. */
export interface World {
  readonly customers: readonly RecordId<"party">[];
  readonly principals: readonly RecordId<"party">[];
  readonly goods: readonly RecordId<"item">[];
  readonly pieces: RecordId<"item">;
  readonly service: RecordId<"item">;
  readonly technicians: readonly RecordId<"technician">[];
  readonly plan: RecordId<"plan">;
}

/** What a move may look at before it says what is asked. */
export interface Situation {
  readonly read: Read;
  readonly world: World;
  readonly dice: Dice;
  readonly today: string;
}

/** The book as far as histories need it: the store, or one in memory. */
export type Playable = Pick<Store, "run" | "read" | "runMany">;

/** What is asked of the book: one command, or work of several. */
export type Asked =
  | CommandCall
  | { readonly command: string; readonly input: unknown; carryOut(book: Playable): Promise<unknown> };

/** One thing that happens in a business: what it asks of the book, undefined where there is nothing to ask it of. */
export interface Move {
  readonly name: string;
  /** How often it comes beside the others. */
  readonly weight: number;
  readonly make: (at: Situation) => Promise<Asked | undefined>;
}

export const FIRST_DAY = "2026-06-01";

/** A company in Pune with customers in two states, two principals, goods, pieces, labour, technicians and a plan. */
export async function beginning(book: Playable): Promise<World> {
  await book.run(
    setUpCompany({
      name: "Aqua Care",
      country: "IN",
      stateCode: "27",
      settings: { receiptTolerance: "10", bounceCharge: 35_000 },
    }),
  );
  const party = async (name: string, stateCode: string, customer: boolean) => {
    const site = customer ? { site: { name: "Home", address: `1, ${name} Road`, area: "Kothrud" } } : {};
    const draft = { name, stateCode, phones: [], customer, principal: !customer, address: "Pune", ...site };
    return (await book.run(addParty(draft))).partyId;
  };
  const customers = [
    await party("Asha", "27", true),
    await party("Bina", "27", true),
    await party("Chetan", "29", true),
  ];
  const principals = [await party("Kent", "27", false), await party("Pureit", "29", false)];
  const goods = { taxCode: "8421", taxRate: "18", reorderLevel: "2", warrantyMonths: 12, unit: "pcs" };
  const item = (
    code: string,
    type: "stock" | "serialised" | "service",
    price: string,
    cost: string,
    opening: string,
  ) =>
    book.run(
      addItem({ ...goods, code, name: code, type, price, cost, opening, principalId: principals[0]! }),
    );
  const filter = await item("FILTER", "stock", "450.50", "201.37", "40");
  const pump = await item("PUMP", "stock", "1450", "901.13", "12");
  const pieces = await item("RO", "serialised", "14500", "9333.33", "6");
  const service = await item("LABOUR", "service", "300", "0", "0");
  const technicians = [
    await book.run(addTechnician({ name: "Ravi", phone: "", areas: [] })),
    await book.run(addTechnician({ name: "Meena", phone: "", areas: [] })),
  ];
  const sites = await book.read((read) => read.list("site", "id"));
  for (const [at, { id: siteId, partyId }] of sites.entries())
    await book.run(
      addCard({ partyId, siteId, itemId: pieces, serial: `OLD ${at}`, installedOn: "2025-01-10" }),
    );
  const plan = await book.run(
    savePlan({
      name: "Gold",
      covers: "comprehensive",
      limits: [],
      frequency: { kind: "every", interval: 3, unit: "month" },
      visitAt: "middle",
      taxCode: "9987",
      taxRate: "18",
      months: 12,
      price: 240_000,
      note: "",
    }),
  );
  return { customers, principals, goods: [filter, pump], pieces, service, technicians, plan };
}
