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
    /** The principal it is ordered from, with the principal's own code for it. */
    principalId: s.optional(s.idOf("party")),
    principalCode: s.optional(s.text),
    active: s.flag,
  }),
  {
    code: (item) => fold(item.code),
    name: (item) => fold(item.name),
    principal: (item) => item.principalId,
    terms: s.many((item) => terms([item.code, item.name])),
  },
);

/**
 * Goods in or out of a location; on hand is Σ quantity, kept as balance `stock/<item>` with a part per location.
 * Its worth is Σ value, kept as balance `worth/<item>`.
 */
export const movement = s.kind(
  s.object({
    id: s.idOf("movement"),
    itemId: s.idOf("item"),
    /** `store`, a technician's id (van stock) or the id of the challan on which goods are out. */
    location: s.label,
    on: s.day,
    /** Signed, in thousandths of the unit; 0 where only the worth changes. */
    quantity: v.pipe(v.number(), v.safeInteger()),
    /** Signed, in minor units; 0 between two locations. */
    value: s.optional(s.money),
    /** Its place among the movements of its item in the order of posting, 1..n: costs follow it, not the day. */
    ordinal: s.optional(s.count),
    /** Costed first in, first out; at the moving average (or the pieces' own cost) when left out. */
    fifo: s.optional(s.flag),
    reason: s.choice([
      "opening",
      "receipt",
      "used",
      "sold",
      "adjusted",
      "transfer",
      "returned",
      "challan",
      "to principal",
      "revalued",
      "scrapped",
    ]),
    /** What caused it: a visit, an invoice … */
    sourceId: s.text,
    /** The pieces of a serialised item. */
    units: s.optional(s.list(s.idOf("unit"))),
    note: s.text,
  }),
  {
    item: (movement) => [movement.itemId, movement.on],
    place: (movement) => [movement.location, movement.on],
    source: (movement) => movement.sourceId || undefined,
    on: (movement) => movement.on,
  },
);

/** What an item's stock is worth, exactly, as far as its movements are posted: `valuation:<item's own part>`. */
export const valuation = s.kind(
  s.object({
    id: s.idOf("valuation"),
    itemId: s.idOf("item"),
    /** How many movements are posted. */
    movements: s.count,
    /** Thousandths of the unit. */
    quantity: v.pipe(v.number(), v.safeInteger()),
    /** Minor units with their fraction, as decimal text. */
    value: s.decimal,
    /** First in, first out: what is left of each receipt, oldest first; below nothing one that is negative; empty under the moving average. */
    layers: s.list(s.object({ quantity: v.pipe(v.number(), v.safeInteger()), value: s.decimal })),
  }),
  {},
);

/** One piece of a serialised item, from its receipt to its end. It is in exactly one place. */
export const unit = s.kind(
  s.object({
    id: s.idOf("unit"),
    itemId: s.idOf("item"),
    /** Empty while it was not captured yet. */
    serial: s.text,
    status: s.choice(["in stock", "on challan", "sold", "installed", "returned", "replaced", "scrapped"]),
    /** Where it lies while in stock or on a challan: `store`, a technician's or challan's id; empty otherwise. */
    location: s.text,
    /** What it cost, minor units: the specific cost by which it leaves. */
    cost: s.money,
    receivedOn: s.day,
    /** Since when it is where it is. */
    since: s.day,
    receiptId: s.optional(s.idOf("receipt")),
    challanId: s.optional(s.idOf("challan")),
    invoiceId: s.optional(s.idOf("invoice")),
    cardId: s.optional(s.idOf("card")),
  }),
  {
    item: (unit) => [unit.itemId, unit.status],
    serial: (unit) => fold(unit.serial) || undefined,
    /** Those in a place, the oldest first. */
    place: (unit) => (unit.location ? [unit.itemId, unit.location, unit.receivedOn] : undefined),
    location: (unit) => unit.location || undefined,
    receipt: (unit) => unit.receiptId,
    challan: (unit) => unit.challanId,
    invoice: (unit) => unit.invoiceId,
    card: (unit) => unit.cardId,
    terms: s.many((unit) => (unit.cardId ? [] : terms([unit.serial]))),
  },
);

/** A row of a stock count under way: an item, or one piece of a serialised item, in the place that is counted. */
export const tally = s.kind(
  s.object({
    id: s.idOf("tally"),
    location: s.label,
    itemId: s.idOf("item"),
    unitId: s.optional(s.idOf("unit")),
    /** What the book said when it was counted, thousandths; until then, when the count began. */
    book: v.pipe(v.number(), v.safeInteger()),
    /** What was counted, thousandths; absent while it was not. */
    counted: s.optional(v.pipe(v.number(), v.safeInteger())),
    note: s.text,
  }),
  { place: (tally) => tally.location, item: (tally) => tally.itemId, unit: (tally) => tally.unitId },
);

/** Prices for some customers, or from a day on; what it does not list has the item's own price. */
export const priceList = s.kind(
  s.object({
    id: s.idOf("priceList"),
    name: s.label,
    from: s.day,
    active: s.flag,
    /** Customers it is for; every customer when empty. */
    partyIds: s.list(s.idOf("party")),
    /** Price per unit in major units, before tax. */
    prices: s.list(s.object({ itemId: s.idOf("item"), price: s.decimal })),
  }),
  { name: (list) => fold(list.name) },
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
    /** Who installed it: a technician's name, or whoever did. */
    installedBy: s.optional(s.text),
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
