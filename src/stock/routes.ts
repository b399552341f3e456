import { msg } from "@lit/localize";
import { html } from "lit";
import type { RecordId } from "../records";
import type { View } from "../ui/router";

/** Views of items, units and moving goods. */
export const stockViews: readonly View[] = [
  {
    name: "card-form",
    rail: "complaints",
    title: () => msg("New unit"),
    load: () => import("./card-form.view"),
    render: ({ party }) => html`<card-form .partyId=${party as RecordId<"party">}></card-form>`,
  },
  {
    name: "items",
    title: () => msg("Stock"),
    load: () => import("./items.view"),
    render: ({ show }) => html`<item-register .show=${show === "low" ? "low" : "all"}></item-register>`,
  },
  {
    name: "item",
    rail: "items",
    list: "items",
    title: () => msg("Item"),
    load: () => import("./item.view"),
    render: ({ id }) => html`<item-page .itemId=${id as RecordId<"item">}></item-page>`,
  },
  {
    name: "item-form",
    rail: "items",
    title: () => msg("Item"),
    load: () => import("./item-form.view"),
    render: ({ id }) => html`<item-form .itemId=${id as RecordId<"item"> | undefined}></item-form>`,
  },
  {
    name: "transfer-form",
    rail: "items",
    title: () => msg("Move goods"),
    load: () => import("./transfer-form.view"),
    render: ({ from, to, item }) =>
      html`<transfer-form
        .from=${from ?? "store"}
        .to=${to ?? (from ? "store" : "")}
        .itemId=${(item ?? "") as RecordId<"item">}
      ></transfer-form>`,
  },
];
