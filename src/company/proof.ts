import type { RecordId } from "../records";

/** A record that breaks an invariant of the book, in words, with the number of the invariant in the domain's list (1–13). */
export interface Fault {
  readonly invariant: number;
  readonly id: RecordId;
  readonly text: string;
}
