import { msg } from "@lit/localize";
import type { Fault } from "../company/proof";
import type { RecordId } from "../records";
import type { Read } from "../store/work";

/** Adds up the movements of every item against what is stored as on hand. */
export async function proveStock(read: Read): Promise<Fault[]> {
  const sums = new Map<RecordId<"item">, number>();
  for (const { itemId, quantity } of await read.list("movement", "id"))
    sums.set(itemId, (sums.get(itemId) ?? 0) + quantity);
  const stored = new Map(
    (await read.balances("stock/")).map(({ key, amount }) => [key.slice("stock/".length), amount]),
  );
  return [...new Set([...sums.keys(), ...stored.keys()])].flatMap((id) =>
    (sums.get(id as RecordId<"item">) ?? 0) === (stored.get(id) ?? 0)
      ? []
      : [
          {
            invariant: 6,
            id: id as RecordId<"item">,
            text: msg("On hand differs from the sum of the movements."),
          },
        ],
  );
}
