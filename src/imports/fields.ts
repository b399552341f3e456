import type { Country } from "../company/presets";
import { cellText } from "./cell-text";
import {
  readAmount,
  readDay,
  readEmail,
  readFrequency,
  readMonths,
  readPhone,
  readQuantity,
  readTaxCode,
  readTaxId,
  readTaxRate,
  type Reading,
} from "./cell-values";
import type { Cell, ListKind } from "./model";

import { cardFields, customerFields } from "./customer-fields";
import type { Content, Field } from "./field";
import { itemFields, stockFields } from "./goods-fields";
import { billFields, contractFields } from "./paper-fields";

const lists: Readonly<Record<ListKind, readonly Field[]>> = {
  customers: customerFields,
  items: itemFields,
  cards: cardFields,
  contracts: contractFields,
  bills: billFields,
  stock: stockFields,
};

/** The fields of a kind of list, in the order in which they are proposed. */
export const fieldsOf = (kind: ListKind): readonly Field[] => lists[kind];

const readers: Readonly<Record<Content, (cell: Cell, country: Country) => Reading>> = {
  text: (cell) => ({ value: cellText(cell) }),
  serials: (cell) => ({ value: typeof cell === "string" ? cell.trim() : cellText(cell) }),
  phone: readPhone,
  email: readEmail,
  taxId: readTaxId,
  taxCode: readTaxCode,
  taxRate: readTaxRate,
  day: readDay,
  amount: readAmount,
  quantity: readQuantity,
  months: readMonths,
  frequency: readFrequency,
};

/** Reads a cell as what a field asks for. */
export const readCell = (content: Content, cell: Cell, country: Country): Reading =>
  readers[content](cell, country);
