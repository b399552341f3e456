import { msg, str } from "@lit/localize";
import { fromThousandths, toThousandths } from "../base/quantity";
import type { Fault } from "../company/proof";
import type { Challan } from "../records";
import type { Read } from "../store/work";
import { leftOf } from "./model";

/** What challans count as billed and brought back against the bills and the movements: nothing beyond what left, and what is still out lies at the challan's own place. */
export async function proveChallans(read: Read): Promise<Fault[]> {
  const [challans, invoices] = await Promise.all([read.list("challan", "id"), read.list("invoice", "id")]);
  const billed = new Map<string, number>();
  for (const { status, kind, lines } of invoices)
    if (status === "issued" && kind !== "credit-note")
      for (const { challan, quantity } of lines)
        if (challan) {
          const key = `${challan.id}#${challan.line}`;
          billed.set(key, (billed.get(key) ?? 0) + (toThousandths(quantity) ?? 0));
        }
  const faults = await Promise.all(challans.map((challan) => challanFaults(read, challan, billed)));
  return faults.flat();
}

async function challanFaults(
  read: Read,
  challan: Challan,
  billed: ReadonlyMap<string, number>,
): Promise<Fault[]> {
  const { id, number = "" } = challan;
  const fault = (text: string): Fault => ({ invariant: 8, id, text });
  const faults = challan.lines.flatMap((line, at) => {
    const real = billed.get(`${id}#${at}`) ?? 0;
    return [
      ...(leftOf(line) < 0
        ? [fault(msg(str`More of ${number} is billed or returned than left on it.`))]
        : []),
      ...(real === line.invoiced
        ? []
        : [
            fault(
              msg(
                str`Line ${at + 1} of ${number} counts ${fromThousandths(line.invoiced)} as billed, its bills ${fromThousandths(real)}.`,
              ),
            ),
          ]),
    ];
  });
  const out = new Map<string, number>();
  if (challan.status === "issued")
    for (const line of challan.lines) out.set(line.itemId, (out.get(line.itemId) ?? 0) + leftOf(line));
  for (const itemId of new Set(challan.lines.map((line) => line.itemId))) {
    const { type } = await read.get(itemId);
    const there = (await read.balance(`stock/${itemId}`)).parts[id] ?? 0;
    if (type !== "service" && there !== (out.get(itemId) ?? 0))
      faults.push({
        invariant: 6,
        id,
        text: msg(str`What is out on ${number} differs from what its lines have left.`),
      });
  }
  return faults;
}
