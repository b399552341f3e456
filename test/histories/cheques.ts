import { addDays } from "../../src/base/day";
import {
  cancelCheque,
  promiseCheque,
  receiveCheque,
  replaceCheque,
  returnCheque,
  writeOffCheque,
} from "../../src/payments/cheque-commands";
import {
  bounceCheque,
  clearCheque,
  depositCheques,
  representCheque,
} from "../../src/payments/clearing-commands";
import type { Cheque } from "../../src/records";
import { rowsFor } from "./payments";
import type { Asked, Move, Situation } from "./world";

const someCheque = async ({ read, dice }: Situation, ...states: Cheque["status"][]) =>
  dice.pick(
    (await read.list("cheque", "id")).filter(({ status }) => dice.chance(5) || states.includes(status)),
  );

/** What happens to a cheque that is there. */
const withOne = (
  name: string,
  weight: number,
  states: Cheque["status"][],
  make: (at: Situation, cheque: Cheque) => Promise<Asked | undefined>,
): Move => ({
  name,
  weight,
  make: async (at) => {
    const cheque = await someCheque(at, ...states);
    return cheque && make(at, cheque);
  },
});

/** Cheques in and out, through every state. */
export const chequeMoves: readonly Move[] = [
  {
    name: "take a cheque",
    weight: 3,
    make: async (at) => {
      const { dice, world, today } = at;
      const direction = dice.chance(70) ? ("in" as const) : ("out" as const);
      const side = direction === "in" ? "customer" : "principal";
      const partyId = dice.pick(direction === "in" ? world.customers : world.principals)!;
      const amount = dice.int(1, 900_000);
      return receiveCheque({
        partyId,
        direction,
        chequeNumber: String(dice.int(100_000, 999_999)),
        bank: "SBI",
        receivedOn: dice.day(today),
        chequeOn: addDays(today, dice.int(-100, 30)),
        amount,
        allocations: await rowsFor(at, side, partyId, amount),
      });
    },
  },
  {
    name: "deposit cheques",
    weight: 3,
    make: async (at) => {
      const held = (await at.read.list("cheque", "id")).filter(
        ({ status, direction }) => (status === "held" || status === "re-presented") && direction === "in",
      );
      const some = held.filter(() => at.dice.chance(60)).map(({ id }) => id);
      return some.length ? depositCheques({ on: at.dice.day(at.today), chequeIds: some }) : undefined;
    },
  },
  withOne("clear a cheque", 3, ["deposited", "held", "re-presented"], async (at, { id }) =>
    clearCheque({ id, on: at.dice.day(at.today) }),
  ),
  withOne("bounce a cheque", 2, ["deposited", "cleared"], async (at, { id }) =>
    bounceCheque({
      id,
      on: at.dice.day(at.today),
      reason: "no funds",
      ...(at.dice.chance(50) ? { bankCharge: at.dice.int(1, 30_000) } : {}),
      ...(at.dice.chance(50) ? { charge: at.dice.int(1, 50_000) } : {}),
    }),
  ),
  withOne("present a cheque again", 1, ["bounced"], async (at, { id }) =>
    representCheque({ id, on: at.today }),
  ),
  withOne("mean a cheque for other bills", 1, ["held"], async (at, { id, partyId, amount, direction }) =>
    promiseCheque({
      id,
      allocations: await rowsFor(at, direction === "in" ? "customer" : "principal", partyId, amount),
    }),
  ),
  withOne("give a cheque back", 1, ["held", "bounced"], async (at, { id }) =>
    at.dice.chance(50)
      ? returnCheque({ id, on: at.today, reason: "asked" })
      : cancelCheque({ id, on: at.today, reason: "mistyped" }),
  ),
  withOne("write a cheque off", 1, ["bounced"], async (at, { id }) =>
    writeOffCheque({ id, on: at.today, reason: "gone", bills: at.dice.chance(60) }),
  ),
  withOne("replace a cheque", 1, ["bounced", "held"], async (at, { id, partyId }) => {
    const others = (await at.read.list("cheque", "id")).filter(
      (one) => one.partyId === partyId && one.id !== id,
    );
    const money = (await at.read.list("payment", "id")).filter((one) => one.partyId === partyId);
    const by = at.dice.pick([...others, ...money]);
    return by && replaceCheque({ id, by: by.id, on: at.today });
  }),
];
