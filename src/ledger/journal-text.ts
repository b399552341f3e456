import type { ChartAccount } from "../company/chart";
import type { Entry } from "../records";
import type { Settlements } from "./settlement-model";

/** What a journal is written from; `bills` are the ids of all papers that ask for money, cancelled ones included. */
export interface JournalBook {
  readonly entries: readonly Entry[];
  readonly chart: readonly ChartAccount[];
  readonly parties: ReadonlyMap<string, string>;
  readonly bills: ReadonlySet<string>;
  readonly settlements: Settlements;
  readonly currency: string;
  readonly digits: number;
  /** What stands before every account, to tell several books in one journal apart. */
  readonly prefix?: string;
}

/** A journal as text, with the accounts in it that hold what each bill leaves open and each party has to its credit. */
export interface JournalText {
  readonly text: string;
  readonly accountOf: (code: string) => string;
  readonly billAccount: (id: string) => string | undefined;
  readonly creditAccount: (side: "customer" | "principal", partyId: string) => string;
}

const ROOTS = {
  asset: ["assets", "A"],
  liability: ["liabilities", "L"],
  equity: ["equity", "E"],
  income: ["income", "R"],
  expense: ["expenses", "X"],
} as const satisfies Record<ChartAccount["kind"], readonly [string, string]>;

const CONTROL = { customer: "receivable", principal: "payable" } as const;

/**
 * The ledger as an hledger journal. Every entry is one transaction; what a bill leaves open is the balance of an account of
 * its own under its party, because what credits settle is written as transactions beside those of the papers.
 */
export function journalText(book: JournalBook): JournalText {
  const names = new Names(book);
  const transactions = [
    ...book.entries
      .filter(({ lines }) => lines.length)
      .map((entry) => ({ on: entry.on, text: entryText(book, names, entry) })),
    ...settlementTexts(book, names),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const { currency, digits } = book;
  const head = [
    `; Servicebook`,
    `decimal-mark .`,
    `commodity ${digits ? `1000.${"0".repeat(digits)}` : "1000."} ${currency}`,
    ...names.declarations(),
  ];
  return {
    text: [head.join("\n"), ...transactions.map(({ text }) => text), ""].join("\n\n"),
    accountOf: (code) => names.account(code),
    billAccount: (id) => names.billOf(id),
    creditAccount: (side, partyId) => names.credit(side, partyId),
  };
}

function entryText({ bills, ...book }: JournalBook, names: Names, entry: Entry): string {
  const { on, sourceId, sourceNumber, text, lines } = entry;
  const postings = lines.map(({ account, partyId, debit, credit }) => {
    const side =
      account === CONTROL.customer ? "customer" : account === CONTROL.principal ? "principal" : undefined;
    const name =
      side && partyId
        ? bills.has(sourceId)
          ? names.bill(side, partyId, sourceId, sourceNumber)
          : names.credit(side, partyId)
        : names.account(account);
    return posted(book, name, debit - credit);
  });
  return [
    `${on} (${codeText(sourceNumber)}) ${plain(text)}  ; id:${entry.id.slice("entry:".length)}`,
    ...postings,
  ].join("\n");
}

function* settlementTexts(
  book: JournalBook,
  names: Names,
): Generator<{ readonly on: string; readonly text: string }> {
  const bills = new Map(book.settlements.owed.map(({ bill }) => [bill.id as string, bill]));
  for (const { side, partyId, number, on, allocations } of book.settlements.credits)
    for (const { billId, amount } of allocations) {
      const bill = bills.get(billId);
      if (!bill) continue;
      const day = on > bill.on ? on : bill.on;
      const sign = side === "customer" ? 1 : -1;
      const lines = [
        posted(book, names.credit(side, partyId), sign * amount),
        posted(book, names.bill(side, partyId, billId, bill.number), -sign * amount),
      ];
      yield { on: day, text: [`${day} (${codeText(number)}) ${plain(bill.number)}`, ...lines].join("\n") };
    }
}

const posted = (
  { currency, digits }: Pick<JournalBook, "currency" | "digits">,
  name: string,
  minor: number,
): string => `    ${name}  ${amountText(minor, digits)} ${currency}`;

/** Minor units as plain figures with the currency's decimals. */
function amountText(minor: number, digits: number): string {
  if (!digits) return String(minor);
  const figures = String(Math.abs(minor)).padStart(digits + 1, "0");
  return `${minor < 0 ? "-" : ""}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/** Accounts of the journal: unique, safe to read back, each declared with its type. */
class Names {
  readonly #book: JournalBook;
  readonly #chart: ReadonlyMap<string, ChartAccount>;
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #bills = new Map<string, string>();

  constructor(book: JournalBook) {
    this.#book = book;
    this.#chart = new Map(book.chart.map((account) => [account.code, account]));
  }

  account(code: string): string {
    return this.#named(code, () => {
      const account = this.#chart.get(code);
      const root = ROOTS[account?.kind ?? "asset"][0];
      return `${this.#book.prefix ?? ""}${root}:${segment(account?.name ?? code)}`;
    });
  }

  credit(side: "customer" | "principal", partyId: string): string {
    return this.#named(`${side} ${partyId} credit`, () => `${this.#party(side, partyId)}:on account`);
  }

  bill(side: "customer" | "principal", partyId: string, id: string, number: string): string {
    const name = this.#named(`bill ${id}`, () => `${this.#party(side, partyId)}:${segment(number)}`);
    this.#bills.set(id, name);
    return name;
  }

  billOf(id: string): string | undefined {
    return this.#bills.get(id);
  }

  /** One line for every account, with its type; hledger's strict checks ask for it. */
  declarations(): string[] {
    const { prefix = "" } = this.#book;
    const roots = Object.values(ROOTS).map(([root, type]) => `account ${prefix}${root}  ; type: ${type}`);
    const own = [...this.#given].map(([key, name]) => {
      const type = this.#chart.get(key)?.role ? "  ; type: C" : "";
      return `account ${name}${type}`;
    });
    return [...roots, ...own.sort()];
  }

  #party(side: "customer" | "principal", partyId: string): string {
    const name = segment(this.#book.parties.get(partyId) ?? partyId);
    return this.#named(`${side} ${partyId}`, () => `${this.account(CONTROL[side])}:${name}`);
  }

  /** The name given to a key; one that is taken already is told apart by a number. */
  #named(key: string, make: () => string): string {
    const given = this.#given.get(key);
    if (given !== undefined) return given;
    const wanted = make();
    let name = wanted;
    for (let n = 2; this.#taken.has(name); n++) name = `${wanted} (${n})`;
    this.#taken.add(name);
    this.#given.set(key, name);
    return name;
  }
}

/** A name as one part of an account: no colons, no double blanks, nothing that begins a comment. */
const segment = (name: string): string => plain(name).replaceAll(":", "∶") || "–";
const plain = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll(";", ",").trim();
const codeText = (number: string): string => plain(number).replaceAll(/[()]/g, "");
