import type { FrameLocator, Locator } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import published from "../fixtures/en16931-invoices.json";
import { closeBrowser, openBrowser, openPreview, type PreviewWindow } from "../preview-window";

interface PublishedLine {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly baseQuantity: string | null;
  readonly lineNet: string;
  readonly vatCategory: string;
  readonly vatRate: string;
  readonly priceTimesQuantityGivesNet?: boolean;
}
interface PublishedAdjustment {
  readonly amount: string;
  readonly category: string;
  readonly rate: string;
}
interface PublishedDocument {
  readonly id: string;
  readonly currency: string;
  readonly lines: readonly PublishedLine[];
  readonly documentAllowances: readonly PublishedAdjustment[];
  readonly documentCharges: readonly PublishedAdjustment[];
  readonly expected: Readonly<
    Record<"sumLines" | "allowances" | "charges" | "netTotal" | "vatTotal" | "grossTotal" | "due", string>
  > & {
    readonly vatBreakdown: readonly {
      readonly category: string;
      readonly rate: string;
      readonly taxable: string;
      readonly tax: string;
    }[];
  };
}
type Row = readonly (string | number | boolean)[];

const documents = (published.cases as unknown as PublishedDocument[]).filter(({ id }) =>
  /\/(guide-example1|ubl-tc434-example8|issue116)\.xml$/.test(id),
);

/** The window and the pane of the document being entered. */
let desk: PreviewWindow;
let pane: FrameLocator;
afterAll(closeBrowser);

const button = (name: string | RegExp, within: FrameLocator | Locator = pane) =>
  within.getByRole("button", { name, exact: true });
/** A field by its label; a required one has a star behind it. */
const field = (label: string, within: FrameLocator | Locator = pane) =>
  within.getByLabel(new RegExp(`^${label}( \\*)?$`)).first();
const heading = (name: string | RegExp) => pane.getByRole("heading", { level: 1, name });
const rail = (name: string) => pane.getByRole("navigation", { name: "Main" }).getByRole("button", { name });
const group = (name: string) => pane.getByRole("group", { name, exact: true });

async function setUpCompany(currency: string): Promise<void> {
  await field("Company name").fill("Nordwind Service");
  await field("Country and tax").selectOption({ label: "European Union, VAT" });
  await expect.poll(() => field("Currency").inputValue()).toBe("EUR");
  await field("Currency").fill(currency);
  await button("Start").click();
  await rail("Bills").waitFor();
}

async function addCustomer(name: string): Promise<void> {
  await rail("More").click();
  await button(/^Customers/)
    .first()
    .click();
  await button("New customer").click();
  await field("Name").fill(name);
  await button("Save").click();
  await heading(name).waitFor();
}

/** Quantity and price as a person types them; where the net does not follow from the price, the goods went back. */
function typedFigures(line: PublishedLine): { quantity: string; price: string } {
  const { quantity, unitPrice: price, lineNet, priceTimesQuantityGivesNet: follows = true } = line;
  if (follows) return { quantity, price };
  expect(Number(lineNet)).toBeCloseTo(-Number(quantity) * Number(price), 6);
  return { quantity: `-${quantity}`, price };
}

/** Types one line as the hand does: Tab from field to field; what differs from the line before is unfolded. */
async function typeLine(line: PublishedLine, at: number, before: PublishedLine | undefined): Promise<void> {
  const own = group(`Line ${at + 1}`);
  const what = own.getByRole("combobox", { name: "Item or work" });
  await what.waitFor();
  const { keyboard } = desk.page;
  const { quantity, price } = typedFigures(line);
  if (at === 0) await what.click();
  await expect.poll(() => focusedLabel()).toBe("Item or work"); // a new line has the focus: no mouse between lines
  await keyboard.type(`Position ${at + 1}`);
  await keyboard.press("Tab");
  await keyboard.type(quantity);
  await keyboard.press("Tab");
  await keyboard.type(price);
  const base = line.baseQuantity ?? "1";
  if (line.vatRate === before?.vatRate && base === "1") return;
  await button(/more…$/, own).click();
  await field("Tax rate", own).fill(line.vatRate);
  if (base !== "1") await field("Price is for", own).fill(base);
}

/** The label of the field that has the focus, through the pane's shadow roots. */
const focusedLabel = (): Promise<string> =>
  pane.locator("body").evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const labels = (active as HTMLInputElement | null)?.labels;
    return (labels?.[0]?.textContent ?? "").replace(/\s*\*$/, "").trim();
  });

async function typeAdjustment(one: PublishedAdjustment, at: number, sign: "" | "-"): Promise<void> {
  await button("Freight, discount…").click();
  const own = group(`Charge ${at + 1}`);
  await field("Charge or discount for", own).fill(sign ? `Discount ${at + 1}` : `Charge ${at + 1}`);
  await field("Amount, − for a discount", own).fill(`${sign}${one.amount}`);
  await field("Tax", own).selectOption({ label: one.category === "E" ? "Exempt" : "Taxed" });
  if (one.category === "S") await field("Tax rate", own).fill(one.rate);
}

