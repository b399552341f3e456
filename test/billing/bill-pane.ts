import { onTestFinished, vi } from "vitest";
import invoiceTemplate from "../../templates/invoice.xlsx?url";
import type { Invoice } from "../../src/records";
import type { Store } from "../../src/store/store";
import type { Sheets } from "../../src/ui/sheets";
import { placeholders } from "../ui/desk-book";
import { openPane } from "../ui/pane";

const views = placeholders(
  ...["home", "invoice", "invoices", "invoice-form", "payment", "payment-form", "customer", "complaint"],
);

/** A pane beside a workbook that takes papers; `paper` has the bytes and the name of each. */
export async function openDesk() {
  const template = await (await fetch(invoiceTemplate)).arrayBuffer();
  const asked = globalThis.fetch;
  const fetching = vi
    .spyOn(globalThis, "fetch")
    .mockImplementation((input, init) =>
      input === "templates/invoice.xlsx" ? Promise.resolve(new Response(template)) : asked(input, init),
    );
  onTestFinished(() => fetching.mockRestore());
  const paper = vi.fn<Sheets["insertPaper"]>(async (_, name) => name);
  const sheets: Sheets = {
    state: { kind: "ready", text: "" },
    onState: () => () => {},
    show: async () => {},
    aside: (job) => job(),
    insertPaper: paper,
  };
  return { pane: await openPane({ views, sheets }), paper, sheets };
}

/** The newest issued bill. */
export async function issued(store: Store): Promise<Invoice> {
  const [bill] = await store.read((read) =>
    read.list("invoice", "on", undefined, { order: "newest", limit: 1 }),
  );
  if (!bill) throw new Error("no bill was issued");
  return bill;
}
