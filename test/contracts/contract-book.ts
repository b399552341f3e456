import { activation } from "../../src/contracts/activation-commands";
import { draftContract } from "../../src/contracts/draft-commands";
import type { ContractDraft } from "../../src/contracts/model";
import { savePlan } from "../../src/contracts/plan-commands";
import type { Cover, RecordId, Visit } from "../../src/records";
import { addCard } from "../../src/stock/commands";
import { openBook, type Book } from "../book";

/** The small company of `openBook` with a quarterly plan, and a second and third unit at the customer's. */
export interface ContractBook extends Book {
  readonly plan: RecordId<"plan">;
  readonly cards: readonly RecordId<"card">[];
  /** Saves a draft of the customer: all three units from 2026-04-01 at the plan's 2,400.00 unless said otherwise. */
  draft(more?: Partial<ContractDraft>): Promise<RecordId<"contract">>;
  /** A draft made active. */
  active(more?: Partial<ContractDraft>): Promise<RecordId<"contract">>;
  covers(id: RecordId<"contract">): Promise<Cover[]>;
  /** The visits of a contract (of one unit when it is named) by day, then by unit. */
  visits(id: RecordId<"contract">, cardId?: RecordId<"card">): Promise<Visit[]>;
}

export const quarterly = {
  name: "Gold AMC",
  covers: "comprehensive" as const,
  limits: [],
  frequency: { kind: "every" as const, interval: 3, unit: "month" as const },
  visitAt: "middle" as const,
  taxCode: "9987",
  taxRate: "18",
  months: 12,
  price: 240_000,
  note: "",
};

export async function openContractBook(): Promise<ContractBook> {
  const book = await openBook();
  const plan = await book.run(savePlan(quarterly));
  const more = [2, 3].map((n) => ({
    partyId: book.customer,
    siteId: book.site,
    itemId: book.unit,
    serial: `SN ${n}`,
    installedOn: "2024-01-10",
  }));
  const cards = [book.card];
  for (const one of more) cards.push((await book.run(addCard(one))).id);
  const draft = async (changes: Partial<ContractDraft> = {}) => {
    const all = {
      customerId: book.customer,
      planId: plan,
      startsOn: "2026-04-01",
      units: cards.map((cardId) => ({ cardId })),
    };
    return (await book.run(draftContract({ ...all, ...changes }))).id;
  };
  return {
    ...book,
    plan,
    cards,
    draft,
    active: async (changes) => {
      const id = await draft(changes);
      await activation(book.store, { id });
      return id;
    },
    covers: (id) => book.store.read((read) => read.list("cover", "contract", { is: id })),
    visits: async (id, cardId) => {
      const all = await book.store.read((read) => read.list("visit", "contract", { prefix: [id] }));
      return all.filter((visit) => !cardId || visit.cardId === cardId);
    },
  };
}
