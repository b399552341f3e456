import { addDays, type Day } from "../base/day";
import { freeLine, lineForItem } from "../company/bill-lines";
import { setUpCompany } from "../company/commands";
import { assignComplaint, logComplaint } from "../complaints/commands";
import { closeComplaint, waitComplaint } from "../complaints/state-commands";
import { recordVisit } from "../complaints/visit-commands";
import { addParty, addTechnician } from "../parties/commands";
import type { Item, RecordId } from "../records";
import { installPiece } from "../sales/install-commands";
import { addItem } from "../stock/commands";
import type { CommandCall } from "../store/command";
import * as invented from "./names";
import { asOf } from "./as-of";
import { DemoBills } from "./bills";
import { DemoBuying } from "./buying";
import type { Chance } from "./random";
import { DemoLife } from "./life";
import { DemoSales } from "./sales";
import { DemoService, type Lent } from "./service";

const DAYS = 540;

interface Unit {
  readonly partyId: RecordId<"party">;
  readonly siteId: RecordId<"site">;
  readonly cardId: RecordId<"card">;
  readonly area: string;
}

/** Eighteen months of an invented company as commands. A pulled call is applied before the next one is asked for, so a later one may use the results of the earlier. */
export class DemoHistory {
  private readonly items = new Map<string, RecordId<"item">>();
  private readonly technicians: { id: RecordId<"technician">; areas: readonly string[] }[] = [];
  private readonly customers: { partyId: RecordId<"party">; siteId: RecordId<"site">; area: string }[] = [];
  private readonly installed: Unit[] = [];
  private readonly service: DemoService;
  private readonly bills: DemoBills;
  private readonly life: DemoLife;
  private readonly buying: DemoBuying;
  private readonly sales: DemoSales;
  private readonly contracted = new Set<RecordId<"card">>();

  constructor(
    private readonly random: Chance,
    private readonly from: Day,
    private readonly today: Day,
  ) {
    const lent: Lent = {
      random,
      today,
      id: (code) => this.id(code),
      technicianFor: (area) => this.technicianFor(area),
      on: (...call) => this.on(...call),
    };
    this.service = new DemoService(lent);
    this.bills = new DemoBills(lent);
    this.life = new DemoLife(lent, from);
    this.sales = new DemoSales(lent);
    this.buying = new DemoBuying((code) => this.id(code), today);
  }

  *calls(): Generator<CommandCall> {
    yield* this.company();
    for (let day = this.from; day <= this.today; day = addDays(day, 1)) yield* this.day(day);
  }

  private *company(): Generator<CommandCall> {
    yield this.on(
      this.from,
      setUpCompany({
        name: "Aqua Care, Pune",
        address: "12, Market Road, Kothrud, Pune 411038",
        phone: "020 2545 0001",
        email: "desk@aquacare.example",
        country: "IN",
        taxId: "27AAACA1234A1ZK",
        stateCode: "27",
      }),
    );
    for (const one of invented.technicians)
      yield this.on(this.from, addTechnician(one), (id) => this.technicians.push({ id, areas: one.areas }));
    for (const one of [...invented.units, ...invented.parts, ...invented.services]) {
      const openingSerials = one.type === "serialised" ? serialsFrom(one.code, Number(one.opening)) : [];
      yield this.on(this.from, addItem({ ...one, taxRate: "18", openingSerials }), (id) =>
        this.items.set(one.code, id),
      );
    }
    yield* this.service.begin(this.from);
  }

  private *day(day: Day): Generator<CommandCall> {
    const progress = this.customers.length / 220;
    const elapsed = (Date.parse(day) - Date.parse(this.from)) / 86_400_000 / DAYS;
    if (progress < elapsed * 1.4 && this.customers.length < 220) yield* this.newCustomer(day);
    if (this.random.often(0.58)) yield* this.saleOfUnit(day);
    if (this.random.often(0.62)) yield* this.complaint(day);
    if (this.random.often(0.28)) yield* this.counterSale(day);
    yield* this.service.day(day);
    if (day === this.today) yield* this.offers(day);
    yield* this.sales.day(day, this.customers);
    yield* this.life.day(day);
    yield* this.buying.day(day);
    yield* this.bills.day(day);
  }

  private *newCustomer(day: Day): Generator<CommandCall> {
    const { random } = this;
    const area = random.pick(invented.areas);
    const n = this.customers.length + 1;
    const isFirm = random.often(0.18);
    const name = isFirm
      ? `${random.pick(invented.firms)} ${area}`
      : `${random.pick(invented.firstNames)} ${random.pick(invented.surnames)}`;
    const address = `${random.whole(1, 48)}, ${random.pick(invented.houses)}, ${area}, Pune`;
    yield this.on(
      day,
      addParty({
        name,
        code: `A${String(n).padStart(4, "0")}`,
        phones: [`98${random.whole(200, 999)} ${String(random.whole(10_000, 99_999))}`],
        customer: true,
        principal: false,
        address,
        stateCode: "27",
        site: { name: isFirm ? "Main site" : "Home", address, area },
      }),
      ({ partyId, siteId }) => siteId && this.customers.push({ partyId, siteId, area }),
    );
    yield* this.saleOfUnit(day);
  }

  private *saleOfUnit(day: Day): Generator<CommandCall> {
    const { random } = this;
    if (!this.customers.length) return;
    const customer = random.often(0.6)
      ? (this.customers.at(-1) as (typeof this.customers)[number])
      : random.pick(this.customers);
    const unit = random.pick(invented.units);
    let sale: RecordId<"invoice"> | undefined;
    const lines = [
      lineForItem(this.item(unit), "1", "store"),
      lineForItem(this.item(invented.services[2] as (typeof invented.services)[number]), "1"),
    ];
    yield* this.bills.bill(day, customer, lines, (id) => (sale = id));
    if (!sale) return;
    yield this.on(day, installed(sale, customer.siteId, day), ({ id }) =>
      this.installed.push({ ...customer, cardId: id }),
    );
    yield* this.contract(day, customer.partyId);
  }

