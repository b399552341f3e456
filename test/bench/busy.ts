import { addDays, type Day } from "../../src/base/day";
import type {
  AnyRecord,
  Card,
  Complaint,
  Contract,
  Invoice,
  Item,
  Movement,
  Party,
  Site,
  Technician,
  Visit,
} from "../../src/records";
import type { Balance } from "../../src/store/work";

/** The records and balances of a business that has been running for years and is behind with everything. */
export interface Busy {
  readonly records: AnyRecord[];
  readonly balances: Balance[];
}

/** How many of each there are: 100,000 records together with the movements that fill them up. */
const COUNTS = { party: 10_000, card: 12_000, item: 2_000, complaint: 15_000, visit: 20_000, contract: 1_500, invoice: 20_000 };
/** What asks for somebody: open complaints, visits of the week, open bills (half of them overdue), items at their level. */
const OPEN = { complaint: 500, visit: 2_000, invoice: 3_000, item: 300 };
const RECORDS = 100_000;

/** Makes the records of a book as of a day; `at` is the moment, UTC. */
export function busyBook(today: Day, at: string): Busy {
  const records: AnyRecord[] = [
    ...technicians(),
    ...made(COUNTS.party, party),
    ...made(COUNTS.party, site),
    ...made(COUNTS.item, item),
    ...made(COUNTS.card, card),
    ...made(COUNTS.contract, (n) => contract(n, today)),
    ...made(COUNTS.complaint, (n) => complaint(n, today, at)),
    ...made(COUNTS.visit, (n) => visit(n, today)),
    ...made(COUNTS.invoice, (n) => invoice(n, today)),
  ];
  const movements = made(Math.max(0, RECORDS - records.length), (n) => movement(n, today));
  return { records: [...records, ...movements], balances: [...stock(), ...bills(today)] };
}

const made = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));
const id = <T extends string>(type: T, n: number): `${T}:${string}` => `${type}:${String(n).padStart(6, "0")}`;
const names = ["Deshpande", "Kulkarni", "Sharma", "Iyer", "Patil", "Mehta", "Rao", "Singh", "Joshi", "Nair"];

const technicians = (): Technician[] =>
  made(20, (n) => ({ id: id("technician", n), name: `Technician ${n}`, phone: "", areas: [], active: true }));

const party = (n: number): Party => ({
  id: id("party", n),
  code: "",
  name: `${names[n % names.length] ?? ""} ${n}`,
  customer: true,
  principal: false,
  phones: [String(9_820_000_000 + n * 37)],
  email: "",
  taxId: "",
  stateCode: "27",
  address: `${n}, Station Road, Pune`,
  note: "",
  createdOn: "2024-04-01",
});

const site = (n: number): Site => ({
  id: id("site", n),
  partyId: id("party", n),
  name: "Home",
  address: `${n}, Station Road, Pune`,
  area: `Area ${n % 40}`,
  stateCode: "27",
  phone: "",
});

const item = (n: number): Item => ({
  id: id("item", n),
  code: `P${n}`,
  name: `Part ${n}`,
  type: n % 10 === 0 ? "service" : "stock",
  unit: "pcs",
  taxCode: "8421",
  taxRate: "18",
  price: "100",
  cost: "60",
  reorderLevel: n % 2 === 0 ? "5" : "0",
  warrantyMonths: 0,
  active: true,
});

const card = (n: number): Card => ({
  id: id("card", n),
  number: String(n).padStart(8, "0"),
  itemId: id("item", n % COUNTS.item),
  serial: `SN${n}`,
  partyId: id("party", n % COUNTS.party),
  siteId: id("site", n % COUNTS.party),
  installedOn: "2024-04-01",
  status: "in service",
  owners: [{ partyId: id("party", n % COUNTS.party), from: "2024-04-01" }],
  note: "",
});

function contract(n: number, today: Day): Contract {
  const endsOn = addDays(today, (n % 500) - 120);
  const frequency = { kind: "times" as const, count: 4 };
  return {
    id: id("contract", n),
    number: `AMC/${n}`,
    customerId: id("party", n),
    status: "active",
    planId: "plan:bench",
    terms: { name: "Comprehensive", covers: "comprehensive", limits: [], frequency, visitAt: "middle", taxCode: "9987", taxRate: "18" },
    startsOn: addDays(endsOn, -364),
    months: 12,
    endsOn,
    phases: [{ from: addDays(endsOn, -364), frequency, ordinal: 1 }],
    units: 1,
    price: 350_000,
    installments: [],
    poReference: "",
    note: "",
  };
}

