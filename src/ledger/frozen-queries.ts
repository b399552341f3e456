import { msg, str } from "@lit/localize";
import type { Fault } from "../company/proof";
import type { AnyRecord, RecordId, RecordType } from "../records";
import type { Operation } from "../store/operation";
import type { Read } from "../store/work";
import { isSame } from "../store/undo";

/** What of an issued paper may still change, and of its lines: how it is settled, how far it is used, that it was taken back. */
interface Rule {
  readonly isIssued: (status: unknown) => boolean;
  readonly may: readonly string[];
  readonly lines?: readonly string[];
}

const is =
  (...states: string[]) =>
  (status: unknown): boolean =>
    states.includes(String(status));
const always = (): boolean => true;

const RULES: Partial<Record<RecordType, Rule>> = {
  invoice: {
    isIssued: is("issued", "cancelled"),
    may: ["status", "cancelledAt", "cancelReason", "allocations", "challanId"],
  },
  purchase: {
    isIssued: is("posted", "cancelled"),
    may: ["status", "cancelledOn", "reason", "allocations"],
  },
  payment: {
    isIssued: is("posted", "reversed"),
    may: ["status", "reversedOn", "reverseReason", "allocations", "chequeId"],
  },
  challan: {
    isIssued: is("issued", "cancelled"),
    may: ["status", "cancelReason", "installed"],
    lines: ["invoiced", "returned", "units"],
  },
  receipt: {
    isIssued: is("posted", "reversed"),
    may: ["status", "reversedOn", "reason"],
    lines: ["billed", "billedValue", "returned", "units"],
  },
  journal: { isIssued: is("posted", "reversed"), may: ["status", "reversedOn", "reverseReason"] },
  deposit: { isIssued: always, may: ["chequeIds"] },
  movement: { isIssued: always, may: [] },
  entry: { isIssued: always, may: [] },
};

/** The types of record that are never edited once issued. */
export const frozenTypes = Object.keys(RULES) as RecordType[];

/** A paper as the operations say it was issued, and how it must still be today. */
interface Issued {
  readonly record: AnyRecord;
  readonly seq: number;
}

/** Follows the operations from the first: papers that were edited or removed after they were issued. */
export class FrozenPapers {
  readonly #last = new Map<string, Issued>();
  readonly #faults = new Map<string, Fault>();

  hear({ seq, command, changes }: Operation): void {
    for (const { id, before, after } of changes) {
      const rule = RULES[typeOf(id)];
      if (!rule) continue;
      // A draft may change and go as it likes.
      if (before && rule.isIssued(statusOf(before)) && !(after && stays(rule, before, after)))
        this.#blame(id, before, msg(str`operation ${seq} (${command})`));
      if (after && rule.isIssued(statusOf(after))) this.#last.set(id, { record: after, seq });
      else this.#last.delete(id);
    }
  }

  /** Every paper that was edited, once, after what the book holds now was compared with what the operations left. */
  async faults(read: Read, signal?: AbortSignal): Promise<Fault[]> {
    let at = 0;
    for (const [id, { record }] of this.#last) {
      if (at++ % 500 === 0) signal?.throwIfAborted();
      const now = await read.find(id as RecordId);
      if (!isSame(now, record)) this.#blame(id as RecordId, record, msg("outside of any operation"));
    }
    return [...this.#faults.values()];
  }

  get counted(): number {
    return this.#last.size;
  }

  #blame(id: RecordId, record: AnyRecord, where: string): void {
    const number =
      (record as { number?: string }).number ?? (record as { sourceNumber?: string }).sourceNumber ?? id;
    const text = msg(str`${number} was changed after it was issued: ${where}.`);
    if (!this.#faults.has(id)) this.#faults.set(id, { invariant: 12, id, text });
  }
}

const typeOf = (id: string): RecordType => id.slice(0, id.indexOf(":")) as RecordType;
const statusOf = (record: AnyRecord): unknown => (record as { status?: unknown }).status;

function stays(rule: Rule, before: AnyRecord, after: AnyRecord): boolean {
  return isSame(frozen(rule, before), frozen(rule, after));
}

/** What of a record may never change. */
function frozen({ may, lines = [] }: Rule, record: AnyRecord): Record<string, unknown> {
  const kept = Object.fromEntries(Object.entries(record).filter(([field]) => !may.includes(field)));
  if (lines.length && Array.isArray(kept["lines"]))
    kept["lines"] = (kept["lines"] as object[]).map((line) =>
      Object.fromEntries(Object.entries(line).filter(([field]) => !lines.includes(field))),
    );
  return kept;
}
