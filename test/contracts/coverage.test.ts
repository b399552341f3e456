import { describe, expect, it } from "vitest";
import { decideCoverage, isFree, warrantyOf, type UnitCover } from "../../src/contracts/coverage";
import { divideLine } from "../../src/contracts/line-cover";
import type { Card, Contract, Cover } from "../../src/records";

const item = { name: "RO Pro 12" };
const card: Card = {
  id: "card:1",
  number: "0412",
  itemId: "item:1",
  serial: "",
  partyId: "party:1",
  siteId: "site:1",
  installedOn: "2025-04-01",
  status: "in service",
  owners: [],
  note: "",
};
const under = (
  covers: Contract["terms"]["covers"],
  more: Partial<Contract> = {},
  cover: Partial<Cover> = {},
): UnitCover => ({
  contract: {
    id: `contract:${covers}`,
    number: `AMC/${covers}`,
    customerId: "party:1",
    status: "active",
    planId: "plan:1",
    terms: {
      name: "Gold",
      covers,
      limits: [],
      frequency: { kind: "every", interval: 3, unit: "month" },
      visitAt: "middle",
      taxCode: "9987",
      taxRate: "18",
    },
    startsOn: "2026-04-01",
    months: 12,
    endsOn: "2027-03-31",
    phases: [],
    units: 1,
    price: 300000,
    installments: [],
    poReference: "",
    note: "",
    ...more,
  },
  cover: {
    id: `cover:${covers}/1`,
    contractId: `contract:${covers}`,
    cardId: card.id,
    status: "active",
    from: "2026-04-01",
    until: "2027-03-31",
    price: 300000,
    ...cover,
  },
});
const labour = { type: "service" } as const;
const part = { type: "stock" } as const;
const on = (day: string, unit: Partial<Card>, ...covers: UnitCover[]) =>
  decideCoverage({ ...card, ...unit }, item, covers, day);

describe("who pays for a unit", () => {
  it("[V32] is the warranty to its last day, whatever the contract says", () => {
    const unit = { warrantyUntil: "2026-05-31" };
    expect(on("2026-05-31", unit, under("labour-only"))).toEqual({
      kind: "warranty",
      reason: "RO Pro 12, card 0412: warranty till 2026-05-31.",
      overridden: false,
    });
    expect(on("2026-06-01", unit, under("labour-only"))).toMatchObject({
      kind: "labour-only",
      contractId: "contract:labour-only",
    });
    expect(on("2026-06-01", unit)).toEqual({
      kind: "paid",
      reason: "The warranty of card 0412 ended 2026-05-31; no contract.",
      overridden: false,
    });
  });

  it("[V32] tells parts and labour apart when only one is under warranty", () => {
    const unit = { warrantyUntil: "2026-12-31", labourWarrantyUntil: "2026-06-30" };
    const decided = on("2026-07-01", unit);
    expect(decided).toMatchObject({ kind: "warranty", freeParts: true, freeLabour: false });
    expect(decided.reason).toBe(
      "RO Pro 12, card 0412: parts under warranty till 2026-12-31; labour is paid.",
    );
    expect([isFree(decided, part), isFree(decided, labour)]).toEqual([true, false]);
    const onlyLabour = on("2026-07-01", { warrantyUntil: "2026-06-30", labourWarrantyUntil: "2026-12-31" });
    expect([isFree(onlyLabour, part), isFree(onlyLabour, labour)]).toEqual([false, true]);
  });

  it("[V32] lets a contract give what half a warranty does not", () => {
    const unit = { warrantyUntil: "2026-12-31", labourWarrantyUntil: "2026-06-30" };
    const joined = on("2026-07-01", unit, under("labour-only"));
    expect([isFree(joined, part), isFree(joined, labour)]).toEqual([true, true]);
    expect(joined.contractId).toBe("contract:labour-only");
    expect(joined.reason).toContain("parts under warranty till 2026-12-31");
    expect(on("2026-07-01", unit, under("comprehensive")).kind).toBe("comprehensive");
    const limited = on("2026-07-01", unit, under("limited"));
    expect(limited).toMatchObject({ kind: "limited", freeParts: true });
    expect(isFree(limited, labour)).toBe(false);
  });

  it("[V32] counts an extended warranty where it is later, for what it covers", () => {
    const extendedWarranty = { until: "2027-05-31", parts: true, labour: false, note: "" };
    const unit = { ...card, warrantyUntil: "2026-05-31", extendedWarranty };
    expect(warrantyOf(unit)).toEqual({ parts: "2027-05-31", labour: "2026-05-31", extended: true });
    expect(warrantyOf({ ...unit, extendedWarranty: { ...extendedWarranty, until: "2026-01-01" } })).toEqual({
      parts: "2026-05-31",
      labour: "2026-05-31",
      extended: false,
    });
    expect(on("2027-05-31", unit)).toMatchObject({ kind: "warranty", freeParts: true, freeLabour: false });
    expect(on("2027-05-31", { extendedWarranty: { ...extendedWarranty, labour: true } }).reason).toBe(
      "RO Pro 12, card 0412: extended warranty till 2027-05-31.",
    );
  });

  it("[V32] takes the contract that gives most, on the days it covers the unit only", () => {
    const both = [under("labour-only"), under("comprehensive")];
    expect(on("2026-04-01", {}, ...both).kind).toBe("comprehensive");
    expect(on("2027-03-31", {}, ...both).kind).toBe("comprehensive");
    expect(on("2026-03-31", {}, ...both)).toMatchObject({
      kind: "paid",
      reason: "Card 0412 has no warranty and no contract.",
    });
    expect(on("2027-04-01", {}, under("comprehensive")).reason).toBe(
      "Contract AMC/comprehensive of card 0412 ended 2027-03-31; no warranty.",
    );
    const cut = under("comprehensive", {}, { until: "2026-08-31", status: "ended" });
    expect(on("2026-08-31", {}, cut).kind).toBe("comprehensive");
    expect(on("2026-09-01", {}, cut).kind).toBe("paid");
  });

  it("[V11] is nobody's draft", () => {
    expect(on("2026-04-01", {}, under("comprehensive", { status: "draft" }, { status: "draft" })).kind).toBe(
      "paid",
    );
  });

  it("[V32] covers no unit out of service, and none that is not named", () => {
    const gone = on("2026-04-01", { status: "scrapped" }, under("comprehensive"));
    expect(gone).toMatchObject({ kind: "paid", reason: "Card 0412 is no longer in service." });
    expect(decideCoverage(undefined, undefined, [], "2026-04-01").kind).toBe("paid");
  });
});

