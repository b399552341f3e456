import type { Credit } from "../company/credit";
import { creditOf, freeCredits, type Side } from "../company/settlement";
import type { Party, RecordId } from "../records";
import type { Read } from "../store/work";

/** A credit that settles nothing yet or not all, with what is free of it in minor units. */
export interface CreditRow {
  readonly id: Credit["id"];
  readonly number: string;
  readonly on: string;
  readonly side: Side;
  readonly party: Party;
  readonly free: number;
  readonly credit: Credit;
}

/** Free credits of both sides, of a party or of everybody; oldest first within a party. */
export async function creditRows(read: Read, partyId?: RecordId<"party">): Promise<CreditRow[]> {
  const sides = [
    ["customer", "credit/"],
    ["principal", "advance/"],
  ] as const;
  const rows: CreditRow[] = [];
  for (const [side, prefix] of sides) {
    const ids = partyId
      ? [partyId]
      : (await read.balances(prefix)).map(({ key }) => key.slice(prefix.length) as RecordId<"party">);
    for (const id of ids) {
      const free = await freeCredits(read, side, id);
      if (!free.length) continue;
      const party = await read.get(id);
      rows.push(
        ...free.map(({ credit, free: left }) => {
          const { number, on } = creditOf(credit);
          return { id: credit.id, number, on, side, party, free: left, credit };
        }),
      );
    }
  }
  return rows;
}
