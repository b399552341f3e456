import { msg, str } from "@lit/localize";
import { controlAccount, type Side } from "../company/settlement";
import { promisedKey } from "../payments/cheque-model";
import { outstandingBills } from "../payments/outstanding-queries";
import type { RecordId } from "../records";
import type { Balance, Read } from "../store/work";
import { aged, ageNames, limitChoices, limitsOf, type Limits } from "./ageing";
import { column, sumColumn, sumOf, unequal } from "./columns";
import { Fetched, moneyWriter } from "./names";
import { onDay, sideChoice, sideOf } from "./parameters";
import type { Answers, Report, ReportColumn, ReportContext, ReportResult, ReportRow } from "./report";

/** Where each side keeps what is open: bills, parties with their days, free credit, cheques. */
const KEYS = {
  customer: { bills: "bill/", parties: "receivable/", credits: "credit/", cheques: "in-hand/" },
  principal: { bills: "payable-bill/", parties: "payable/", credits: "advance/", cheques: "given/" },
} as const;

/** How old open bills are by their due days, by party or bill by bill, with or without what cheques in hand will settle. */
export const ageingReport: Report = {
  name: "ageing",
  title: () => msg("Ageing"),
  about: () => msg("Who owes for how long: what is open by the days it is overdue."),
  group: "money",
  picture: "stacked",
  parameters: [
    sideChoice(),
    {
      name: "by",
      label: () => msg("By"),
      kind: "choice",
      options: () => [
        { value: "party", label: msg("Party") },
        { value: "bill", label: msg("Bill") },
      ],
      initial: "party",
    },
    onDay(() => msg("Ages counted on")),
    {
      name: "limits",
      label: () => msg("Ages"),
      kind: "choice",
      options: () =>
        limitChoices.map((value) => ({ value, label: msg(str`${value.split(",").join(" · ")} days`) })),
      initial: "30,60,90",
    },
    {
      name: "cheques",
      label: () => msg("Cheques in hand"),
      kind: "choice",
      options: () => [
        { value: "open", label: msg("Counted as open") },
        { value: "off", label: msg("Taken off") },
      ],
      initial: "open",
    },
  ],
  run: async (read, answers, context) => {
    const side = sideOf(answers);
    const on = answers.on || context.today;
    const asked = {
      side,
      on,
      limits: limitsOf(answers.limits ?? "30,60,90"),
      off: answers.cheques === "off",
    };
    const rows = answers.by === "bill" ? await byBill(read, asked) : await byParty(read, asked);
    return resultOf(rows, answers, asked.limits, await notesOf(read, asked, context));
  },
  reconcile: async (read, result, { company }) => {
    const money = moneyWriter(company);
    const { amount } = await read.balance(`account/${controlAccount("customer")}`);
    return unequal(sumOf(result, "net"), amount, (found, ledger) =>
      msg(str`Ageing comes to ${money(found)}, the ledger's receivables to ${money(ledger)}.`),
    );
  },
};

interface Asked {
  readonly side: Side;
  readonly on: string;
  readonly limits: Limits;
  /** Cheques in hand are taken off what they are meant for. */
  readonly off: boolean;
}

async function byParty(read: Read, asked: Asked): Promise<ReportRow[]> {
  const { side, on, limits, off } = asked;
  const keys = KEYS[side];
  const [open, credits, off_] = await Promise.all([
    read.balances(keys.parties),
    read.balances(keys.credits),
    off ? promisedByParty(read, side) : new Map<string, Due>(),
  ]);
  const creditOf = new Map(credits.map(({ key, amount }) => [key.slice(keys.credits.length), amount]));
  const openOf = new Map(open.map((balance) => [balance.key.slice(keys.parties.length), balance]));
  const fetched = new Fetched(read);
  const rows = await Promise.all(
    [...new Set([...openOf.keys(), ...creditOf.keys()])].map(async (key) => {
      const id = key as RecordId<"party">;
      const promised = off_.get(id);
      const ages = aged(lessPromised(openOf.get(id), promised), on, limits);
      const credit = creditOf.get(id) ?? 0;
      return rowOf({
        head: [await fetched.name(id)],
        ages,
        ...(off ? { cheques: promised?.sum ?? 0 } : {}),
        credit,
        of: id,
        side,
      });
    }),
  );
  return rows.sort(biggest);
}

interface Due {
  sum: number;
  readonly days: Map<string, number>;
}