const openStates = ["new", "assigned", "in progress", "waiting"] as const;

function complaint(n: number, today: Day, at: string): Complaint {
  const isOpen = n < OPEN.complaint;
  const loggedOn = addDays(today, isOpen ? -(n % 5) : -5 - (n % 700));
  const status = isOpen ? (openStates[n % 4] ?? "new") : n < OPEN.complaint + 200 ? "resolved" : "closed";
  return {
    id: id("complaint", n),
    number: `S/${n}`,
    customerId: id("party", n % COUNTS.party),
    siteId: id("site", n % COUNTS.party),
    cardId: id("card", n % COUNTS.party),
    contact: "",
    problem: "No water from the tap, and a noise in the night",
    priority: "normal",
    wishedTime: "",
    status,
    ...(status === "waiting" ? { waitingFor: "part" as const, waitingItemId: id("item", n % COUNTS.item) } : {}),
    ...(status === "new" ? {} : { technicianId: id("technician", n % 20) }),
    coverage: { kind: "paid", reason: "Out of warranty", overridden: false },
    loggedAt: `${loggedOn}${at.slice(10)}`,
    loggedOn,
    dueAt: `${addDays(loggedOn, 2)}${at.slice(10)}`,
    ...(isOpen ? {} : { resolvedAt: `${addDays(loggedOn, 1)}${at.slice(10)}` }),
    remedy: isOpen ? "" : "Filter changed",
    note: "",
    reopened: 0,
  };
}

/** A tenth of the pending ones late, the rest on the days to come, most of them after this week. */
function visit(n: number, today: Day): Visit {
  const isPending = n < OPEN.visit * 2;
  const plannedOn = addDays(today, !isPending ? -10 - (n % 700) : n < OPEN.visit ? (n % 9) - 1 : 8 + (n % 300));
  return {
    id: id("visit", n),
    contractId: id("contract", n % COUNTS.contract),
    cardId: id("card", n % COUNTS.card),
    customerId: id("party", n % COUNTS.party),
    ordinal: 1,
    opensOn: addDays(plannedOn, -10),
    dueOn: addDays(plannedOn, 10),
    plannedOn,
    ...(isPending ? {} : { doneOn: plannedOn }),
    status: isPending ? "planned" : "done",
    lines: [],
    readings: "",
    work: isPending ? "" : "Filter changed",
    remark: "",
  };
}

const dueOn = (n: number, today: Day): Day => addDays(today, n < OPEN.invoice ? (n % 60) - 30 : -30 - (n % 700));

function invoice(n: number, today: Day): Invoice {
  const on = addDays(dueOn(n, today), -15);
  return {
    id: id("invoice", n),
    status: "issued",
    seriesId: "series:invoice",
    number: `B/${n}`,
    fiscalYear: "2026-27",
    ordinal: n + 1,
    on,
    dueOn: dueOn(n, today),
    customerId: id("party", n % COUNTS.party),
    taxScheme: "gst",
    placeOfSupply: "27",
    reverseCharge: false,
    taxInclusive: false,
    poReference: "",
    lines: made(3, (line) => invoiceLine(line)),
    charges: [],
    note: "",
    prepaid: 0,
  };
}

const invoiceLine = (n: number): Invoice["lines"][number] => ({
  itemId: id("item", n),
  description: "Filter cartridge 10 inch",
  taxCode: "8421",
  quantity: "2",
  unit: "pcs",
  price: "100.50",
  baseQuantity: "1",
  discountPercent: "0",
  discount: 0,
  charge: 0,
  taxCategory: "standard",
  taxRate: "18",
  location: "store",
});

const movement = (n: number, today: Day): Movement => ({
  id: id("movement", n),
  itemId: id("item", n % COUNTS.item),
  location: "store",
  on: addDays(today, -(n % 700)),
  quantity: 1_000,
  reason: "receipt",
  sourceId: "",
  note: "",
});

const stock = (): Balance[] =>
  made(COUNTS.item, (n) => {
    const amount = n < OPEN.item * 2 ? 2_000 : 50_000;
    return { key: `stock/${id("item", n)}`, amount, parts: { store: amount } };
  });

const bills = (today: Day): Balance[] =>
  made(OPEN.invoice, (n) => ({ key: `bill/${id("invoice", n)}`, amount: 71_154, parts: { [dueOn(n, today)]: 71_154 } }));
