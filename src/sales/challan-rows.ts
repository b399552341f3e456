import type { Item } from "../records";
import { STORE } from "../stock/model";
import type { ChallanLine } from "./model";

/** A line as it is typed. */
export interface ChallanRow {
  readonly itemId: string;
  readonly quantity: string | undefined;
  readonly price: string | undefined;
  readonly location: string;
  readonly serials: string;
  readonly isSerialised: boolean;
  readonly line: ChallanLine | undefined;
}

/** A line in which nothing is typed yet. */
export const blankRow: ChallanRow = {
  itemId: "",
  quantity: "1",
  price: undefined,
  location: STORE,
  serials: "",
  isSerialised: false,
  line: undefined,
};

/** A challan's line as it is typed, with the serial numbers of its pieces. */
export const rowOf = (item: Item, line: ChallanLine, serials: string): ChallanRow => ({
  itemId: item.id,
  quantity: line.quantity,
  price: line.price,
  location: line.location,
  serials,
  isSerialised: item.type === "serialised",
  line,
});