/** What cheques in hand will settle of each party's bills, by the bills' due days. */
async function promisedByParty(read: Read, side: Side): Promise<Map<string, Due>> {
  const [promised, bills] = await Promise.all([read.balances("promised/"), read.balances(KEYS[side].bills)]);
  const open = new Map(
    bills.map(({ key, amount, parts }) => [key.slice(KEYS[side].bills.length), { amount, parts }]),
  );
  const byParty = new Map<string, Due>();
  for (const { key, amount } of promised) {
    const id = key.slice("promised/".length) as RecordId<"invoice">;
    const bill = open.get(id);
    if (!bill) continue;
    const record = (await read.find(id)) as
      { customerId?: string; principalId?: string; partyId?: string } | undefined;
    const party = record?.customerId ?? record?.principalId ?? record?.partyId ?? "";
    const off = Math.min(amount, bill.amount);
    const due = byParty.get(party) ?? { sum: 0, days: new Map<string, number>() };
    const [day = ""] = Object.keys(bill.parts);
    due.sum += off;
    due.days.set(day, (due.days.get(day) ?? 0) + off);
    byParty.set(party, due);
  }
  return byParty;
}

const lessPromised = (open: Balance | undefined, promised: Due | undefined): [string, number][] =>
  Object.entries(open?.parts ?? {}).map(([day, amount]) => [day, amount - (promised?.days.get(day) ?? 0)]);

async function byBill(read: Read, { side, on, limits, off }: Asked): Promise<ReportRow[]> {
  const bills = (await outstandingBills(read, on)).filter((bill) => bill.side === side);
  return bills.map(({ id, party, number, dueOn, outstanding, promised }) => {
    const cheques = off ? Math.min(promised, outstanding) : 0;
    return rowOf({
      head: [number, party.name, dueOn],
      ages: aged([[dueOn, outstanding - cheques]], on, limits),
      ...(off ? { cheques } : {}),
      of: id,
      side,
    });
  });
}

interface Row {
  readonly head: readonly string[];
  readonly ages: readonly number[];
  readonly cheques?: number;
  readonly credit?: number;
  readonly of: RecordId;
  readonly side: Side;
}

function rowOf({ head, ages, cheques, credit, of, side }: Row): ReportRow {
  const open = ages.reduce((sum, amount) => sum + amount, 0) + (cheques ?? 0);
  const overdue = ages.slice(2).some((amount) => amount > 0);
  const late = overdue || (ages[1] ?? 0) > 0;
  const isParty = of.startsWith("party:");
  return {
    cells: [
      ...head,
      ...ages.map((amount) => amount || undefined),
      ...(cheques === undefined ? [] : [cheques || undefined]),
      open,
      ...(credit === undefined ? [] : [credit || undefined, open - credit]),
    ],
    of,
    ...(isParty ? { drill: { name: "report", params: { name: "outstanding", side, party: of } } } : {}),
    ...(overdue ? { tone: "bad" as const } : late ? { tone: "warn" as const } : {}),
  };
}

const biggest = (a: ReportRow, b: ReportRow): number =>
  Number(b.cells.at(-1) ?? 0) - Number(a.cells.at(-1) ?? 0) ||
  String(a.cells[0]).localeCompare(String(b.cells[0]));

function resultOf(
  rows: readonly ReportRow[],
  answers: Answers,
  limits: Limits,
  notes: readonly string[],
): ReportResult {
  const isByBill = answers.by === "bill";
  const names = ageNames(limits);
  const ages = names.map((name, at) => sumColumn(`age${at}`, () => name, { width: 13 }));
  const head: ReportColumn[] = isByBill
    ? [
        column("bill", () => msg("Bill"), "text", { width: 16 }),
        column("party", () => msg("Party"), "text", { width: 28, pane: "under" }),
        column("due", () => msg("Due"), "day", { pane: "under" }),
      ]
    : [column("party", () => msg("Party"), "text", { width: 30 })];
  const tail = [
    ...(answers.cheques === "off" ? [sumColumn("cheques", () => msg("Cheques in hand"))] : []),
    sumColumn("open", () => msg("Open"), { pane: "stays" }),
    ...(isByBill ? [] : [sumColumn("credit", () => msg("Credit")), sumColumn("net", () => msg("Net"))]),
  ];
  return {
    columns: [...head, ...ages, ...tail],
    rows,
    notes,
    chart: {
      kind: "stacked",
      title: () => msg("What is open, by age"),
      names: isByBill ? "bill" : "party",
      values: names.map((_, at) => `age${at}`),
    },
  };
}

/** Cheques in hand that are meant for no bill cannot be taken off one: the report says how much they are. */
async function notesOf(read: Read, { side, off }: Asked, { company }: ReportContext): Promise<string[]> {
  if (!off) return [];
  const { cheques, bills } = KEYS[side];
  const [inHand, promised, open] = await Promise.all([
    read.balances(cheques),
    read.balances("promised/"),
    read.balances(bills),
  ]);
  const promises = new Map(promised.map(({ key, amount }) => [key, amount]));
  const taken = open.reduce(
    (sum, { key, amount }) =>
      sum + Math.min(amount, promises.get(promisedKey(key.slice(bills.length) as RecordId<"invoice">)) ?? 0),
    0,
  );
  const free = inHand.reduce((sum, { amount }) => sum + amount, 0) - taken;
  return free > 0
    ? [
        msg(
          str`Cheques of ${moneyWriter(company)(free)} in hand are meant for no open bill and are not taken off.`,
        ),
      ]
    : [];
}
