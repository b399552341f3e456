import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Challan, Invoice, Quotation } from "../records";
import { billLineOf, isOut, leftOf } from "../sales/model";
import { taken } from "../sales/queries";
import { STORE } from "../stock/model";
import type { Read } from "../store/work";
import type { InvoiceDraft } from "./draft-queries";

/** The bill that goods out on challans lead to: what each line has left, of one customer. @throws Refusal */
export async function draftFromChallans(read: Read, ids: readonly Challan["id"][]): Promise<InvoiceDraft> {
  const challans = await Promise.all(ids.map((id) => read.get(id)));
  const [first] = challans;
  if (!first) throw new Refusal(msg("Choose a challan."));
  for (const challan of challans) {
    if (challan.customerId !== first.customerId)
      throw new Refusal(
        msg(str`${challan.number ?? ""} is of another customer; a bill is of one customer only.`),
      );
    if (!isOut(challan))
      throw new Refusal(msg(str`Nothing of ${challan.number ?? ""} is left to be billed.`));
  }
  const quotation = first.quotationId ? await read.find(first.quotationId) : undefined;
  const quoted = quotation?.lines ?? [];
  const lines = challans.flatMap((challan) =>
    challan.lines.flatMap((line, at) => {
      const billed = leftOf(line) > 0 ? billLineOf(challan, at) : undefined;
      return billed ? [atQuotedTerms(billed, quoted)] : [];
    }),
  );
  const orders = [...new Set(challans.map(({ poReference }) => poReference).filter(Boolean))];
  return {
    customerId: first.customerId,
    ...(first.siteId ? { siteId: first.siteId } : {}),
    ...(first.complaintId ? { complaintId: first.complaintId } : {}),
    ...(quotation && !quotation.invoiceId ? { quotationId: quotation.id } : {}),
    ...(quotation ? { taxInclusive: quotation.taxInclusive } : {}),
    poReference: orders.join(", "),
    lines: [...lines, ...(quotation && !quotation.invoiceId ? await servicesOf(read, quotation) : [])],
    charges: quotation && !quotation.invoiceId ? quotation.charges : [],
  };
}

/** A challan's line bears the discount and the tax that was quoted for the item. */
function atQuotedTerms(line: Invoice["lines"][number], quoted: Quotation["lines"]): Invoice["lines"][number] {
  const offer = quoted.find(({ itemId, price }) => itemId === line.itemId && price === line.price);
  if (!offer) return line;
  const { discountPercent, taxCategory, taxRate, baseQuantity } = offer;
  return { ...line, discountPercent, taxCategory, taxRate, baseQuantity };
}

/** What of a quotation cannot go on a challan: work, and anything without an item. */
async function servicesOf(read: Read, { lines }: Quotation): Promise<Invoice["lines"]> {
  const items = await Promise.all(lines.map(({ itemId }) => (itemId ? read.get(itemId) : undefined)));
  return lines.filter((_, at) => (items[at]?.type ?? "service") === "service");
}

/** The bill that a taken quotation leads to at once; its goods leave the store with it. @throws Refusal */
export async function draftFromQuotation(read: Read, id: Quotation["id"]): Promise<InvoiceDraft> {
  const quotation = await taken(read, id, "invoiceId");
  const challan = quotation.challanId ? await read.find(quotation.challanId) : undefined;
  if (challan && isOut(challan)) return draftFromChallans(read, [challan.id]);
  const items = await Promise.all(
    quotation.lines.map(({ itemId }) => (itemId ? read.get(itemId) : undefined)),
  );
  return {
    customerId: quotation.customerId,
    ...(quotation.siteId ? { siteId: quotation.siteId } : {}),
    quotationId: id,
    placeOfSupply: quotation.placeOfSupply,
    taxInclusive: quotation.taxInclusive,
    poReference: quotation.poReference,
    lines: quotation.lines.map((line, at) => ({
      ...line,
      location: (items[at]?.type ?? "service") === "service" ? "" : STORE,
    })),
    charges: quotation.charges,
    note: quotation.note,
  };
}
