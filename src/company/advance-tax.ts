import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import type { Allocation, Payment } from "../records";
import type { Work } from "../store/work";
import { accounts, taxAccount } from "./accounts";
import { advanceUsed } from "./credit";
import { post } from "./post";
import { posting } from "./posting";

/** Takes back the tax of an advance as far as a bill now bears it, or owes it again where the bill let go; the rows before
 *  and after tell how much. Entries `entry:<payment>/advance-<n>`. */
export async function adjustAdvanceTax(
  work: Work,
  payment: Payment,
  after: readonly Allocation[],
  on: Day,
): Promise<void> {
  if (!payment.advance) return;
  const [was, is] = [advanceUsed(payment, payment.allocations), advanceUsed(payment, after)];
  const changes = payment.advance.taxes.map(({ name }) => ({
    name,
    by: (is.taxes[name] ?? 0) - (was.taxes[name] ?? 0),
  }));
  if (changes.every(({ by }) => by === 0)) return;
  const earlier = await work.count("entry", "source", { is: payment.id });
  await post(work, {
    id: `entry:${payment.id}/advance-${earlier}`,
    on,
    sourceId: payment.id,
    sourceNumber: payment.number,
    text: msg(str`Tax on the advance ${payment.number}, now on the bill`),
    lines: [
      ...changes.map(({ name, by }) => posting(taxAccount(name), by)),
      posting(accounts.advanceTax.code, -changes.reduce((sum, { by }) => sum + by, 0)),
    ],
  });
}
