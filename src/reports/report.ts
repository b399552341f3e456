import type { Day } from "../base/day";
import type { Company, RecordId } from "../records";
import type { Read } from "../store/work";

/** How a figure is shown: money in minor units, quantity as decimal text, percent as 12.5 for 12.5 %, hours as a number. */
export type ReportKind = "text" | "day" | "money" | "quantity" | "number" | "percent" | "hours";

/** Raw value of a cell, by its column's kind; undefined is an empty cell. */
export type ReportValue = string | number | undefined;

interface Asked {
  readonly name: string;
  readonly label: () => string;
}

/** What a report asks for. Its answer is text: a day, a record's id, a choice's value, minor units, "yes" or ""; "" is not answered. */
export type Parameter = Asked &
  (
    | { readonly kind: "day"; readonly initial: (today: Day, company: Company) => Day }
    | {
        readonly kind: "party";
        readonly role: "customer" | "principal" | "any";
        /** Without it the report cannot be run; otherwise "" means all. */
        readonly required?: boolean;
      }
    | { readonly kind: "item" | "technician" | "account"; readonly required?: boolean }
    | {
        readonly kind: "choice";
        readonly options: () => readonly { readonly value: string; readonly label: string }[];
        readonly initial: string;
      }
    | { readonly kind: "flag"; readonly initial: boolean }
    /** Minor units, as text. */
    | { readonly kind: "money"; readonly initial: string }
  );

/** Answers to a report's parameters by name; the same in a route, in what is remembered and in a worksheet function. */
export type Answers = Readonly<Record<string, string>>;

export interface ReportColumn {
  /** Letters; names the column to charts and tests, in no language. */
  readonly key: string;
  readonly header: () => string;
  readonly kind: ReportKind;
  /** Characters. */
  readonly width?: number;
  /** Gets a total that follows the sheet's filter. */
  readonly total?: boolean;
  /**
   * In a pane too narrow for all columns: `stays` beside the first, `under` the first as a quiet line; left out there when
   * not said. The first column always stays.
   */
  readonly pane?: "stays" | "under";
}

export interface ReportRow {
  /** In the order of the columns. */
  readonly cells: readonly ReportValue[];
  /** The record the row is about: choosing the row opens its page. */
  readonly of?: RecordId;
  /** The page or narrower report that shows what a figure is made of, where that is more than one record. */
  readonly drill?: { readonly name: string; readonly params: Readonly<Record<string, string>> };
  /** Stands out by its colour and a word in its cells; colour is never alone. */
  readonly tone?: "bad" | "warn" | "ok";
}

/** A picture of the rows: one mark a row (first twelve by the first value, the others together) for each value column. */
export interface ReportChart {
  readonly kind: "bar" | "column" | "stacked" | "line" | "pie";
  readonly title: () => string;
  /** Key of the column with the names. */
  readonly names: string;
  /** Keys of the columns with the figures. */
  readonly values: readonly string[];
}

export interface ReportResult {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly chart?: ReportChart;
  /** Sentences that belong to the figures: what is left out, what to look at. */
  readonly notes?: readonly string[];
}

/** What every report may need besides its answers. */
export interface ReportContext {
  readonly today: Day;
  readonly company: Company;
}

/** What a report looks like in the gallery: its chart, or a list. */
export type ReportPicture = ReportChart["kind"] | "list";

export type ReportGroup = "money" | "service" | "contracts" | "stock" | "tax";

/** One report, declared in a file of its own `src/reports/<name>-report.ts` and listed in `all-reports.ts`. */
export interface Report {
  /** Lower case letters and hyphens: its name in routes and to the worksheet function REPORT. */
  readonly name: string;
  readonly title: () => string;
  /** One sentence: the question it answers. */
  readonly about: () => string;
  readonly group: ReportGroup;
  readonly picture: ReportPicture;
  /** Whether a company has any use for it; every one when left out. */
  readonly suits?: (company: Company) => boolean;
  readonly parameters: readonly Parameter[];
  /** The papers that show its rows otherwise, by name, offered beside it: `statement`. */
  readonly paper?: "statement";
  /** @throws Refusal where answers are missing or make no sense together. */
  run(read: Read, answers: Answers, context: ReportContext): Promise<ReportResult>;
  /** The answers with which Prove it runs it; its own initial ones when left out. */
  cases?(read: Read, context: ReportContext): Promise<readonly Answers[]>;
  /**
   * The figure its total must equal, from the ledger or the records it sums (invariant 13): what Prove it compares, with
   * the answers of `cases`. Sentences name what differs; an empty list is the proof.
   */
  reconcile?(
    read: Read,
    result: ReportResult,
    context: ReportContext,
    answers: Answers,
  ): Promise<readonly string[]>;
}
