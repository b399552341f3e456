import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/base/day";
import { Refusal } from "../../src/base/refusal";
import { activation } from "../../src/contracts/activation-commands";
import { addUnits, changeFrequency, removeUnits } from "../../src/contracts/change-commands";
import { draftContract } from "../../src/contracts/draft-commands";
import { cancelContract } from "../../src/contracts/end-commands";
import { renewContract } from "../../src/contracts/renew-commands";
import { replaceWithUnit, retireWithUnit, transferWithUnit } from "../../src/contracts/unit-commands";
import { recordContractVisit, rescheduleVisit } from "../../src/contracts/visit-commands";
import { addParty } from "../../src/parties/commands";
import type { Contract, RecordId, Visit } from "../../src/records";
import type { CommandCall } from "../../src/store/command";
import { openContractBook, type ContractBook } from "./contract-book";

const FIRST = "2026-04-01";
const when = fc.integer({ min: 0, max: 800 }).map((days) => addDays(FIRST, days));
const place = fc.nat({ max: 1_000 });
const frequency = fc.oneof(
  fc.record({
    kind: fc.constant("every" as const),
    interval: fc.integer({ min: 1, max: 5 }),
    unit: fc.constantFrom("week" as const, "month" as const),
  }),
  fc.record({ kind: fc.constant("times" as const), count: fc.integer({ min: 1, max: 15 }) }),
);
const percent = fc.constantFrom("0", "7.5", "-3");
const outcome = fc.constantFrom("done" as const, "part-done" as const, "missed" as const, "waived" as const);
const step = fc.oneof(
  fc.record({
    do: fc.constant("draft" as const),
    when,
    place,
    frequency,
    months: fc.integer({ min: 1, max: 14 }),
  }),
  fc.record({ do: fc.constant("change" as const), when, place, frequency }),
  fc.record({ do: fc.constant("renew" as const), place, percent }),
  fc.record({ do: fc.constant("add" as const), when, place }),
  fc.record({ do: fc.constant("remove" as const), when, place }),
  fc.record({ do: fc.constant("cancel" as const), when, place }),
  fc.record({ do: fc.constant("record" as const), place, outcome }),
  fc.record({ do: fc.constant("move" as const), when, place }),
  fc.record({ do: fc.constant("handOver" as const), place, follows: fc.boolean() }),
  fc.record({ do: fc.constant("replace" as const), place }),
  fc.record({ do: fc.constant("retire" as const), place }),
  fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 90 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What somebody may ask next of the book as it stands; undefined where there is nothing to ask it of. */
async function callOf(book: ContractBook, one: Step, today: string): Promise<CommandCall | undefined> {
  const { contracts, cards, covers, visits, parties } = await book.store.read(async (read) => ({
    contracts: await read.list("contract", "id"),
    cards: await read.list("card", "id"),
    covers: await read.list("cover", "id"),
    visits: await read.list("visit", "contract"),
    parties: await read.list("party", "id"),
  }));
  const at = "place" in one ? one.place : 0;
  const contract = contracts[at % Math.max(1, contracts.length)] as Contract;
  const card = cards[at % cards.length] ?? cards[0];
  const pending = visits.filter(({ status }) => status === "planned" || status === "assigned");
  const visit = pending[at % Math.max(1, pending.length)] as Visit | undefined;
  const joins = cards.find(
    ({ id, partyId }) =>
      partyId === contract?.customerId &&
      !covers.some((one) => one.cardId === id && one.contractId === contract.id),
  );
  if (!card) return undefined;
  const past = "waived" as const;
  switch (one.do) {
    case "draft":
      return draftContract({
        customerId: card.partyId,
        planId: book.plan,
        startsOn: one.when,
        months: one.months,
        frequency: one.frequency,
        units: cards
          .filter(({ partyId }) => partyId === card.partyId)
          .slice(0, 1 + (at % 3))
          .map(({ id }) => ({ cardId: id })),
        installments: { count: 1 + (at % 3), everyMonths: 1 },
      });
    case "change":
      return contract && changeFrequency({ id: contract.id, from: one.when, frequency: one.frequency, past });
    case "renew":
      return (
        contract && renewContract({ id: contract.id, escalationPercent: one.percent, activate: true, past })
      );
    case "add":
      return (
        contract &&
        joins &&
        addUnits({ id: contract.id, from: one.when, units: [{ cardId: joins.id }], past })
      );
    case "remove":
      return contract && removeUnits({ id: contract.id, on: one.when, cardIds: [card.id] });
    case "cancel":
      return contract && cancelContract({ id: contract.id, on: one.when, reason: "told so" });
    case "record":
      return (
        visit &&
        recordContractVisit({
          id: visit.id,
          outcome: one.outcome,
          technicianId: book.technician,
          work: "ok",
          reason: "so",
        })
      );
    case "move":
      return visit && rescheduleVisit({ id: visit.id, on: one.when, reason: "asked" });
    case "handOver":
      return transferWithUnit({
        id: card.id,
        partyId: (parties.find(({ id }) => id !== card.partyId) ?? { id: card.partyId }).id,
        on: today,
        contract: one.follows ? "follows" : "ends",
      });
    case "replace":
      return replaceWithUnit({ id: card.id, on: today, reason: "broken", serial: "", warranty: "new" });
    case "retire":
      return cards.filter(({ status }) => status === "in service").length > 2
        ? retireWithUnit({ id: card.id, status: "scrapped", on: today, reason: "worn" })
        : undefined;
    default:
      return undefined;
  }
}

async function attempt(book: ContractBook, call: CommandCall): Promise<void> {
  const result = await book.store.run(call).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  });
  if (call.command !== "contract.draft" || !result) return;
  const { id } = result as { id: RecordId<"contract"> };
  await activation(book.store, { id, past: "missed" }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

describe("whatever is done to contracts", () => {
  it("[V3] [V6] [V13] [V17] the promised visits are there, in their windows, no unit is covered twice, the money adds up", async () => {
    const told = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const book = await openContractBook();
        await book.run(
          addParty({
            name: "Anil Joshi",
            phones: ["98220 66666"],
            customer: true,
            principal: false,
            site: { name: "Home", address: "9, Hill Road", area: "Aundh" },
          }),
        );
        const units = book.cards.slice(0, 2).map((cardId) => ({ cardId }));
        await book.active({ units, installments: { count: 4, everyMonths: 3 } });
        let today = FIRST;
        for (const one of steps) {
          if (one.do === "wait") book.goTo((today = addDays(today, one.days)));
          const call = await callOf(book, one, today);
          if (!call) continue;
          const before = await book.store.lastSeq();
          await attempt(book, call);
          if ((await book.store.lastSeq()) > before) told.set(one.do, (told.get(one.do) ?? 0) + 1);
          expect(await book.faults()).toEqual([]);
        }
        book.store.close();
      }),
      { numRuns: 40 },
    );
    // The histories would prove nothing if everything had been refused.
    expect([...told.keys()].sort()).toEqual([
      "add",
      "cancel",
      "change",
      "draft",
      "handOver",
      "move",
      "record",
      "remove",
      "renew",
      "replace",
      "retire",
    ]);
  }, 120_000);
});
