import type { ImportRun, Item } from "../records";
import type { Read } from "../store/work";
import { codeKey, nameKey } from "./cell-text";
import { pieceKey, type Known, type KnownCode, type KnownParty } from "./judge";
import type { Column, ListKind, ReadRow } from "./model";

/** What the book knows of what a kind of list brings. */
export async function knownOf(read: Read, kind: ListKind): Promise<Known> {
  const parties = kind === "items" || kind === "stock" ? [] : await knownParties(read);
  return { parties, codes: await codesOf[kind](read, parties) };
}

const knownParties = async (read: Read): Promise<KnownParty[]> =>
  (await read.list("party", "id")).map(({ id, name, phones }) => ({ id, name, phones }));

const codesOf: Readonly<
  Record<ListKind, (read: Read, parties: readonly KnownParty[]) => Promise<KnownCode[]>>
> = {
  customers: () => Promise.resolve([]),
  items: async (read) =>
    (await read.list("item", "id")).map(({ id, code, name }) => ({ id, code: codeKey(code), name })),
  contracts: async (read) =>
    (await read.list("contract", "number")).map(({ id, number = "" }) => ({
      id,
      code: codeKey(number),
      name: number,
    })),
  cards: knownCards,
  bills: knownBills,
  stock: knownPieces,
};

async function knownCards(read: Read): Promise<KnownCode[]> {
  const [cards, items] = await Promise.all([read.list("card", "id"), itemsById(read)]);
  return cards.flatMap(({ id, number, serial, itemId, status }) => {
    const item = items.get(itemId);
    const serials = serial && item && status === "in service" ? [item.code, item.name] : [];
    return [
      { id, code: `no ${codeKey(number)}`, name: number },
      ...serials.map((called) => ({ id, code: `sn ${pieceKey(called, serial)}`, name: number })),
    ];
  });
}

async function knownBills(read: Read, parties: readonly KnownParty[]): Promise<KnownCode[]> {
  const names = new Map(parties.map(({ id, name }) => [id as string, nameKey(name)]));
  const [ours, theirs] = await Promise.all([read.list("invoice", "number"), read.list("purchase", "id")]);
  const bills = [
    ...ours.map(({ id, number = "", customerId, status }) => ({ id, number, partyId: customerId, status })),
    ...theirs.map(({ id, reference, principalId, status }) => ({
      id,
      number: reference,
      partyId: principalId,
      status,
    })),
  ];
  return bills
    .filter(({ status, number }) => status !== "cancelled" && number)
    .map(({ id, number, partyId }) => ({
      id,
      name: number,
      code: `${names.get(partyId) ?? ""}|${codeKey(number)}`,
    }));
}

async function knownPieces(read: Read): Promise<KnownCode[]> {
  const [units, items, opened] = await Promise.all([
    read.list("unit", "id"),
    itemsById(read),
    read.balances("stock/"),
  ]);
  const pieces = units.flatMap(({ id, serial, itemId }) => {
    const item = items.get(itemId);
    return serial && item
      ? [item.code, item.name].map((called) => ({ id, code: pieceKey(called, serial), name: serial }))
      : [];
  });
  const there = opened.flatMap(({ key, amount }) => {
    const item = items.get(key.slice("stock/".length));
    return item && amount !== 0
      ? [item.code, item.name].map((called) => ({ id: item.id, code: pieceKey(called, ""), name: item.name }))
      : [];
  });
  return [...pieces, ...there];
}

const itemsById = async (read: Read): Promise<Map<string, Item>> =>
  new Map((await read.list("item", "id")).map((item) => [item.id, item]));

/** Rows that name an item the book does not know are refused by that cell. */
export async function withKnownItems(
  read: Read,
  kind: ListKind,
  rows: readonly ReadRow[],
): Promise<ReadRow[]> {
  if (kind !== "cards" && kind !== "stock" && kind !== "contracts") return [...rows];
  const items = await read.list("item", "id");
  const called = new Set(items.flatMap(({ code, name }) => [codeKey(code), codeKey(name)]));
  return rows.map((row) => {
    const { item = "" } = row.values;
    if (!item || called.has(codeKey(item))) return row;
    return {
      ...row,
      faults: [...row.faults, { field: "item", column: "", raw: item, reason: "unknownItem" }],
    };
  });
}

/** What the columns of such headings were read into when a list of this kind was imported last, by heading. */
export async function rememberedColumns(read: Read, kind: ListKind): Promise<Record<string, Column>> {
  const runs = await read.list("import", "kind", { prefix: [kind] }, { order: "newest", limit: 5 });
  const pairs = runs
    .reverse()
    .flatMap(({ columns }) => columns.map(({ heading, field }) => [heading, field] as const));
  return Object.fromEntries(pairs);
}

/** The newest imports. */
export const recentImports = (read: Read, limit = 8): Promise<ImportRun[]> =>
  read.list("import", "at", undefined, { order: "newest", limit });

/** Items a contract can cover, by name. */
export const itemsOf = async (read: Read): Promise<{ value: Item["id"]; label: string }[]> =>
  (await read.list("item", "name"))
    .filter(({ type, active }) => type !== "service" && active)
    .map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }));
