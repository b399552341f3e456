import { msg, str } from "@lit/localize";
import { refusalWords, type Refusal } from "../base/refusal";
import type { CodePage } from "./delimited";
import type { Decision, Fault, Like, ListKind, OutcomeKind } from "./model";

/** What a kind of list is called. */
export const kindName = (kind: ListKind): string =>
  ({
    customers: msg("Customers"),
    items: msg("Items"),
    cards: msg("Units at customers"),
    contracts: msg("Contracts"),
    bills: msg("Open bills"),
    stock: msg("Opening stock"),
  })[kind];

/** What becomes of a row, as a word on a badge. */
export const outcomeName = (kind: OutcomeKind): string =>
  ({
    new: msg("new"),
    duplicate: msg("duplicate"),
    ask: msg("to ask"),
    refused: msg("refused"),
    nothing: msg("nothing to enter"),
  })[kind];

/** What was said about a row that was asked about. */
export const decisionName = (decision: Decision): string =>
  ({ add: msg("somebody new"), same: msg("the same"), leave: msg("left out") })[decision];

/** Whom or what a row is like, and why. */
export function likeWords({ why, row, name }: Like): string {
  const where = row === undefined ? msg(str`${name} in the book`) : msg(str`row ${row}, ${name}`);
  if (why === "same phone, other name") return msg(str`Same phone as ${where}`);
  if (why === "same name, phone missing") return msg(str`Same name as ${where}, but a phone is missing`);
  return msg(str`The same as ${where}`);
}

/** What is wrong with a cell, as a sentence that begins with its heading. */
export function faultWords({ column, raw, reason, field }: Fault): string {
  const says = reasonWords(reason);
  const heading = column || field;
  return raw === null || raw.trim() === ""
    ? `${heading}: ${says}`
    : `${heading} “${raw.trim().slice(0, 60)}”: ${says}`;
}

function reasonWords(reason: string): string {
  if (reason.startsWith("gstin:")) return reason.slice(6).split("+").map(gstinWords).join(", ");
  return (
    {
      missing: msg("it is needed"),
      phone: msg("no phone number"),
      email: msg("no e-mail address"),
      date: msg("no day"),
      amount: msg("no amount"),
      months: msg("no number of months"),
      frequency: msg("not a known frequency"),
      hsn: msg("an HSN or SAC has 4, 6 or 8 digits"),
      gstRate: msg("no tax rate"),
      taxId: msg("no valid tax number"),
      dueBeforeDate: msg("before the date of the bill"),
      paidMoreThanAmount: msg("more than the amount"),
      endBeforeStart: msg("before the first day"),
      endDiffersFromMonths: msg("not the last day of so many months"),
      unknownItem: msg("no such item in the book"),
    }[reason] ?? reason
  );
}

const gstinWords = (fault: string): string =>
  ({
    length: msg("a GSTIN has 15 characters"),
    characters: msg("a GSTIN has letters and digits only"),
    stateCode: msg("no such state code"),
    format: msg("not built as a GSTIN is"),
    checkDigit: msg("its last character does not fit the others: a slip of the pen"),
  })[fault] ?? fault;

/** What the book said against a row after all. */
export const refusedWords = (error: Error): string =>
  error.name === "Refusal" ? refusalWords(error as Refusal) : error.message;

/** What a code page is called. */
export const codePageName = (page: CodePage): string =>
  ({
    "utf-8": "Unicode (UTF-8)",
    "windows-1251": msg("Cyrillic (Windows-1251)"),
    "windows-1252": msg("Western European (Windows-1252)"),
    "utf-16le": "Unicode (UTF-16)",
    "utf-16be": "Unicode (UTF-16 BE)",
    "koi8-u": msg("Ukrainian (KOI8-U)"),
    ibm866: msg("Cyrillic (DOS)"),
  })[page];
