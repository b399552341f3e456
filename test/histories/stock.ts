import { adjustStock, amendItem } from "../../src/stock/commands";
import { transferStock } from "../../src/stock/transfer-commands";
import type { Move, Situation } from "./world";

const place = ({ world, dice }: Situation) => dice.one("store", ...world.technicians);
const anyItem = ({ world, dice }: Situation) => dice.pick([...world.goods, world.pieces])!;

/** Goods between places, counted, and prices that change. */
export const stockMoves: readonly Move[] = [
  {
    name: "move goods",
    weight: 2,
    make: async (at) =>
      transferStock({
        itemId: anyItem(at),
        from: place(at),
        to: place(at),
        quantity: at.dice.one("1", "2", "0.5", "7"),
        on: at.dice.day(at.today),
      }),
  },
  {
    name: "count goods",
    weight: 1,
    make: async (at) =>
      adjustStock({
        itemId: anyItem(at),
        location: place(at),
        counted: String(at.dice.int(0, 30)),
        on: at.dice.day(at.today),
        note: "counted",
      }),
  },
  {
    name: "another price",
    weight: 1,
    make: async (at) => amendItem({ id: anyItem(at), cost: String(at.dice.int(1, 99_999) / 100) }),
  },
];
