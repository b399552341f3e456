import type { Allocation, RecordId } from "../records";

/** A standing bill with what it asks for in all, minor units. */
export interface Owed {
  readonly bill: {
    readonly id: Allocation["billId"];
    readonly side: "customer" | "principal";
    readonly partyId: RecordId<"party">;
    readonly number: string;
    readonly on: string;
    readonly dueOn: string;
  };
  readonly total: number;
}

/** What settles bills: a payment, a credit note, a debit note to a principal. Minor units. */
export interface Credit {
  readonly id: RecordId;
  readonly side: "customer" | "principal";
  readonly partyId: RecordId<"party">;
  readonly number: string;
  readonly on: string;
  readonly worth: number;
  readonly allocations: readonly Allocation[];
}

/** Every bill and every credit that stands, of both sides, as the documents say. */
export interface Settlements {
  readonly owed: readonly Owed[];
  readonly credits: readonly Credit[];
}

/** What credits settle in all of every bill, minor units. */
export function settledBy(credits: readonly Credit[]): Map<string, number> {
  const settled = new Map<string, number>();
  for (const { billId, amount } of credits.flatMap(({ allocations }) => allocations))
    settled.set(billId, (settled.get(billId) ?? 0) + amount);
  return settled;
}
