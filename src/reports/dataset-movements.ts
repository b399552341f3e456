import { msg } from "@lit/localize";
import type { Movement } from "../records";
import { reasonName } from "../stock/words";
import type { Dataset, Field } from "./dataset";
import { choiceField, dayFields, itemFields } from "./dataset-fields";
import { plainLayout } from "./dataset-layout";
import { technicians } from "./dataset-lookups";

const REASONS: Movement["reason"][] = ["opening", "receipt", "used", "sold", "returned", "transfer", "challan", "to principal", "adjusted", "revalued", "scrapped"]; // prettier-ignore

const layout = plainLayout<"movement">({
  name: "movements",
  of: "movement",
  version: 1,
  title: ({ on }) => on,
  codes: {
    item: ({ itemId }) => itemId,
    // Every challan is a place of its own; here they are one.
    place: ({ location }) => (location.startsWith("challan:") ? "challan" : location),
    reason: ({ reason }) => reason,
    on: ({ on }) => on,
  },
  numbers: {
    quantity: ({ quantity }) => quantity,
    in: ({ quantity }) => Math.max(quantity, 0),
    out: ({ quantity }) => Math.max(-quantity, 0),
    value: ({ value }) => value ?? 0,
  },
});

const placeField: Field = {
  name: "place",
  label: () => msg("Place"),
  kind: "text",
  of: "place",
  looks: [technicians],
  word: (place, looks) =>
    place === "store"
      ? msg("Store")
      : place === "challan"
        ? msg("On challans")
        : looks.of(technicians, place, "name") || place,
};

/** Goods in and out of each place, in quantity and worth. */
export const movements: Dataset = {
  name: "movements",
  table: "Stock_movements",
  label: () => msg("Stock movements"),
  about: () => msg("One row is goods into or out of a place; all rows of an item come to what is on hand."),
  rows: () => msg("movements"),
  layout,
  fields: [
    ...itemFields(),
    placeField,
    choiceField({ name: "reason", label: () => msg("Reason"), of: "reason" }, REASONS, reasonName),
    ...dayFields({ name: "on", label: () => msg("Date"), of: "on" }),
  ],
  measures: [
    { name: "quantity", label: () => msg("Quantity"), kind: "quantity", of: "quantity" },
    { name: "in", label: () => msg("In"), kind: "quantity", of: "in" },
    { name: "out", label: () => msg("Out"), kind: "quantity", of: "out" },
    { name: "value", label: () => msg("Worth"), kind: "money", of: "value" },
  ],
};
