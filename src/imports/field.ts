/** What the content of a column looks like; a column without telling heading is guessed by it. */
export type Content =
  | "text"
  | "phone"
  | "email"
  | "taxId"
  | "taxCode"
  | "taxRate"
  | "day"
  | "amount"
  | "quantity"
  | "months"
  | "frequency"
  | "serials";

/** A field a foreign column can be read into. */
export interface Field {
  readonly name: string;
  readonly label: () => string;
  readonly content: Content;
  /** A row without it is refused. */
  readonly needed?: true;
  /** Headings it goes by, in lower case, in English, Ukrainian, Hindi and between. */
  readonly called: string;
}
