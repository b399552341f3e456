import { addDays, type Day } from "../base/day";
import { activateWhole } from "../contracts/activation-commands";
import { draftContract } from "../contracts/draft-commands";
import { cancelContract } from "../contracts/end-commands";
import type { PlanDraft } from "../contracts/model";
import { savePlan } from "../contracts/plan-commands";
import { renewContract } from "../contracts/renew-commands";
import { assignVisits, recordContractVisit } from "../contracts/visit-commands";
import type { Contract, Plan, RecordId, Visit } from "../records";
import type { CommandCall } from "../store/command";
import type { Work } from "../store/work";
import type { Chance } from "./random";

type ContractVisitReport = Parameters<typeof recordContractVisit>[0];

/** A unit under contract: whose it is, and in which area it stands. */
export interface ServedUnit {
  readonly partyId: RecordId<"party">;
  readonly cardId: RecordId<"card">;
  readonly area: string;
}

interface Held {
  readonly id: Contract["id"];
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly area: string;
  isOver: boolean;
}
interface PlannedVisit {
  readonly id: Visit["id"];
  readonly contract: Held;
}

/** What the history lends: chance, ids of items, a technician of an area, and calls made as if on a day. */
export interface Lent {
  readonly random: Chance;
  readonly today: Day;
  id(code: string): RecordId<"item">;
  technicianFor(area: string): RecordId<"technician">;
  on<R>(day: Day, call: CommandCall<R>, then?: (result: R) => void, hour?: number): CommandCall<R>;
}

/** The contract side of the demo company: plans, contracts with their visits, renewals and cancellations. */
export class DemoService {
  private readonly plans: { id: Plan["id"]; months: number }[] = [];
  private readonly visits = new Map<Day, PlannedVisit[]>();
  private readonly held: Held[] = [];

  constructor(private readonly lent: Lent) {}

  *begin(day: Day): Generator<CommandCall> {
    for (const plan of this.offers())
      yield this.lent.on(day, savePlan(plan), (id) => this.plans.push({ id, months: plan.months }));
  }

  /** A customer takes a contract for some of his units, now, from a later day on, or only as a draft. */
  *sell(day: Day, units: readonly ServedUnit[], how: "active" | "draft" = "active"): Generator<CommandCall> {
    const [first] = units;
    const plan = this.lent.random.pick(this.plans);
    if (!first) return;
    let drafted: Contract["id"] | undefined;
    yield this.lent.on(
      day,
      draftContract({
        customerId: first.partyId,
        planId: plan.id,
        startsOn: addDays(day, this.lent.random.pick([0, 0, 1, 7])),
        units: units.map(({ cardId }) => ({ cardId })),
        ...(units.length > 1 ? { installments: { count: 4, everyMonths: 3 } } : {}),
      }),
      ({ id }) => (drafted = id),
    );
    const id = drafted;
    if (!id || how === "draft") return;
    const call = {
      command: "contract.activate",
      input: { id },
      apply: async (work: Work) => {
        const contract = await activateWhole(work, { id });
        return { contract, visits: await pendingOf(work, id) };
      },
    };
    yield this.lent.on(day, call, (made) => this.hold(made, first.area));
  }

  /** What a day brings to the contracts: visits assigned, made, missed; contracts renewed, cancelled or left to end. */
  *day(day: Day): Generator<CommandCall> {
    yield* this.ahead(day);
    for (const planned of this.visits.get(day) ?? []) yield* this.visit(day, planned);
    for (const contract of [...this.held]) if (!contract.isOver) yield* this.fate(day, contract);
  }

  private *ahead(day: Day): Generator<CommandCall> {
    const { random } = this.lent;
    if (day !== this.lent.today) return;
    for (let next = addDays(day, 1); next <= addDays(day, 9); next = addDays(next, 1))
      for (const { id, contract } of this.visits.get(next) ?? [])
        if (!contract.isOver && random.often(0.6)) yield this.assigned(day, id, contract.area);
  }

  private assigned(day: Day, id: Visit["id"], area: string): CommandCall {
    return this.lent.on(
      day,
      assignVisits({ ids: [id], technicianId: this.lent.technicianFor(area) }),
      undefined,
      9,
    );
  }

  private *visit(day: Day, { id, contract }: PlannedVisit): Generator<CommandCall> {
    const { random, today } = this.lent;
    if (contract.isOver || (day > addDays(today, -9) && random.often(0.45))) return;
    const outcome = random.pick(OUTCOMES);
    const report = this.report(id, day, contract.area, outcome);
    yield this.lent.on(
      day,
      recordContractVisit(report),
      (rest) => {
        if (rest) this.plan({ id: rest, contract }, report.remainderOn ?? addDays(day, 3));
      },
      15,
    );
  }

