import { Decimal } from "../base/decimal";
import { phoneKey } from "../base/phone";
import type { RecordId } from "../records";
import { codeKey, nameKey } from "./cell-text";
import type { Like, ListKind, Outcome, ReadRow } from "./model";

/** A party of the book, as far as a list is compared with it. */
export interface KnownParty {
  readonly id: RecordId<"party">;
  readonly name: string;
  readonly phones: readonly string[];
}

/** A record that is known by a code or number; papers also by whose they are. */
export interface KnownCode {
  readonly id: RecordId;
  readonly code: string;
  readonly name: string;
}

/** What the book knows already of what a kind of list brings. */
export interface Known {
  readonly parties: readonly KnownParty[];
  /** Items by code and by name, contracts and cards by number, bills by `<party key>|<number>`, pieces by `<item>|<serial>`. */
  readonly codes: readonly KnownCode[];
}

/** What becomes of every row: compared with the rows before it and with the book. Pure; nothing is changed. */
export function judge(kind: ListKind, rows: readonly ReadRow[], known: Known): Outcome[] {
  const judgeRow = judges[kind](known);
  return rows.map((row) => (row.faults.length ? { row, kind: "refused" } : judgeRow(row)));
}

type Judge = (row: ReadRow) => Outcome;

const judges: Readonly<Record<ListKind, (known: Known) => Judge>> = {
  customers: judgeCustomers,
  items: (known) => judgeCodes(known, ({ values }) => [codeKey(values.code ?? "")]),
  contracts: (known) =>
    withParty(
      known,
      "customer",
      judgeCodes(known, ({ values }) => [codeKey(values.contractNo ?? "")]),
    ),
  cards: (known) => withParty(known, "customer", judgeCodes(known, cardKeys)),
  bills: (known) => withParty(known, "party", judgeBills(known)),
  stock: judgeStock,
};

const cardKeys = ({ values }: ReadRow): string[] =>
  [
    values.cardNo ? `no ${codeKey(values.cardNo)}` : "",
    values.serial ? `sn ${codeKey(values.item ?? "")}|${codeKey(values.serial)}` : "",
  ].filter(Boolean);

/** By what customers are recognised: those of the book, and those of the rows before. */
export class PartyBook {
  readonly #byPhone = new Map<string, Like[]>();
  readonly #byName = new Map<string, { like: Like; phone: string }[]>();

  constructor(parties: readonly KnownParty[] = []) {
    for (const { id, name, phones } of parties)
      this.add({ why: "same", id, name }, phones.length ? phones : [""]);
  }

  add(like: Like, phones: readonly string[]): void {
    for (const phone of phones.map(phoneKey)) {
      if (phone) push(this.#byPhone, phone, like);
      push(this.#byName, nameKey(like.name), { like, phone });
    }
  }

  /** Whom a name and phone are like: the same party, or one to be asked about; undefined for somebody new. */
  like(name: string, phone: string): Like | undefined {
    const key = nameKey(name);
    const digits = phoneKey(phone);
    const there = digits ? (this.#byPhone.get(digits) ?? []) : [];
    const same = there.find((like) => nameKey(like.name) === key);
    if (same) return same;
    const other = there[0];
    if (other) return { ...other, why: "same phone, other name" };
    const namesake = (this.#byName.get(key) ?? []).find((one) => !one.phone || !digits);
    return namesake && { ...namesake.like, why: "same name, phone missing" };
  }
}

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

function judgeCustomers({ parties }: Known): Judge {
  const book = new PartyBook(parties);
  return (row) => {
    const { name = "", phone = "" } = row.values;
    const like = book.like(name, phone);
    if (like?.why === "same") return { row, kind: "duplicate", like };
    book.add({ why: "same", row: row.at, name }, [phone]);
    return like ? { row, kind: "ask", like } : { row, kind: "new" };
  };
}

function judgeCodes({ codes }: Known, keysOf: (row: ReadRow) => readonly string[]): Judge {
  const seen = new Map<string, Like>(codes.map(({ id, code, name }) => [code, { why: "same", id, name }]));
  return (row) => {
    const keys = keysOf(row);
    const like = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
    if (like) return { row, kind: "duplicate", like };
    const name = row.values.contractNo ?? row.values.code ?? row.values.cardNo ?? "";
    for (const key of keys) seen.set(key, { why: "same", row: row.at, name });
    return { row, kind: "new" };
  };
}

/** Rows about somebody whose phone is known under another name are asked about, once they are sound otherwise. */
function withParty({ parties }: Known, field: string, judgeRow: Judge): Judge {
  const book = new PartyBook(parties);
  return (row) => {
    const outcome = judgeRow(row);
    if (outcome.kind !== "new") return outcome;
    const like = book.like(row.values[field] ?? "", row.values.phone ?? "");
    // Without a phone the name is all there is to go by, and the party it names is meant.
    return like && like.why === "same phone, other name" ? { ...outcome, kind: "ask", like } : outcome;
  };
}

function judgeBills(known: Known): Judge {
  const byCode = judgeCodes(known, ({ values }) => [
    `${nameKey(values.party ?? "")}|${codeKey(values.billNo ?? "")}`,
  ]);
  return (row) => {
    const outcome = byCode(row);
    return outcome.kind === "new" && new Decimal(row.values.open ?? "0").isZero()
      ? { row, kind: "nothing" }
      : outcome;
  };
}

/** The key of a piece of stock: its item and serial number. */
export const pieceKey = (item: string, serial: string): string => `${codeKey(item)}|${codeKey(serial)}`;

/** Serial numbers in one cell, one a line or with commas or semicolons between. */
export const serialsIn = (text: string): string[] =>
  text
    .split(/[\n\r,;]+/)
    .map((serial) => serial.trim())
    .filter(Boolean);

function judgeStock({ codes }: Known): Judge {
  const seen = new Map<string, Like>(codes.map(({ id, code, name }) => [code, { why: "same", id, name }]));
  return (row) => {
    const { item = "", serials = "", quantity = "0" } = row.values;
    const keys = serialsIn(serials).map((serial) => pieceKey(item, serial));
    const key = pieceKey(item, "");
    const like = (keys.length ? keys : [key]).map((one) => seen.get(one)).find((one) => one !== undefined);
    if (like) return { row, kind: keys.length ? "duplicate" : "ask", like };
    for (const one of keys.length ? keys : [key]) seen.set(one, { why: "same", row: row.at, name: item });
    return new Decimal(quantity).isZero() ? { row, kind: "nothing" } : { row, kind: "new" };
  };
}
