import { billNow } from "../../src/billing/commands";
import { draftFromComplaint } from "../../src/billing/draft-queries";
import { assignComplaint, logComplaint } from "../../src/complaints/commands";
import { closeComplaint, reopenComplaint } from "../../src/complaints/state-commands";
import { recordVisit } from "../../src/complaints/visit-commands";
import { activation } from "../../src/contracts/activation-commands";
import { draftContract } from "../../src/contracts/draft-commands";
import { cancelContract } from "../../src/contracts/end-commands";
import { recordContractVisit } from "../../src/contracts/visit-commands";
import { addDays } from "../../src/base/day";
import { Refusal } from "../../src/base/refusal";
import type { CommandCall } from "../../src/store/command";
import type { Store } from "../../src/store/store";
import type { Move, Situation } from "./world";

const complaint = async ({ read, dice }: Situation) => dice.pick(await read.list("complaint", "id"));

const used = ({ world, dice }: Situation) =>
  [...world.goods, world.service].flatMap((itemId) =>
    dice.chance(50)
      ? [
          {
            itemId,
            quantity: "1",
            location: dice.chance(70) ? "store" : world.technicians[0]!,
            chargeable: dice.chance(50),
          },
        ]
      : [],
  );

/** A query that may refuse, as the form that asks it would show. */
async function unlessRefused<T>(
  asked: Promise<T>,
  then: (value: T) => CommandCall,
): Promise<CommandCall | undefined> {
  try {
    return then(await asked);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Calls, visits with parts, their bills, and contracts. */
export const serviceMoves: readonly Move[] = [
  {
    name: "a call",
    weight: 2,
    make: async (at) => {
      const card = at.dice.pick(await at.read.list("card", "id"));
      const draft = { problem: "No water", priority: "normal" as const };
      return card && logComplaint({ ...draft, customerId: card.partyId, cardId: card.id });
    },
  },
  {
    name: "assign a call",
    weight: 1,
    make: async (at) => {
      const one = await complaint(at);
      return one && assignComplaint({ id: one.id, technicianId: at.dice.pick(at.world.technicians)! });
    },
  },
  {
    name: "a visit",
    weight: 3,
    make: async (at) => {
      const one = await complaint(at);
      return (
        one &&
        recordVisit({
          complaintId: one.id,
          technicianId: at.world.technicians[0]!,
          doneOn: at.dice.day(at.today),
          lines: used(at),
          work: "Done",
          outcome: at.dice.one("done" as const, "waiting for customer" as const),
        })
      );
    },
  },
  {
    name: "bill a call",
    weight: 2,
    make: async (at) => {
      const one = await complaint(at);
      return one && unlessRefused(draftFromComplaint(at.read, one.id), (draft) => billNow(draft));
    },
  },
  {
    name: "close or reopen a call",
    weight: 1,
    make: async (at) => {
      const one = await complaint(at);
      return one && (at.dice.chance(60) ? closeComplaint({ id: one.id }) : reopenComplaint({ id: one.id }));
    },
  },
  {
    name: "draft a contract",
    weight: 1,
    make: async (at) => {
      const card = at.dice.pick(await at.read.list("card", "id"));
      const startsOn = addDays(at.today, at.dice.int(-60, 60));
      return (
        card &&
        draftContract({
          customerId: card.partyId,
          planId: at.world.plan,
          startsOn,
          units: [{ cardId: card.id }],
        })
      );
    },
  },
  {
    name: "activate a contract",
    weight: 2,
    make: async (at) => {
      const one = at.dice.pick(
        (await at.read.list("contract", "id")).filter(({ status }) => status === "draft"),
      );
      const wish = one && { id: one.id, past: "waived" as const };
      return (
        wish && {
          command: "contract.activate",
          input: wish,
          carryOut: (book) => activation(book as Store, wish),
        }
      );
    },
  },
  {
    name: "a visit of a contract",
    weight: 1,
    make: async (at) => {
      const pending = (await at.read.list("visit", "contract")).filter(({ status }) => status === "planned");
      const one = at.dice.pick(pending);
      const outcome = at.dice.one("done" as const, "missed" as const);
      const said = { technicianId: at.world.technicians[0]!, work: "ok", reason: "so" };
      return (
        one &&
        recordContractVisit({
          id: one.id,
          outcome,
          ...said,
          ...(outcome === "done" ? { lines: used(at) } : {}),
        })
      );
    },
  },
  {
    name: "cancel a contract",
    weight: 1,
    make: async (at) => {
      const one = at.dice.pick(
        (await at.read.list("contract", "id")).filter(({ status }) => status === "active"),
      );
      return one && cancelContract({ id: one.id, on: at.today, reason: "moved away" });
    },
  },
];
