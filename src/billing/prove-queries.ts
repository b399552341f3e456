import { msg, str } from "@lit/localize";
import { Decimal } from "../base/decimal";
import { currencyDigits } from "../base/money";
import { figuresOf } from "../company/figures";
import type { Fault } from "../company/proof";
import { lineAmount } from "../company/totals";
import type { Company, Invoice } from "../records";
import type { Read } from "../store/work";
import { isOwed, kindOf } from "./kinds";
import { leftOfLines, standing } from "./notes";

/** Credit notes against their bills, line by line and in all; and the frozen figures of every bill against its own lines. */
export async function proveBills(read: Read): Promise<Fault[]> {
  const invoices = await read.list("invoice", "id");
  // A book nobody has set up yet is proved as any other, and has no company to ask.
  if (!invoices.length) return [];
  const company = await read.get("company:main");
  const notes = new Map<string, Invoice[]>();
  for (const note of standing(invoices))
    if (note.original) notes.set(note.original.id, [...(notes.get(note.original.id) ?? []), note]);
  return invoices.flatMap((invoice) => [
    ...creditFaults(invoice, notes.get(invoice.id) ?? [], currencyDigits(company.currency)),
    ...(isAsFrozen(invoice, company) ? [] : [edited(invoice)]),
  ]);
}

function creditFaults(bill: Invoice, notes: readonly Invoice[], digits: number): Fault[] {
  if (!notes.length) return [];
  const { id, number = "", figures, status } = bill;
  const left = leftOfLines(bill, notes, digits);
  const total = notes.reduce((rest, note) => rest - (note.figures?.total ?? 0), figures?.total ?? 0);
  const beyond = left.findIndex(({ quantity, amount }, at) => {
    const line = bill.lines[at];
    if (!line) return true;
    const whole = lineAmount(line, digits);
    return (
      isBeyond(new Decimal(quantity), new Decimal(line.quantity)) ||
      isBeyond(new Decimal(amount), new Decimal(whole))
    );
  });
  return [
    ...(beyond >= 0
      ? [
          {
            invariant: 8,
            id,
            text: msg(str`More is credited of line ${beyond + 1} of ${number} than it has.`),
          },
        ]
      : []),
    ...(total < 0 ? [{ invariant: 8, id, text: msg(str`More is credited than ${number} came to.`) }] : []),
    ...(status === "issued"
      ? []
      : [{ invariant: 8, id, text: msg(str`${number} does not stand, but is credited.`) }]),
  ];
}

const isBeyond = (left: Decimal, whole: Decimal): boolean =>
  !left.isZero() && left.isNegative() !== whole.isNegative();

const edited = ({ id, number = "" }: Invoice): Fault => ({
  invariant: 12,
  id,
  text: msg(str`The figures of ${number} are not those of its lines: it was edited after it was issued.`),
});

/** Whether a bill's figures follow from its lines, by the settings of today or those that may have held at its issue. */
function isAsFrozen(invoice: Invoice, company: Company): boolean {
  if (invoice.status === "draft" || kindOf(invoice) === "opening") return true;
  const { figures } = invoice;
  if (!figures || !invoice.number || !invoice.printed) return false;
  if (figures.total !== figures.net + figures.tax + figures.rounding) return false;
  const { settings, stateCode } = company;
  const roundings = [settings.gstRounding, settings.gstRounding === "line" ? "carry" : "line"] as const;
  const states = [...new Set([stateCode, invoice.placeOfSupply, ""])];
  return roundings.some((gstRounding) =>
    states.some((state) =>
      isSame(invoice, { ...company, stateCode: state, settings: { ...settings, gstRounding } }),
    ),
  );
}

function isSame(invoice: Invoice, company: Company): boolean {
  const { figures } = invoice;
  const again = figuresOf(invoice, company);
  if (!figures) return false;
  const isRounded = isOwed(invoice) && figures.rounding !== 0;
  const kept = ({ lineNets, net, taxes, tax }: typeof again) => JSON.stringify([lineNets, net, taxes, tax]);
  // What rounding to the whole unit added is within that unit; whether it is done is a setting.
  return (
    kept(figures) === kept(again) &&
    (!isRounded || Math.abs(figures.rounding) < 10 ** currencyDigits(company.currency))
  );
}
