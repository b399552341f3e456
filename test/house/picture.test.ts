import { expect, it } from "vitest";
import { draw, objection, placeOf } from "./picture";

const may = (from: string, to: string) => {
  const [a, b] = [placeOf(from), placeOf(to)];
  if (!a || !b) throw new Error("no such place");
  return objection(a, b);
};

it.each([
  ["store/open", "base/day"],
  ["billing/totals", "stock/model"],
  ["billing/commands", "billing/queries"],
  ["payments/commands", "billing/issue"],
  ["complaints/register.view", "parties/commands"],
  ["desk/plan.view", "contracts/planning-field"],
  ["complaints/sheet", "workbook/mirror"],
  ["billing/document", "paper/fill"],
  ["sheets", "ledger/sheet"],
  ["catalog", "complaints/routes"],
  ["desk/routes", "workbook/excel-self-check"],
  ["demo/demo", "payments/commands"],
  ["taskpane", "app"],
])("%s may import %s", (from, to) => expect(may(from, to)).toBeUndefined());

it.each([
  ["base/day", "records", "base must not know records"],
  ["store/open", "workbook/mirror", "store must not know workbook"],
  ["ui/shell", "complaints/model", "ui must not know model"],
  ["ui/shell", "workbook/port", "ui must not know workbook"],
  ["billing/totals", "store/open", "model must not know store"],
  ["billing/totals", "billing/queries", "model must not know queries"],
  ["stock/model", "billing/model", "stock must not know billing, which is downstream"],
  ["payments/commands", "billing/commands", "commands is of its own slice only"],
  ["payments/payment.view", "billing/bill.view", "view is of its own slice only"],
  ["contracts/planning-field", "contracts/contract.view", "field must not know view"],
  ["billing/routes", "complaints/routes", "view is of its own slice only"],
  ["complaints/sheet", "parties/commands", "commands is of its own slice only"],
  ["complaints/sheet", "ui/form", "sheet must not know ui"],
  ["app", "preview/page", "app must not know preview"],
  ["taskpane", "preview/page", "taskpane must not know preview"],
  ["preview/page", "store/open", "preview must not know store"],
])("%s may not import %s", (from, to, why) => expect(may(from, to)).toBe(why));

it("knows no room nobody planned", () => {
  expect(placeOf("helpers/money")).toBeUndefined();
});

it("draws each arrow once, the upper layers first", () => {
  const drawn = draw([
    ["store", "base"],
    ["app", "store"],
    ["store", "base"],
    ["store", "store"],
  ]);
  expect(drawn).toBe("flowchart TD\n  app --> store\n  store --> base");
});
