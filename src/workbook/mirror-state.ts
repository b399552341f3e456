import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Standing } from "./identity";
import type { TableFault } from "./port";

/** How the workbook stands to the book, for the pane's chip and banners. */
export interface MirrorState {
  readonly phase:
    | "starting"
    /** Not this book's workbook (yet): `claim()` makes it so. */
    | "unclaimed"
    /** Another company's workbook: nothing is written. */
    | "foreign"
    /** The workbook remembers what this machine lost: `restore()`, or `claim()` to go on with what is here. */
    | "restorable"
    | "writing"
    /** The person is in a cell's edit mode; writing goes on when it ends. */
    | "editing"
    | "current"
    /** Writing failed; it is tried again with the next change or on request. */
    | "failed"
    | "stopped";
  /** What the phase means, in words. */
  readonly sentence: string;
  /** Rows written of all while a whole sheet is built, or looked at while new ones are taken; `stop` leaves the others. */
  readonly progress?: {
    readonly table: string;
    readonly done: number;
    readonly total: number;
    readonly stop?: () => void;
  };
  /** Tables that cannot be written until they are repaired. */
  readonly faults: readonly TableFault[];
  /** Operation the sheets are written up to. */
  readonly seq: number;
}

/** What happened to a table, what is kept, what to do. */
export function faultSentence({ fault, sheet, table, detail }: TableFault): string {
  switch (fault) {
    case "sheet missing":
      return msg(
        str`The sheet ${sheet} is gone. The book is unharmed; rebuild the sheet when you want it back.`,
      );
    case "table missing":
      return msg(
        str`The table ${table} on the sheet ${sheet} is gone. The book is unharmed; rebuild it to go on.`,
      );
    case "renamed":
      return msg(
        str`The table ${table} was renamed to ${detail} and no longer follows the book. Rebuild it to give it its name back.`,
      );
    case "reshaped":
      return msg(
        str`The table ${table} lost columns (${detail}) and no longer follows the book. Rebuild it to get them back.`,
      );
  }
}

/** What a phase without progress means, in words. */
export function phaseSentence(phase: MirrorState["phase"]): string {
  switch (phase) {
    case "starting":
      return msg("Looking at the workbook …");
    case "writing":
      return msg("Writing the workbook …");
    case "editing":
      return msg("Finish editing the cell: the sheets are written after that.");
    case "current":
      return msg("The workbook is up to date.");
    case "stopped":
      return msg("The sheets no longer follow the book.");
    default:
      return "";
  }
}

/** What writing a whole sheet is at. */
export const progressSentence = (table: string, done: number, total: number, locale: string): string =>
  msg(str`Writing ${table}: ${done.toLocaleString(locale)} of ${total.toLocaleString(locale)}`);

/** The sheets show later changes than the workbook's copy could restore; `restore({ allTheSame: true })` goes on. */
export class LateCopy extends Refusal {
  constructor(changes: number, problem: string) {
    const lost = msg(
      str`The sheets show ${changes} later changes than the workbook's copy of the book holds; restoring would lose those. Nothing was changed. Keep a copy of the workbook first, then restore all the same and enter them again.`,
    );
    super([problem, lost].filter(Boolean).join(" "));
  }
}

/** What a workbook waits for that is not this book's. */
export function waitingPhase({ kind }: Standing): MirrorState["phase"] {
  if (kind === "foreign") return "foreign";
  return kind === "store empty" || kind === "ahead" ? "restorable" : "unclaimed";
}

/** The state while many new rows of a sheet are taken into the book, with how far that is. */
export const takenState = ({ sheet, done, total, stop }: Taken) => ({
  sentence: msg(str`Taking new rows of ${sheet}: ${done} of ${total}`),
  progress: { table: sheet, done, total, stop },
});

/** How many of a sheet's new rows are looked at; `stop` leaves those that are not yet. */
export interface Taken {
  readonly sheet: string;
  readonly done: number;
  readonly total: number;
  readonly stop: () => void;
}
