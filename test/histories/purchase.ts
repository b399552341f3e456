import { billFromReceipts } from "../../src/purchase/bill-queries";
import { postBill } from "../../src/purchase/bill-commands";
import { wholeLine } from "../../src/purchase/bill-model";
import { cancelPurchase } from "../../src/purchase/cancel-commands";
import { creditClaims, refuseClaims, replenishClaims, sendClaims } from "../../src/purchase/claim-commands";
import { debitPrincipal } from "../../src/purchase/note-commands";
import { cancelOrder, closeOrder, sendOrder } from "../../src/purchase/order-commands";
import { postReceipt } from "../../src/purchase/receipt-commands";
import { reverseReceipt } from "../../src/purchase/reverse-commands";
import type { CommandCall } from "../../src/store/command";
import type { Move, Situation } from "./world";

const price = ({ dice }: Situation) => String(dice.int(100, 1_200_000) / 100);
const posted = async <T extends "receipt" | "purchase">({ read, dice }: Situation, type: T) =>
  dice.pick((await read.list(type, "id")).filter(({ status }) => status === "posted"));
const openClaims = async ({ read, dice }: Situation) =>
  (await read.list("claim", "id")).filter(
    ({ status }) => dice.chance(90) && (status === "open" || status === "sent"),
  );

/** Orders, receipts, principals' bills with landed charges, debit notes, claims, and all of it taken back. */
export const purchaseMoves: readonly Move[] = [
  {
    name: "order goods",
    weight: 2,
    make: async (at) => {
      const items = [...at.world.goods, at.world.pieces].filter(() => at.dice.chance(60));
      const lines = items.map((itemId) => ({
        itemId,
        quantity: String(at.dice.int(1, 8)),
        price: price(at),
      }));
      return sendOrder({ principalId: at.dice.pick(at.world.principals)!, on: at.dice.day(at.today), lines });
    },
  },
  {
    name: "receive goods",
    weight: 3,
    make: async (at) => {
      const { dice, read, world, today } = at;
      const order = dice.pick((await read.list("order", "id")).filter(({ status }) => status === "sent"));
      const wanted = order?.lines ?? [{ itemId: dice.pick(world.goods)!, quantity: "5" }];
      const lines = wanted.flatMap(({ itemId, quantity }, orderLine) =>
        order && dice.chance(25)
          ? []
          : [
              {
                itemId,
                ...(order ? { orderLine } : {}),
                quantity: dice.chance(70) ? quantity : String(dice.int(1, 9)),
                price: price(at),
                serials: itemId === world.pieces && dice.chance(50) ? [`SN${dice.int(1, 99_999)}`] : [],
              },
            ],
      );
      const principalId = order?.principalId ?? dice.pick(world.principals)!;
      const location = dice.chance(80) ? "store" : world.technicians[0]!;
      return postReceipt({
        principalId,
        ...(order ? { orderId: order.id } : {}),
        on: dice.day(today),
        location,
        lines,
      });
    },
  },
  {
    name: "book a principal's bill",
    weight: 3,
    make: async (at) => {
      const { dice, today } = at;
      const receipt = await posted(at, "receipt");
      const from = receipt && (await billFromReceipts(at.read, [receipt.id]));
      const goods = (from?.lines ?? []).map((line) =>
        dice.chance(40) ? { ...line, price: price(at) } : line,
      );
      const charge = (landed: boolean) =>
        wholeLine({
          description: landed ? "Freight" : "Rent",
          quantity: "1",
          price: price(at).slice(0, 5).replace(/\.$/, ""),
          taxRate: "18",
          ...(landed ? { landed: true } : { account: "expense:rent" }),
        });
      const lines = [
        ...goods,
        ...(goods.length && dice.chance(30) ? [charge(true)] : []),
        ...(!goods.length || dice.chance(15) ? [charge(false)] : []),
      ];
      const principalId = from?.principalId ?? dice.pick(at.world.principals)!;
      return postBill({ principalId, reference: `B${dice.int(1, 9_999)}`, on: dice.day(today), lines });
    },
  },
  {
    name: "debit a principal",
    weight: 1,
    make: async (at) => {
      const one = await posted(at, "purchase");
      if (!one) return undefined;
      const originalLine = at.dice.below(one.lines.length);
      const goodsGoBack = Boolean(one.lines[originalLine]?.receipt) && at.dice.chance(60);
      const line = { originalLine, quantity: "1", goodsGoBack, ...(goodsGoBack ? {} : { price: "0.75" }) };
      return debitPrincipal({
        originalId: one.id,
        on: at.dice.day(at.today),
        lines: [line],
        reason: "broken",
      });
    },
  },
  {
    name: "cancel a purchase",
    weight: 1,
    make: async (at) => {
      const one = await posted(at, "purchase");
      return one && cancelPurchase({ id: one.id, reason: "wrong" });
    },
  },
  {
    name: "reverse a receipt",
    weight: 1,
    make: async (at) => {
      const one = await posted(at, "receipt");
      return one && reverseReceipt({ id: one.id, reason: "wrong" });
    },
  },
  {
    name: "end an order",
    weight: 1,
    make: async (at) => {
      const one = at.dice.pick(await at.read.list("order", "id"));
      return one && (at.dice.chance(50) ? closeOrder : cancelOrder)({ id: one.id, reason: "late" });
    },
  },
  {
    name: "settle claims",
    weight: 1,
    make: async (at) => {
      const ids = (await openClaims(at)).map(({ id }) => id);
      if (!ids.length) return undefined;
      const on = at.dice.day(at.today);
      return at.dice.one<CommandCall>(
        sendClaims({ ids }),
        refuseClaims({ ids, reason: "too old" }),
        replenishClaims({ ids, on }),
        creditClaims({ ids, outcome: "credited", on }),
        creditClaims({ ids, outcome: "reimbursed", on, amount: at.dice.int(1, 200_000) }),
      );
    },
  },
];
