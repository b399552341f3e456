import { msg, str } from "@lit/localize";
import type { Identity } from "./port";

/** The book on this machine, as far as a workbook's claim to it has to be judged. */
export interface BookFacts {
  readonly bookId: string;
  readonly company: string;
  /** 0 = nothing was ever saved here. */
  readonly lastSeq: number;
}

/** How a workbook stands to the book on this machine. */
export type Standing =
  /** No book was ever written into it. */
  | { readonly kind: "unclaimed" }
  /** It is this book's, up to an operation not later than the last. */
  | { readonly kind: "ours"; readonly behind: number }
  /** It shows another company's book; nothing may be written into it. */
  | { readonly kind: "foreign"; readonly company: string }
  /** This machine has no book, the workbook remembers one. */
  | { readonly kind: "store empty"; readonly company: string; readonly seq: number }
  /** It is this book's, but further than this machine: the store lost operations. */
  | { readonly kind: "ahead"; readonly by: number; readonly seq: number };

/** Judges a workbook by what it remembers. */
export function judge(identity: Identity | undefined, book: BookFacts): Standing {
  if (!identity) return { kind: "unclaimed" };
  if (identity.bookId !== book.bookId) {
    return book.lastSeq === 0
      ? { kind: "store empty", company: identity.company, seq: identity.seq }
      : { kind: "foreign", company: identity.company };
  }
  if (identity.seq > book.lastSeq)
    return { kind: "ahead", by: identity.seq - book.lastSeq, seq: identity.seq };
  return { kind: "ours", behind: book.lastSeq - identity.seq };
}

/** What a standing means, what is kept and what to do, in words. */
export function standingSentence(standing: Standing, book: BookFacts): string {
  switch (standing.kind) {
    case "unclaimed":
      return msg("This workbook does not show the book yet; nothing was written into it.");
    case "ours":
      return standing.behind === 0
        ? msg("The workbook is up to date.")
        : msg(str`The workbook is ${standing.behind} changes behind and is being brought up to date.`);
    case "foreign":
      return msg(
        str`This workbook holds the book of ${standing.company}, and this pane that of ${book.company}. Nothing was written into it; open the workbook of ${book.company}.`,
      );
    case "store empty":
      return msg(
        str`This machine holds no book, but the workbook remembers that of ${standing.company}. It can be restored from the workbook's own copy; nothing was written.`,
      );
    case "ahead":
      return msg(
        str`The workbook is ${standing.by} changes further than this machine, whose storage must have lost them. Restore them from the workbook's own copy; nothing was written.`,
      );
  }
}