  /** Some take a contract when the unit is installed, for all they have that no contract covers. */
  private *contract(day: Day, partyId: RecordId<"party">): Generator<CommandCall> {
    if (!this.random.often(0.13)) return;
    const units = this.installed.filter((one) => one.partyId === partyId && !this.contracted.has(one.cardId));
    for (const { cardId } of units) this.contracted.add(cardId);
    yield* this.service.sell(day, units);
  }

  /** Offers that customers still think about. */
  private *offers(day: Day): Generator<CommandCall> {
    const free = this.installed.filter(({ cardId }) => !this.contracted.has(cardId));
    for (const unit of free.slice(-3)) yield* this.service.sell(day, [unit], "draft");
  }

  private *counterSale(day: Day): Generator<CommandCall> {
    if (!this.customers.length) return;
    const lines = Array.from({ length: this.random.whole(1, 3) }, () =>
      lineForItem(
        this.item(this.random.pick(invented.parts.slice(0, 6))),
        String(this.random.whole(1, 3)),
        "store",
      ),
    );
    if (this.random.often(0.2))
      lines.push(
        freeLine({ description: "Delivery", quantity: "1", price: "80", taxCode: "9965", taxRate: "18" }),
      );
    yield* this.bills.bill(day, this.random.pick(this.customers), lines);
  }

  private *complaint(day: Day): Generator<CommandCall> {
    const { random } = this;
    if (this.installed.length < 5) return;
    const unit = random.pick(this.installed);
    const technician = this.technicianFor(unit.area);
    let complaintId: RecordId<"complaint"> | undefined;
    yield this.on(
      day,
      logComplaint({
        customerId: unit.partyId,
        cardId: unit.cardId,
        problem: random.pick(invented.problems),
        priority: random.pick(["normal", "normal", "normal", "low", "high", "urgent"] as const),
        wishedTime: random.pick(invented.times),
      }),
      ({ id }) => (complaintId = id),
    );
    if (!complaintId) return;
    const age = (Date.parse(this.today) - Date.parse(day)) / 86_400_000;
    if (age < 12 && random.often(0.4)) return; // some of the newest still wait for a technician
    yield this.on(
      day,
      assignComplaint({ id: complaintId, technicianId: technician, on: addDays(day, random.whole(0, 2)) }),
    );
    if (age < 15 && random.often(0.5)) {
      if (random.often(0.5))
        yield this.on(
          day,
          waitComplaint({
            id: complaintId,
            waitingFor: random.pick(["part", "customer", "principal"] as const),
          }),
        );
      return;
    }
    yield* this.visit(day, unit, complaintId, technician);
  }

  private *visit(
    day: Day,
    unit: Unit,
    complaintId: RecordId<"complaint">,
    technicianId: RecordId<"technician">,
  ): Generator<CommandCall> {
    const { random } = this;
    const used = random.often(0.75) ? [random.pick(invented.parts.slice(0, 7))] : [];
    yield this.on(
      day,
      recordVisit({
        complaintId,
        technicianId,
        doneOn: day,
        lines: [...used, invented.services[0] as (typeof invented.services)[number]].map(({ code }) => ({
          itemId: this.id(code),
          quantity: "1",
        })),
        work: random.pick(invented.remedies),
        readings: `TDS in ${random.whole(300, 900)}, out ${random.whole(20, 95)}`,
        outcome: "done",
      }),
      undefined,
      18,
    );
    if (random.often(0.85)) {
      yield* this.bills.billOf(day, unit, complaintId);
      yield this.on(day, closeComplaint({ id: complaintId }), undefined, 19);
    }
  }

  private technicianFor(area: string): RecordId<"technician"> {
    const knowing = this.technicians.filter((one) => one.areas.includes(area));
    return this.random.pick(knowing.length ? knowing : this.technicians).id;
  }

  private id(code: string): RecordId<"item"> {
    const id = this.items.get(code);
    if (!id) throw new Error(`The demo has no item ${code}`);
    return id;
  }

  private item(goods: { code: string; name: string; unit: string; taxCode: string; price: string }): Item {
    return { ...goods, id: this.id(goods.code), taxRate: "18" } as Item;
  }

  /** The call as if made on that day at that hour, its result handed on. */
  private on<R>(day: Day, call: CommandCall<R>, then?: (result: R) => void, hour = 10): CommandCall<R> {
    const minutes = String(this.random.whole(0, 59)).padStart(2, "0");
    return {
      ...call,
      apply: async (work) => {
        const result = await call.apply(
          asOf(work, day, `${day}T${String(hour).padStart(2, "0")}:${minutes}:00.000Z`),
        );
        then?.(result);
        return result;
      },
    };
  }
}

/** Serial numbers of the pieces the company begins with: `RO12-0101` …. */
const serialsFrom = (code: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${code.replace("-", "")}-${String(101 + at).padStart(4, "0")}`);

/** Installs the piece that a bill sold, at the customer's site on the day. */
const installed = (
  saleId: RecordId<"invoice">,
  siteId: RecordId<"site">,
  on: Day,
): CommandCall<{ id: RecordId<"card"> }> => ({
  command: "unit.install",
  input: { saleId },
  apply: async (work) => {
    const bill = await work.get(saleId);
    const [unitId] = bill.lines.flatMap(({ units }) => units ?? []);
    if (!unitId) throw new Error(`${bill.number ?? ""} sold no piece`);
    return installPiece({ unitId, siteId, on, by: "" }).apply(work);
  },
});
