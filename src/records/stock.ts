import * as v from "valibot";
import * as s from "./shape";
import { fold, terms } from "./terms";

/** What is sold or used: stock (counted), serialised stock, or a service that is not stocked. */
export const item = s.kind(
  s.object({
    id: s.idOf("item"),
    code: s.label,
    name: s.label,
    type: s.choice(["stock", "serialised", "service"]),
    unit: s.label,
    /** HSN (goods) or SAC (services) in India, УКТ ЗЕД/ДКПП in Ukraine. */
    taxCode: s.text,
    /** The whole tax rate in percent. */
    taxRate: s.decimal,
    /** Price per unit in major units, before tax. */
    price: s.decimal,
    cost: s.decimal,
    reorderLevel: s.decimal,
    /** Months from installation in which parts are free. */
    warrantyMonths: s.count,
    /** The same for labour; as long as the parts when left out. */
    labourWarrantyMonths: s.optional(s.count),
    /** What a visit to such a unit measures, each with its unit: `TDS out, ppm`. */
    readings: s.optional(s.list(s.label)),
    /** What a visit to such a unit goes through. */
    checklist: s.optional(s.list(s.label)),
    active: s.flag,
  }),
  {
    code: (item) => fold(item.code),
    name: (item) => fold(item.name),
    terms: s.many((item) => terms([item.code, item.name])),
  },
);

/** Goods in or out of a location; on hand is Σ quantity, kept as balance `stock/<item>` with a part per location. */
export const movement = s.kind(
  s.object({
    id: s.idOf("movement"),
    itemId: s.idOf("item"),
    /** `store` or a technician's id (van stock). */
    location: s.label,
    on: s.day,
    /** Signed, in thousandths of the unit. */
    quantity: v.pipe(v.number(), v.safeInteger()),
    reason: s.choice(["opening", "receipt", "used", "sold", "adjusted", "transfer", "returned"]),
    /** What caused it: a visit, an invoice … */
    sourceId: s.text,
    note: s.text,
  }),
  {
    item: (movement) => [movement.itemId, movement.on],
    source: (movement) => movement.sourceId || undefined,
  },
);

/** One installed piece at a site, with its unique card number. */
export const card = s.kind(
  s.object({
    id: s.idOf("card"),
    number: s.label,
    itemId: s.idOf("item"),
    serial: s.text,
    partyId: s.idOf("party"),
    siteId: s.idOf("site"),
    installedOn: s.day,
    /** The last day on which parts are free. */
    warrantyUntil: s.optional(s.day),
    /** The last day on which labour is free; the parts' when left out. */
    labourWarrantyUntil: s.optional(s.day),
    /** A warranty bought or given on top, till a day. */
    extendedWarranty: s.optional(s.object({ until: s.day, parts: s.flag, labour: s.flag, note: s.text })),
    status: s.choice(["in service", "returned", "replaced", "scrapped"]),
    owners: s.list(s.object({ partyId: s.idOf("party"), from: s.day })),
    /** Sites it stood at, each from a day on, oldest first; absent while it never moved. */
    moves: s.optional(s.list(s.object({ siteId: s.idOf("site"), from: s.day }))),
    /** When and why it left service. */
    left: s.optional(s.object({ on: s.day, reason: s.label })),
    /** The card of the unit it stands in for, and of the one that stands in for it. */
    replaces: s.optional(s.idOf("card")),
    replacedBy: s.optional(s.idOf("card")),
    /** The bill it was sold on. */
    saleId: s.optional(s.idOf("invoice")),
    note: s.text,
  }),
  {
    number: (card) => fold(card.number),
    party: (card) => card.partyId,
    site: (card) => card.siteId,
    item: (card) => card.itemId,
    serial: (card) => fold(card.serial) || undefined,
    sale: (card) => card.saleId,
    terms: s.many((card) => terms([card.number, card.serial])),
  },
);
