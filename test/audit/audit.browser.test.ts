import { html } from "lit";
import { describe, expect, it } from "vitest";
import "../../src/audit/audit.view";
import type { AuditTrail } from "../../src/audit/audit.view";
import { auditViews } from "../../src/audit/routes";
import { setUpCompany } from "../../src/company/commands";
import { addParty, amendParty } from "../../src/parties/commands";
import type { RecordId } from "../../src/records";
import type { Store } from "../../src/store/store";
import { personHere, prefer } from "../../src/ui/preferences";
import "../../src/ui/page";
import { expectAccessible, find, findAll, openPane } from "../ui/pane";

const company = {
  name: "Aqua Care",
  address: "Pune",
  phone: "",
  email: "",
  country: "IN",
  taxId: "",
  stateCode: "27",
} as const;
const person = { phones: ["9822041577"], customer: true, principal: false, stateCode: "27" };

async function prepared() {
  let customer: RecordId<"party"> = "party:none";
  const pane = await openPane({
    views: auditViews,
    prepare: async (store: Store) => {
      await store.run(setUpCompany(company));
      customer = (await store.run(addParty({ ...person, name: "Sunita Rao" }))).partyId;
      await store.run(addParty({ ...person, name: "Amit", phones: ["9822041578"] }));
      await store.run(amendParty({ id: customer, note: "prefers mornings" }), "cell");
    },
  });
  return { ...pane, customer };
}

const textOf = (element: Element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();
const listed = (trail: Element) =>
  findAll(trail, "audit-operation").map((one) => textOf(find(one, "summary")));

describe("the audit trail in the pane", () => {
  it("[J1] [J3] lists what was done and unfolds into the values before and after", async () => {
    const { show } = await prepared();
    const trail = await show<AuditTrail>(html`<audit-trail></audit-trail>`);
    await expect.poll(() => listed(trail).length).toBe(4);
    expect(listed(trail)[0]).toMatch(/^Customer or principal: changed Sunita Rao \d\d:\d\d · tester · cell$/);
    const first = find(trail, "audit-operation");
    find<HTMLElement>(first, "summary").click();
    await expect.poll(() => findAll(first, "tr").map(textOf)).toEqual(["Note – prefers mornings"]);
    await expectAccessible(trail);
  });

  it("[J4] narrows to what is sought, and says when there is nothing", async () => {
    const { show, store } = await prepared();
    const trail = await show<AuditTrail>(html`<audit-trail></audit-trail>`);
    await expect.poll(() => listed(trail).length).toBe(4);
    const search = find<HTMLInputElement>(find(trail, "sb-text"), "input");
    search.value = "amit";
    search.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await expect.poll(() => listed(trail).length).toBe(1);
    expect(listed(trail)[0]).toContain("added Amit");
    search.value = "nobody at all";
    search.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await expect.poll(() => findAll(trail, "sb-empty").length).toBe(1);
    search.value = "";
    search.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await expect.poll(() => listed(trail).length).toBe(4);
    await store.run(addParty({ ...person, name: "Vikram", phones: ["9822041579"] }));
    await expect.poll(() => listed(trail)[0]).toContain("added Vikram");
    expect(listed(trail).length).toBe(5);
  });

  it("[J5] is reached from a record's page, and holds that record alone", async () => {
    const { show, customer, app } = await prepared();
    const views = new Map(app.router.views);
    views.set("customer", { ...auditViews[0]!, name: "customer" });
    Object.assign(app.router, { views });
    app.navigate("customer", { id: customer });
    const page = await show(html`<sb-page back heading="Sunita Rao"></sb-page>`);
    find<HTMLElement>(page, ".changes button").click();
    expect(app.router.current).toEqual({ name: "audit", params: { of: customer } });
    const trail = await show<AuditTrail>(html`<audit-trail .of=${customer}></audit-trail>`);
    await expect.poll(() => listed(trail).length).toBe(2);
    expect(textOf(find(trail, "h1"))).toBe("Changes to Sunita Rao");
    expect(listed(trail)[1]).toContain("added Sunita Rao");
  });

  it("[J6] is signed with the name set on this machine", async () => {
    const { store } = await openPane();
    expect(personHere()).toBe("desk");
    await prefer(store.drafts, { person: " Asha " }, "en");
    expect(personHere()).toBe("Asha");
    await prefer(store.drafts, { theme: "auto" }, "en");
    expect(personHere()).toBe("Asha");
    await prefer(store.drafts, { person: "" }, "en");
    expect(personHere()).toBe("desk");
  });
});
