import { msg } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import { partyMeant, siteMeant } from "../parties/queries";
import type { Item } from "../records";
import { answering, mirror } from "../workbook/mirror";
import { addCard, addItem, amendCard, amendItem } from "./commands";
import { itemMeant } from "./queries";

/** The Items worksheet: what is sold and used, with what is on hand. */
export const itemSheet = mirror({
  of: "item",
  sheet: "Items",
  table: "Items",
  orderBy: "code",
  balance: "stock/",
  columns: [
    {
      header: "Code",
      width: 12,
      value: (item) => item.code,
      edit: ({ id }, code) => amendItem({ id, code: code.trim() }),
    },
    {
      header: "Name",
      width: 32,
      value: (item) => item.name,
      edit: ({ id }, name) => amendItem({ id, name }),
    },
    {
      header: "Type",
      kind: "choice",
      width: 11,
      choices: ["stock", "serialised", "service"],
      value: (item) => item.type,
    },
    { header: "Unit", width: 7, value: (item) => item.unit, edit: ({ id }, unit) => amendItem({ id, unit }) },
    {
      header: "HSN/SAC",
      width: 10,
      value: (item) => item.taxCode,
      edit: ({ id }, taxCode) => amendItem({ id, taxCode }),
    },
    {
      header: "Tax %",
      kind: "quantity",
      width: 8,
      value: (item) => item.taxRate,
      edit: ({ id }, taxRate) => amendItem({ id, taxRate }),
    },
    {
      header: "Price",
      kind: "quantity",
      width: 12,
      value: (item) => item.price,
      edit: ({ id }, price) => amendItem({ id, price }),
    },
    {
      header: "On hand",
      kind: "quantity",
      width: 10,
      value: (item, look) =>
        item.type === "service" ? undefined : fromThousandths(look.balance(`stock/${item.id}`).amount),
      whyNot: "On hand follows from receipts and uses; adjust it on the item's page.",
    },
    {
      header: "Reorder at",
      kind: "quantity",
      width: 10,
      value: (item) => item.reorderLevel,
      edit: ({ id }, reorderLevel) => amendItem({ id, reorderLevel: reorderLevel || "0" }),
    },
    { header: "Warranty, months", kind: "number", width: 10, value: (item) => item.warrantyMonths },
  ],
  add: async (typed) => {
    const type = (typed("Type") || "stock") as Item["type"];
    return addItem({
      code: typed("Code"),
      name: typed("Name"),
      type,
      unit: typed("Unit") || (type === "service" ? msg("job") : msg("pcs")),
      taxCode: typed("HSN/SAC"),
      taxRate: typed("Tax %") || "0",
      price: typed("Price") || "0",
      cost: "0",
      reorderLevel: typed("Reorder at") || "0",
      warrantyMonths: Number(typed("Warranty, months") || 0),
      opening: typed("On hand") || "0",
    });
  },
});

/** The Cards worksheet: one row per installed unit. */
export const cardSheet = mirror({
  of: "card",
  sheet: "Cards",
  table: "Cards",
  orderBy: "number",
  joins: { party: "party", site: "site", item: "item" },
  columns: [
    {
      header: "Card no.",
      width: 11,
      value: (card) => card.number,
      whyNot: "A card keeps its number for life.",
    },
    { header: "Item", width: 26, value: (card, look) => look(card.itemId).name },
    {
      header: "Serial",
      width: 16,
      value: (card) => card.serial,
      edit: ({ id }, serial) => amendCard({ id, serial: serial.trim() }),
    },
    { header: "Customer", width: 26, value: (card, look) => look(card.partyId).name },
    { header: "Site", width: 20, value: (card, look) => look(card.siteId).name },
    { header: "Area", width: 14, value: (card, look) => look(card.siteId).area },
    { header: "Installed", kind: "date", width: 12, value: (card) => card.installedOn },
    { header: "Warranty till", kind: "date", width: 12, value: (card) => card.warrantyUntil },
    {
      header: "Status",
      kind: "choice",
      width: 12,
      choices: ["in service", "returned", "replaced", "scrapped"],
      value: (card) => card.status,
    },
    {
      header: "Note",
      width: 30,
      value: (card) => card.note,
      edit: ({ id }, note) => amendCard({ id, note }),
    },
  ],
  add: async (typed, read, today) => {
    const party = await partyMeant(read, typed("Customer"));
    const item = await itemMeant(read, typed("Item"));
    const site = await siteMeant(read, party.id, typed("Site") || typed("Area"));
    const call = addCard({
      partyId: party.id,
      siteId: site.id,
      itemId: item.id,
      serial: typed("Serial"),
      number: typed("Card no."),
      installedOn: typed("Installed") || today,
      note: typed("Note"),
    });
    return answering(call, ({ id }) => id);
  },
});
