import { accounts, taxAccount } from "../company/accounts";
import { posting, type Posting } from "../company/posting";
import type { Invoice, Item } from "../records";

/** Debits and credits of an issued bill: the customer owes the total; sales, each tax and the rounding take it. */
export function invoicePostings(
  invoice: Pick<Invoice, "customerId" | "lines" | "charges" | "taxInclusive"> & {
    figures: NonNullable<Invoice["figures"]>;
  },
  typeOf: (id: NonNullable<Invoice["lines"][number]["itemId"]>) => Item["type"],
): Posting[] {
  const { figures } = invoice;
  let goods = 0;
  let services = 0;
  invoice.lines.forEach((line, at) => {
    const net = figures.lineNets[at] ?? 0;
    if (line.itemId && typeOf(line.itemId) !== "service") goods += net;
    else services += net;
  });
  return [
    posting(accounts.receivable.code, figures.total, invoice.customerId),
    posting(accounts.salesGoods.code, -goods),
    posting(accounts.salesService.code, -services),
    posting(accounts.charges.code, -(figures.net - goods - services)),
    ...figures.taxes.map((tax) => posting(taxAccount(tax.name), -tax.amount)),
    posting(accounts.rounding.code, -figures.rounding),
  ];
}
