import type { Company, Invoice, InvoiceLine } from "../records";
import { totalsOf } from "../company/figures";
import { figureProblems, isBlankLine } from "../company/bill-lines";
import type { Totals } from "../company/totals";

/** A draft while it is being typed: lines and charges carry a key so that each keeps its fields. */
export interface BillModel {
  readonly customerId: Invoice["customerId"] | "";
  readonly siteId: string;
  readonly complaintId: string;
  readonly visitId?: NonNullable<Invoice["visitId"]>;
  readonly contract?: NonNullable<Invoice["contract"]>;
  readonly quotationId?: NonNullable<Invoice["quotationId"]>;
  /** Of a debit note: the bill it charges more on, and why. */
  readonly original?: NonNullable<Invoice["original"]>;
  readonly reason?: string;
  readonly seriesId: Invoice["seriesId"] | "";
  /** The person chose the series; it follows what the bill holds until then. */
  readonly isSeriesChosen?: boolean;
  readonly on: string;
  readonly dueOn: string;
  readonly poReference: string;
  readonly placeOfSupply: string;
  readonly taxInclusive: boolean;
  readonly prepaid: number;
  readonly note: string;
  readonly taxReason: string;
  readonly lines: readonly TypedLine[];
  readonly charges: readonly Keyed<Invoice["charges"][number]>[];
}
export type Keyed<T> = T & { readonly key: number };
/** A line with the serial numbers typed for its pieces. */
export type TypedLine = Keyed<InvoiceLine> & { readonly serials?: string };

let lastKey = 0;
/** Gives a line or charge a key of its own. */
export const keyed = <T extends object>(value: T): Keyed<T> => ({
  ...value,
  key: ++lastKey + Date.now() * 1000,
});

const plain = <T extends object>({ key: _, serials: __, ...value }: Keyed<T> & { serials?: string }): T =>
  value as unknown as T;

/** The model with one field changed; `lines.2.price` names a line's field. A missing path changes nothing. */
export function changed(model: BillModel, path: string, value: unknown): BillModel {
  const [list, at, field] = path.split(".");
  if (!field) return path in model ? { ...model, [path]: value } : model;
  if (list !== "lines" && list !== "charges") return model;
  return {
    ...model,
    [list]: model[list].map((one, index) => (index === Number(at) ? { ...one, [field]: value } : one)),
  };
}

const cleared: Readonly<Record<string, unknown>> = {
  discount: 0,
  charge: 0,
  amount: 0,
  prepaid: 0,
  discountPercent: "0",
  baseQuantity: "1",
};

/** What a field holds once it is empty: its usual figure, else nothing written. */
export const emptied = (path: string): unknown => cleared[path.split(".").at(-1) ?? ""] ?? "";

/** Whether a line is the last of several and still blank: it waits to be typed and is left out when the bill is saved. */
export const isSpare = ({ lines }: BillModel, at: number): boolean => {
  const line = lines[at];
  return at > 0 && at === lines.length - 1 && line !== undefined && isBlankLine(line);
};

/** What the commands take: the model without keys and empty choices. */
export function toDraft(model: BillModel) {
  return {
    customerId: model.customerId as Invoice["customerId"],
    ...(model.siteId ? { siteId: model.siteId as NonNullable<Invoice["siteId"]> } : {}),
    ...(model.visitId ? { visitId: model.visitId } : {}),
    ...(model.contract ? { contract: model.contract } : {}),
    ...(model.complaintId ? { complaintId: model.complaintId as NonNullable<Invoice["complaintId"]> } : {}),
    ...(model.seriesId ? { seriesId: model.seriesId } : {}),
    ...(model.quotationId ? { quotationId: model.quotationId } : {}),
    ...(model.original
      ? { kind: "debit-note" as const, original: model.original, reason: model.reason ?? "" }
      : {}),
    on: model.on,
    dueOn: model.dueOn,
    poReference: model.poReference,
    ...(model.placeOfSupply ? { placeOfSupply: model.placeOfSupply } : {}),
    taxInclusive: model.taxInclusive,
    prepaid: model.prepaid,
    note: model.note,
    taxReason: model.taxReason,
    lines: model.lines.filter((_, at) => !isSpare(model, at)).map((line) => plain<InvoiceLine>(line)),
    charges: model.charges.map((charge) => plain<Invoice["charges"][number]>(charge)),
  };
}

/** Totals as they stand while the bill is typed; undefined while something typed is no figure, or too large to reckon. */
export function totalsAsTyped(
  model: BillModel,
  taxScheme: Invoice["taxScheme"],
  company: Company,
): Totals | undefined {
  const draft = toDraft(model);
  if (draft.lines.some((line) => Object.keys(figureProblems(line, "")).length)) return undefined;
  if (draft.charges.some(({ taxRate }) => taxRate === "")) return undefined;
  const { placeOfSupply } = model;
  try {
    return totalsOf({ ...draft, taxScheme, placeOfSupply, reverseCharge: false }, company);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // issuing says so in words
    throw error;
  }
}

/** A saved draft as it is edited. */
export const fromInvoice = (invoice: Invoice): BillModel => ({
  customerId: invoice.customerId,
  siteId: invoice.siteId ?? "",
  complaintId: invoice.complaintId ?? "",
  ...(invoice.visitId ? { visitId: invoice.visitId } : {}),
  ...(invoice.contract ? { contract: invoice.contract } : {}),
  ...(invoice.quotationId ? { quotationId: invoice.quotationId } : {}),
  ...(invoice.original ? { original: invoice.original, reason: invoice.reason ?? "" } : {}),
  seriesId: invoice.seriesId,
  on: invoice.on,
  dueOn: invoice.dueOn,
  poReference: invoice.poReference,
  placeOfSupply: invoice.placeOfSupply,
  taxInclusive: invoice.taxInclusive,
  prepaid: invoice.prepaid,
  note: invoice.note,
  taxReason: invoice.taxReason ?? "",
  lines: invoice.lines.map(keyed),
  charges: invoice.charges.map(keyed),
});