describe("the lines of a visit", () => {
  const filter = { id: "item:filter", type: "stock" } as const;
  const service = { id: "item:labour", type: "service" } as const;
  const limited = on("2026-04-01", {}, under("limited"));
  const limits = [{ itemId: "item:filter", count: 3 } as const, { itemId: "item:labour" } as const];
  const left = (used: number, quantity: string) =>
    divideLine(limited, filter, quantity, { limits, used: new Map([["item:filter", used * 1000]]) });

  it("[V33] are free so many times a term, and paid beyond", () => {
    expect(left(0, "2")).toEqual({ free: "2", paid: "0" });
    expect(left(2, "2")).toEqual({ free: "1", paid: "1" });
    expect(left(3, "1")).toEqual({ free: "0", paid: "1" });
    expect(left(2.5, "1.25")).toEqual({ free: "0.5", paid: "0.75" });
    expect(left(9, "1")).toEqual({ free: "0", paid: "1" });
  });

  it("[V33] are free without end where the plan sets no count, and paid where it does not name the item", () => {
    const use = { limits, used: new Map() };
    expect(divideLine(limited, service, "40", use)).toEqual({ free: "40", paid: "0" });
    expect(divideLine(limited, { id: "item:pump", type: "stock" }, "1", use)).toEqual({
      free: "0",
      paid: "1",
    });
  });

  it("[V34] follow the kind of coverage", () => {
    const divided = (coverage: ReturnType<typeof on>) => [
      divideLine(coverage, filter, "1").paid,
      divideLine(coverage, service, "1").paid,
    ];
    expect(divided(on("2026-04-01", {}, under("comprehensive")))).toEqual(["0", "0"]);
    expect(divided(on("2026-04-01", {}, under("labour-only")))).toEqual(["1", "0"]);
    expect(divided(on("2026-04-01", {}))).toEqual(["1", "1"]);
    expect(divided(on("2026-04-01", { warrantyUntil: "2026-04-01" }))).toEqual(["0", "0"]);
  });
});
