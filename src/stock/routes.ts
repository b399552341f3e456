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
  {
    name: "unit",
    rail: "items",
    list: "items",
    title: () => msg("Piece"),
    load: () => import("./unit.view"),
    render: ({ id }) => html`<unit-page .unitId=${id as RecordId<"unit">}></unit-page>`,
  },
  {
    name: "stock-places",
    rail: "items",
    title: () => msg("Places"),
    load: () => import("./places.view"),
    render: () => html`<stock-places></stock-places>`,
  },
  {
    name: "stock-place",
    rail: "items",
    list: "stock-places",
    title: () => msg("Place"),
    load: () => import("./place.view"),
    render: ({ at }) => html`<stock-place .place=${at ?? "store"}></stock-place>`,
  },
  {
    name: "price-lists",
    rail: "items",
    title: () => msg("Price lists"),
    load: () => import("./price-lists.view"),
    render: () => html`<price-list-register></price-list-register>`,
  },
  {
    name: "price-list-form",
    rail: "items",
    title: () => msg("Price list"),
    load: () => import("./price-list-form.view"),
    render: ({ id }) =>
      html`<price-list-form .listId=${id as RecordId<"priceList"> | undefined}></price-list-form>`,
  },
];
