import { describe, expect, it } from "vitest";
import { complaintMark, complaintStateName } from "../../src/complaints/words";
import { visitStateName } from "../../src/contracts/words";
import { filesIn, textOf } from "../house/sources";

const states = ["new", "assigned", "in progress", "waiting", "resolved", "closed", "cancelled"] as const;

describe("a complaint's state", () => {
  it("is told apart by its words, a wait by what is waited for", () => {
    const waits = (["part", "customer", "principal"] as const).map((waitingFor) =>
      complaintStateName({ status: "waiting", waitingFor }),
    );
    const all = [...states.map((status) => complaintStateName({ status })), ...waits];
    expect(new Set(all).size).toBe(all.length);
    expect(complaintStateName({ status: "new" })).toBe("unassigned");
    expect(waits).toEqual(["waits for a part", "waits for the customer", "waits for the principal"]);
  });

  it("says late in colour and in words", () => {
    expect(complaintMark({ status: "assigned" })).toEqual({ tone: "info", text: "assigned" });
    expect(complaintMark({ status: "assigned" }, true)).toEqual({ tone: "bad", text: "assigned, late" });
  });
});

it("[C4] no refusal of complaints, contracts and bills says a state as it is stored", () => {
  const files = ["complaints", "contracts", "billing"].flatMap((slice) => filesIn(`src/${slice}`, ".ts"));
  const raw = files.filter((file) => /str`[^`]*\$\{[\w.]*\b[sS]tatus\}/.test(textOf(file)));
  expect(files.length).toBeGreaterThan(50);
  expect(raw).toEqual([]);
});

it("a visit's states are told apart by their words", () => {
  const said = (["planned", "assigned", "done", "part-done", "missed", "waived", "cancelled"] as const).map(
    visitStateName,
  );
  expect(new Set(said).size).toBe(said.length);
});