/** Enters a document through the pane and issues it; gives the number it took. */
async function enterBill(document: PublishedDocument): Promise<string> {
  await rail("Bills").click();
  await button("New bill").click();
  await heading("Bill, draft").waitFor();
  await pane.getByRole("combobox", { name: "Customer" }).fill("Ams");
  await pane.getByRole("option", { name: /Amsterdam Klant/ }).click();
  for (const [at, line] of document.lines.entries()) {
    await typeLine(line, at, document.lines[at - 1]);
    if (at < document.lines.length - 1) await field("Price", group(`Line ${at + 1}`)).press("Enter");
  }
  const { documentAllowances: less, documentCharges: more } = document;
  for (const [at, one] of less.entries()) await typeAdjustment(one, at, "-");
  for (const [at, one] of more.entries()) await typeAdjustment(one, less.length + at, "");
  const isExempt = [...less, ...more].some(({ category }) => category === "E");
  if (isExempt) {
    await button("Issue and show paper").click();
    await pane.getByText("Why no tax, on the paper is needed.").waitFor();
    await field("Why no tax, on the paper").fill("Exempt: article 135 of Directive 2006/112/EC");
  }
  await button("Issue and show paper").click();
  await heading(/^Bill INV-/).waitFor({ timeout: 60_000 });
  return (await heading(/^Bill INV-/).innerText()).replace("Bill ", "");
}

const figure = (text: string): number => Number(text.replace("−", "-").replace(/[^\d.-]/g, ""));

/** The figures of the bill's page: the last cell of each row of its totals, by the words before it. */
async function totalsOfPage(): Promise<Map<string, number>> {
  const rows = await pane.getByRole("table", { name: "Totals" }).getByRole("row").all();
  const entries = await Promise.all(
    rows.map(async (row) => {
      const label = (await row.getByRole("rowheader").innerText()).replace(/\s+/g, " ").trim();
      return [label, figure(await row.getByRole("cell").innerText())] as const;
    }),
  );
  return new Map(entries);
}

/** The sheet in front, once it is the paper of a bill: its rows without empty cells. */
async function paperOf(number: string): Promise<Row[]> {
  const read = () =>
    desk.page.evaluate(() => {
      const engine = window.preview?.engine;
      const id = engine?.sheets.activeId() ?? "";
      const used = engine?.cells.used(id, true);
      return used && engine ? engine.cells.values(id, used) : [];
    });
  await expect.poll(async () => (await read()).flat().includes(number), { timeout: 60_000 }).toBe(true);
  return (await read()).map((row) => row.filter((value) => value !== ""));
}

/** The amount at the end of the row that begins with these words. */
const amountAt = (paper: readonly Row[], label: string): unknown =>
  paper.find(([first]) => first === label)?.at(-1);

describe("published invoices, entered by hand", () => {
  it.each(documents)("[T1] [T2] [T3] [I14] [I17] [I40] [U21] $id", async (document) => {
    const { expected, currency, lines } = document;
    const profile = await (await openBrowser()).newContext({ viewport: { width: 1400, height: 860 } });
    desk = await openPreview(profile);
    pane = desk.pane;
    await setUpCompany(currency);
    await addCustomer("Amsterdam Klant");
    const number = await enterBill(document);

    const shown = await totalsOfPage();
    const taxes = expected.vatBreakdown;
    const isAdjusted = Number(expected.allowances) !== 0 || Number(expected.charges) !== 0;
    const on = (taxable: string) => Number(taxable).toLocaleString("en-IE", { minimumFractionDigits: 2 });
    const stated = new Map<string, number>([
      ...(isAdjusted
        ? ([
            ["Lines in all", Number(expected.sumLines)],
            ["Discounts", -Number(expected.allowances)],
            ["Charges", Number(expected.charges)],
          ] as const)
        : []),
      ["Taxable", Number(expected.netTotal)],
      ...taxes.map(
        ({ category, rate, taxable, tax }) =>
          [`${category === "E" ? "Exempt" : `VAT ${rate} %`} on ${on(taxable)}`, Number(tax)] as const,
      ),
      ...(taxes.length > 1 ? ([["Tax in all", Number(expected.vatTotal)]] as const) : []),
      ["Total", Number(expected.grossTotal)],
    ]);
    expect([...shown].sort()).toEqual([...stated].sort());

    const paper = await paperOf(number);
    const printed = lines.map((_, at) =>
      paper.find(([no, words]) => no === at + 1 && words === `Position ${at + 1}`),
    );
    expect(printed.map((row) => row?.at(-1))).toEqual(lines.map(({ lineNet }) => Number(lineNet)));
    const taxRows = taxes.map(({ category, rate, taxable, tax }) => [
      category === "E" ? "Exempt" : "VAT",
      Number(taxable),
      Number(rate),
      Number(tax),
    ]);
    for (const row of taxRows) expect(paper).toContainEqual(row);
    if (document.documentAllowances.length)
      expect(amountAt(paper, "Lines in all")).toBe(Number(expected.sumLines));
    for (const [at, { amount }] of document.documentAllowances.entries())
      expect(Math.abs(Number(amountAt(paper, `Discount ${at + 1}`)))).toBe(Number(amount));
    expect(amountAt(paper, "Taxable amount")).toBe(Number(expected.netTotal));
    if (taxes.length > 1) expect(amountAt(paper, "Tax in all")).toBe(Number(expected.vatTotal));
    const total = paper.find((row) => row.includes(`Total, ${currency}`));
    expect(total?.at(-1)).toBe(Number(expected.grossTotal));
    expect(expected.due).toBe(expected.grossTotal); // nothing was paid before, so the paper asks for the total
    expect(desk.complaints).toEqual([]);
    await profile.close();
  });
});
