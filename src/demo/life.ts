import { addDays, type Day } from "../base/day";
import { billNow } from "../billing/commands";
import { draftFromComplaint } from "../billing/draft-queries";
import { lineForItem } from "../company/bill-lines";
import { logComplaint } from "../complaints/commands";
import { closeComplaint } from "../complaints/state-commands";
import { recordVisit, type VisitReport } from "../complaints/visit-commands";
import { activateWhole } from "../contracts/activation-commands";
import { draftContract } from "../contracts/draft-commands";
import { replaceWithUnit, transferWithUnit } from "../contracts/unit-commands";
import { recordContractVisit } from "../contracts/visit-commands";
import { addParty } from "../parties/commands";
import { receivePayment } from "../payments/commands";
import type { RecordId } from "../records";
import { installPiece } from "../sales/install-commands";
import type { CommandCall } from "../store/command";
import type { Work } from "../store/work";
import type { Lent } from "./service";

/** The card of the unit whose whole life the demo tells: a preprinted number. */
export const LIFE_CARD = "P-0007";

const AREA = "Kothrud";
const ADDRESS = "4, Rose Villa, Kothrud, Pune";

/** One unit from its sale to its replacement: calls in and out of warranty, a contract, a new owner, the unit that follows. */
export class DemoLife {
  private owner: RecordId<"party"> | undefined;
  private siteId: RecordId<"site"> | undefined;
  private cardId: RecordId<"card"> | undefined;
  private readonly chapters: ReadonlyMap<Day, (day: Day) => Generator<CommandCall>>;

  constructor(
    private readonly lent: Lent,
    from: Day,
  ) {
    this.chapters = new Map(
      [
        [6, (day: Day) => this.sale(day)],
        [40, this.call("Leaking under the sink", "Joint sealed, tube replaced", ["TUB-14"])],
        [95, this.call("Pump makes noise", "Pump replaced and tested", ["PMP-36"], "PMP-36")],
        [150, this.call("UV lamp does not glow", "Lamp replaced", ["UVL-11"])],
        [205, this.call("Low flow", "Filters changed, TDS back to normal", ["SED-10", "CAR-10"])],
        [262, this.call("Water tastes salty", "Membrane cleaned and flushed", [])],
        [384, this.call("Does not switch on", "Adapter replaced", ["SMP-24"])],
        [399, this.call("Bad smell in water", "Filters changed, tank washed", ["CAR-10"])],
        [404, (day: Day) => this.contract(day)],
        [452, (day: Day) => this.service(day)],
        [458, (day: Day) => this.newOwner(day)],
        [476, this.call("Display shows filter alarm", "Filters changed, alarm reset", ["SED-10"])],
        [498, this.call("Leaking under the sink", "Tank cracked, unit to be replaced", [])],
        [501, (day: Day) => this.replacement(day)],
        [526, this.call("Tank does not fill", "Float valve adjusted", [])],
      ].map(([offset, chapter]) => [
        addDays(from, offset as number),
        chapter as (day: Day) => Generator<CommandCall>,
      ]),
    );
  }

  *day(day: Day): Generator<CommandCall> {
    yield* this.chapters.get(day)?.(day) ?? [];
  }

  private *sale(day: Day): Generator<CommandCall> {
    const { lent } = this;
    yield this.person(day, "Meera Apte", "98220 70007", ({ partyId, siteId }) => {
      this.owner = partyId;
      this.siteId = siteId;
    });
    const [customerId, siteId] = [this.owner, this.siteId];
    if (!customerId || !siteId) return;
    const itemId = lent.id("RO-12");
    const sold = {
      command: "invoice.bill",
      input: { itemId },
      apply: async (work: Work) => {
        const [unit, labour] = await Promise.all([work.get(itemId), work.get(lent.id("INS-1"))]);
        const lines = [lineForItem(unit, "1", "store"), lineForItem(labour, "1")];
        return billNow({ customerId, siteId, lines }).apply(work);
      },
    };
    let saleId: RecordId<"invoice"> | undefined;
    yield lent.on(day, sold, ({ id }) => (saleId = id));
    if (!saleId) return;
    yield this.paid(day, customerId, saleId);
    const sale = saleId;
    const installed: CommandCall<{ id: RecordId<"card"> }> = {
      command: "unit.install",
      input: { saleId },
      apply: async (work) => {
        const [unitId] = (await work.get(sale)).lines.flatMap(({ units }) => units ?? []);
        if (!unitId) throw new Error("the unit of the story was not sold");
        return installPiece({ unitId, siteId, on: day, by: "", number: LIFE_CARD }).apply(work);
      },
    };
    yield lent.on(day, installed, ({ id }) => (this.cardId = id));
  }