  private report(
    id: Visit["id"],
    on: Day,
    area: string,
    outcome: ContractVisitReport["outcome"],
  ): ContractVisitReport {
    const { random } = this.lent;
    if (outcome === "missed" || outcome === "waived")
      return { id, outcome, reason: random.pick(REASONS[outcome]) };
    const filters = random.often(0.7) ? ["SED-10", "CAR-10"] : [];
    return {
      id,
      outcome,
      on,
      technicianId: this.lent.technicianFor(area),
      lines: filters.map((code) => ({ itemId: this.lent.id(code), quantity: "1" })),
      work: random.pick(SERVICES),
      readings: `TDS in ${random.whole(300, 900)}, out ${random.whole(20, 95)}`,
      ...(outcome === "part-done" ? { reason: "Membrane to be brought", remainderOn: addDays(on, 3) } : {}),
      ...(random.often(0.2) ? { remark: random.pick(REMARKS) } : {}),
    };
  }

  /** Most are renewed shortly before they end, a few late, a few not at all; some are cancelled in between. */
  private *fate(day: Day, contract: Held): Generator<CommandCall> {
    const { random } = this.lent;
    if (day === addDays(contract.endsOn, -12) && random.often(0.55)) yield* this.renew(day, contract);
    else if (day === addDays(contract.endsOn, 6) && random.often(0.3)) yield* this.renew(day, contract);
    else if (day === addDays(contract.startsOn, 110) && random.often(0.08)) {
      contract.isOver = true;
      yield this.lent.on(
        day,
        cancelContract({ id: contract.id, on: addDays(day, 1), reason: random.pick(REASONS.cancelled) }),
      );
    }
  }

  private *renew(day: Day, old: Held): Generator<CommandCall> {
    old.isOver = true;
    const wish = renewContract({ id: old.id, escalationPercent: "8", activate: true, past: "waived" });
    const call = {
      command: wish.command,
      input: wish.input,
      apply: async (work: Work) => {
        const { id } = await wish.apply(work);
        return { contract: await work.get(id), visits: await pendingOf(work, id) };
      },
    };
    yield this.lent.on(day, call, (made) => this.hold(made, old.area));
  }

  private hold({ contract, visits }: { contract: Contract; visits: Visit[] }, area: string): void {
    const held = {
      id: contract.id,
      startsOn: contract.startsOn,
      endsOn: contract.endsOn,
      area,
      isOver: false,
    };
    this.held.push(held);
    for (const visit of visits) this.plan({ id: visit.id, contract: held }, visit.plannedOn);
  }

  private plan(visit: PlannedVisit, on: Day): void {
    this.visits.set(on, [...(this.visits.get(on) ?? []), visit]);
  }

  private offers(): PlanDraft[] {
    const { lent } = this;
    const billed = { itemId: lent.id("AMC-1"), taxCode: "9987", taxRate: "18", note: "" } as const;
    return [
      {
        ...billed,
        name: "Gold",
        covers: "comprehensive",
        limits: [],
        frequency: { kind: "every", interval: 3, unit: "month" },
        visitAt: "middle",
        months: 12,
        price: 480_000,
      },
      {
        ...billed,
        name: "Silver",
        covers: "labour-only",
        limits: [],
        frequency: { kind: "every", interval: 2, unit: "month" },
        visitAt: "middle",
        months: 6,
        price: 140_000,
      },
      {
        ...billed,
        name: "Filter Care",
        covers: "limited",
        limits: [
          { itemId: lent.id("SED-10"), count: 2 },
          { itemId: lent.id("CAR-10"), count: 2 },
          { itemId: lent.id("LAB-1") },
        ],
        frequency: { kind: "times", count: 3 },
        visitAt: "middle",
        months: 12,
        price: 240_000,
      },
    ];
  }
}

const pendingOf = async (work: Work, id: Contract["id"]): Promise<Visit[]> =>
  (await work.list("visit", "contract", { prefix: [id] })).filter(({ status }) => status === "planned");

const OUTCOMES: readonly ContractVisitReport["outcome"][] = [
  ...Array<"done">(17).fill("done"),
  "part-done",
  "missed",
  "waived",
];
const SERVICES = [
  "Filters cleaned, flow checked",
  "General service, tank washed",
  "Service done, pressure set to 4 bar",
  "Filters changed, system flushed",
];
const REMARKS = ["Very satisfied", "Please call before coming", "Taste is better now"];
const REASONS = {
  missed: ["Nobody at home", "Technician was held up"],
  waived: ["Customer is travelling", "Customer asked to skip it"],
  cancelled: ["Moved to another city", "Sold the flat", "Not satisfied with the price"],
} as const;
