import { billNow } from "../../src/billing/commands";
import { draftFromChallans } from "../../src/billing/sales-draft-queries";
import { cancelChallan, challanNow, returnChallan } from "../../src/sales/challan-commands";
import { installPiece } from "../../src/sales/install-commands";
import { challanLine, isOut } from "../../src/sales/model";
import { acceptQuotation, loseQuotation, quoteNow } from "../../src/sales/quotation-commands";
import { saleLines } from "./billing";
import type { Move, Situation } from "./world";

const challanOut = async ({ read, dice }: Situation) =>
  dice.pick((await read.list("challan", "id")).filter(isOut));

/** Quotations, goods that go ahead on challans, come back, are billed and installed. */
export const salesMoves: readonly Move[] = [
  {
    name: "quote",
    weight: 1,
    make: async (at) =>
      quoteNow({ customerId: at.dice.pick(at.world.customers)!, on: at.today, lines: await saleLines(at) }),
  },
  {
    name: "answer a quotation",
    weight: 1,
    make: async (at) => {
      const one = at.dice.pick(await at.read.list("quotation", "id"));
      return (
        one &&
        (at.dice.chance(50)
          ? acceptQuotation({ id: one.id })
          : loseQuotation({ id: one.id, reason: "price" }))
      );
    },
  },
  {
    name: "send goods on a challan",
    weight: 3,
    make: async (at) => {
      const { dice, world, read } = at;
      const ids = [...world.goods, world.pieces].filter(() => dice.chance(60));
      const items = await Promise.all(ids.map((id) => read.get(id)));
      const lines = items.map((item) =>
        challanLine(item, String(dice.int(1, 4)), dice.chance(85) ? "store" : world.technicians[0]!),
      );
      return challanNow({ customerId: dice.pick(world.customers)!, on: dice.day(at.today), lines });
    },
  },
  {
    name: "bring goods back",
    weight: 1,
    make: async (at) => {
      const one = await challanOut(at);
      if (!one) return undefined;
      const line = at.dice.below(one.lines.length);
      return returnChallan({
        id: one.id,
        on: at.dice.day(at.today),
        lines: [{ line, quantity: at.dice.one("1", "2") }],
      });
    },
  },
  {
    name: "bill a challan",
    weight: 2,
    make: async (at) => {
      const one = await challanOut(at);
      if (!one) return undefined;
      const draft = await draftFromChallans(at.read, [one.id]);
      const lines = draft.lines.map((line) =>
        at.dice.chance(30) && Number(line.quantity) > 1
          ? { ...line, quantity: "1", units: line.units?.slice(0, 1) ?? [] }
          : line,
      );
      return billNow({
        ...draft,
        lines: lines.map(({ units, ...line }) => (units?.length ? { ...line, units } : line)),
      });
    },
  },
  {
    name: "cancel a challan",
    weight: 1,
    make: async (at) => {
      const one = await challanOut(at);
      return one && cancelChallan({ id: one.id, reason: "wrong" });
    },
  },
  {
    name: "install a piece",
    weight: 1,
    make: async (at) => {
      const units = (await at.read.list("unit", "id")).filter(
        ({ status }) => status === "sold" || status === "on challan",
      );
      const unit = at.dice.pick(units);
      if (!unit) return undefined;
      const paper = unit.invoiceId
        ? await at.read.get(unit.invoiceId)
        : unit.challanId && (await at.read.get(unit.challanId));
      const site =
        paper && (await at.read.list("site", "id")).find(({ partyId }) => partyId === paper.customerId);
      if (!site) return undefined;
      const serial = unit.serial ? {} : { serial: `LATE${at.dice.int(1, 9_999_999)}` };
      return installPiece({ unitId: unit.id, siteId: site.id, on: at.today, by: "Ravi", ...serial });
    },
  },
];