  /** A call, the visit that resolves it (a second one where a part must be fetched), and its bill where somebody pays. */
  private call(problem: string, work: string, parts: readonly string[], fetched?: string) {
    return function* (this: DemoLife, day: Day): Generator<CommandCall> {
      const { lent, owner, cardId } = this;
      if (!owner || !cardId) return;
      const technicianId = lent.technicianFor(AREA);
      const about = { customerId: owner, cardId, problem, technicianId, priority: "normal" } as const;
      let complaintId: RecordId<"complaint"> | undefined;
      yield lent.on(day, logComplaint(about), ({ id }) => (complaintId = id), 9);
      if (!complaintId) return;
      const visit = (on: Day, report: Pick<VisitReport, "lines" | "work" | "outcome" | "awaited">) =>
        lent.on(
          on,
          recordVisit({
            complaintId: complaintId as RecordId<"complaint">,
            technicianId,
            doneOn: on,
            readings: "TDS in 540, out 48",
            ...report,
          }),
          undefined,
          17,
        );
      if (fetched)
        yield visit(day, {
          lines: [],
          work: "Looked at; the part must be fetched",
          outcome: "waiting for part",
          awaited: lent.id(fetched),
        });
      const lines = [...parts, "LAB-1"].map((code) => ({ itemId: lent.id(code), quantity: "1" }));
      yield visit(day, { lines, work, outcome: "done" });
      yield* this.closing(day, owner, complaintId);
    }.bind(this);
  }

  private *closing(day: Day, partyId: RecordId<"party">, id: RecordId<"complaint">): Generator<CommandCall> {
    const bill = {
      command: "invoice.bill",
      input: { id },
      apply: async (work: Work) => {
        const draft = await draftFromComplaint(work, id);
        return draft.lines.some(({ discountPercent }) => discountPercent !== "100")
          ? billNow(draft).apply(work)
          : undefined;
      },
    };
    let billed: RecordId<"invoice"> | undefined;
    yield this.lent.on(day, bill, (made) => (billed = made?.id), 18);
    if (billed) yield this.paid(day, partyId, billed);
    yield this.lent.on(day, closeComplaint({ id }), undefined, 19);
  }

  private *contract(day: Day): Generator<CommandCall> {
    const { owner: customerId, cardId } = this;
    if (!customerId || !cardId) return;
    const call = {
      command: "contract.activate",
      input: { cardId },
      apply: async (work: Work) => {
        const [plan] = await work.list("plan", "name", { is: "gold" });
        if (!plan) return;
        const wish = { customerId, planId: plan.id, startsOn: day, units: [{ cardId }] };
        const { id } = await draftContract(wish).apply(work);
        await activateWhole(work, { id });
      },
    };
    yield this.lent.on(day, call);
  }

  private *service(day: Day): Generator<CommandCall> {
    const { cardId, lent } = this;
    if (!cardId) return;
    const call = {
      command: "visit.recordContract",
      input: { cardId },
      apply: async (work: Work) => {
        const [next] = (await work.list("visit", "card", { prefix: [cardId] })).filter(
          ({ contractId, status }) => contractId && status === "planned",
        );
        if (!next) return;
        const report = {
          id: next.id,
          outcome: "done",
          on: day,
          technicianId: lent.technicianFor(AREA),
          lines: [{ itemId: lent.id("SED-10"), quantity: "1" }],
          work: "General service, tank washed",
          readings: "TDS in 560, out 51",
        } as const;
        await recordContractVisit(report).apply(work);
      },
    };
    yield lent.on(day, call, undefined, 15);
  }

  private *newOwner(day: Day): Generator<CommandCall> {
    const { cardId: id } = this;
    if (!id) return;
    yield this.person(day, "Vikram Joshi", "98220 70008", ({ partyId }) => (this.owner = partyId));
    if (!this.owner) return;
    yield this.lent.on(day, transferWithUnit({ id, partyId: this.owner, on: day, contract: "follows" }));
  }

  private *replacement(day: Day): Generator<CommandCall> {
    if (!this.cardId) return;
    const swap = { id: this.cardId, on: day, reason: "Tank cracked", serial: "RO12-9104" };
    yield this.lent.on(day, replaceWithUnit({ ...swap, warranty: "new" }), ({ id }) => (this.cardId = id));
  }

  private person(
    day: Day,
    name: string,
    phone: string,
    then: (made: { partyId: RecordId<"party">; siteId?: RecordId<"site"> | undefined }) => void,
  ): CommandCall {
    const site = { name: "Rose Villa", address: ADDRESS, area: AREA };
    const person = {
      name,
      phones: [phone],
      customer: true,
      principal: false,
      stateCode: "27",
      address: ADDRESS,
    };
    return this.lent.on(day, addParty({ ...person, site }), then);
  }

  private paid(day: Day, partyId: RecordId<"party">, invoiceId: RecordId<"invoice">): CommandCall {
    const call = {
      command: "payment.receive",
      input: { partyId, invoiceId },
      apply: async (work: Work) => {
        const { amount } = await work.balance(`bill/${invoiceId}`);
        const payment = { partyId, on: work.today, amount, mode: "upi", reference: "" } as const;
        return receivePayment({ ...payment, allocations: [{ billId: invoiceId, amount }] }).apply(work);
      },
    };
    return this.lent.on(day, call, undefined, 19);
  }
}
