/** A rectangle of cells, zero-based, with counts; whole columns have `rows` = 1,048,576. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Every worksheet's size, whatever the grid keeps in memory. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A raw value as read: "" is an empty cell, an error is its text (`#DIV/0!`). */
export type CellValue = string | number | boolean;

/** What is written: `=…` a formula, a leading `'` keeps the rest as text, any other string is text as it stands (numbers and dates are not recognised), "" empties, null leaves the cell alone. */
export type CellInput = string | number | boolean | null;

export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

export interface SheetInfo {
  /** Stable for the life of the sheet, also through save and open of a snapshot. */
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** `#RRGGBB`, or "" for none. */
  readonly tabColor: string;
  readonly gridlines: boolean;
  readonly headings: boolean;
}

export type BorderStyle =
  | "thin" | "medium" | "thick" | "dashed" | "dotted" | "double" | "hair"
  | "dashDot" | "dashDotDot" | "mediumDashed" | "mediumDashDot" | "mediumDashDotDot" | "slantDashDot"; // prettier-ignore

export interface BorderLine {
  readonly style: BorderStyle;
  /** `#RRGGBB`. */
  readonly color: string;
}

export type BorderSide = "top" | "bottom" | "left" | "right";

/** The look of a cell. In a patch an absent key leaves as is and null takes the property away. */
export interface CellStyle {
  readonly fontName?: string | null;
  /** Points. */
  readonly fontSize?: number | null;
  readonly bold?: boolean | null;
  readonly italic?: boolean | null;
  readonly underline?: boolean | null;
  readonly strikethrough?: boolean | null;
  /** `#RRGGBB`. */
  readonly color?: string | null;
  /** `#RRGGBB`. */
  readonly fill?: string | null;
  readonly top?: BorderLine | null;
  readonly bottom?: BorderLine | null;
  readonly left?: BorderLine | null;
  readonly right?: BorderLine | null;
  readonly horizontal?: "left" | "center" | "right" | "justify" | "distributed" | null;
  readonly vertical?: "top" | "center" | "bottom" | null;
  readonly wrap?: boolean | null;
  /** Degrees −90…90, or 255 for stacked letters. */
  readonly rotation?: number | null;
  readonly indent?: number | null;
  /** Excel format code in en-US; absent = General. */
  readonly numberFormat?: string | null;
}

export interface TableInfo {
  /** Stable, also through renames. */
  readonly id: string;
  readonly sheetId: string;
  readonly name: string;
  /** Header, data and totals row together. */
  readonly box: Box;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showFilterButton: boolean;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  /** `TableStyleMedium2` …, "" for none. */
  readonly style: string;
  /** Header texts, left to right. */
  readonly columns: readonly { readonly id: number; readonly name: string }[];
}

/** Changes of a table's looks. */
export type TableLooks = Partial<
  Pick<
    TableInfo,
    | "showFilterButton"
    | "showBandedRows"
    | "showBandedColumns"
    | "highlightFirstColumn"
    | "highlightLastColumn"
    | "style"
  >
>;

/** One column's filter. `custom` compares like Excel: `=text`, `<>text`, `>5`, `>=5`, `=*part*`. Values are display texts; "" is the blanks. */
export type FilterCriterion =
  | { readonly on: "values"; readonly values: readonly string[] }
  | {
      readonly on: "custom";
      readonly first: string;
      readonly second?: string;
      readonly operator?: "and" | "or";
    };

export interface FilterState {
  readonly box: Box;
  /** By column offset inside the box. */
  readonly criteria: ReadonlyMap<number, FilterCriterion>;
  /** The rows hidden by this filter, ascending. */
  readonly hiddenRows: readonly number[];
}

export interface SortKey {
  /** Column offset inside the sorted box. */
  readonly offset: number;
  readonly ascending: boolean;
}

export type ValidationOperator =
  | "between" | "notBetween" | "equal" | "notEqual"
  | "greaterThan" | "lessThan" | "greaterThanOrEqual" | "lessThanOrEqual"; // prettier-ignore

/** `source` of a list: choices joined by commas, or a formula with its `=`. Formulas and numbers are texts as in the dialog. */
export type ValidationCheck =
  | { readonly type: "list"; readonly source: string; readonly dropDown: boolean }
  | {
      readonly type: "wholeNumber" | "decimal" | "date" | "time" | "textLength";
      readonly operator: ValidationOperator;
      readonly formula1: string;
      readonly formula2?: string;
    }
  | { readonly type: "custom"; readonly formula: string };

export interface Validation {
  readonly check: ValidationCheck;
  readonly ignoreBlanks: boolean;
  readonly alert: {
    readonly show: boolean;
    readonly style: "stop" | "warning" | "information";
    readonly title: string;
    readonly message: string;
  };
  readonly prompt: { readonly show: boolean; readonly title: string; readonly message: string };
}

export type ConditionalRule =
  | { readonly type: "custom"; readonly formula: string; readonly style: CellStyle }
  | {
      readonly type: "cellValue";
      readonly operator: ValidationOperator;
      readonly formula1: string;
      readonly formula2?: string;
      readonly style: CellStyle;
    }
  | {
      readonly type: "text";
      readonly operator: "contains" | "notContains" | "beginsWith" | "endsWith";
      readonly text: string;
      readonly style: CellStyle;
    }
  | { readonly type: "dataBar"; readonly color: string; readonly gradient: boolean };

export interface ConditionalFormat {
  readonly id: string;
  readonly boxes: readonly Box[];
  readonly rule: ConditionalRule;
  readonly stopIfTrue: boolean;
  /** 0 is applied first. */
  readonly priority: number;
  /** Anything the caller wants kept with the rule, as JSON. */
  readonly note?: unknown;
}

export interface Protection {
  readonly on: boolean;
  /** What is still allowed, by Excel's option names (`allowSort`, `allowAutoFilter`, …). */
  readonly options: Readonly<Record<string, boolean | string>>;
  readonly password?: string;
}

/** How a sheet is printed; absent = Excel's default. Margins in points. */
export interface PageLayout {
  readonly orientation?: "portrait" | "landscape";
  /** Excel's paper number: 1 Letter, 8 A3, 9 A4, 11 A5. */
  readonly paper?: number;
  readonly margins?: Readonly<
    Partial<Record<"top" | "bottom" | "left" | "right" | "header" | "footer", number>>
  >;
  readonly printArea?: readonly Box[];
  /** First row and number of rows repeated on every page. */
  readonly titleRows?: { readonly first: number; readonly count: number };
  readonly titleColumns?: { readonly first: number; readonly count: number };
  readonly headerFooter?: Readonly<
    Partial<
      Record<
        "leftHeader" | "centerHeader" | "rightHeader" | "leftFooter" | "centerFooter" | "rightFooter",
        string
      >
    >
  >;
  /** Percent; not together with `fit`. */
  readonly scale?: number;
  readonly fit?: { readonly width?: number; readonly height?: number };
  readonly centerHorizontally?: boolean;
  readonly centerVertically?: boolean;
  readonly printGridlines?: boolean;
  readonly printHeadings?: boolean;
  readonly blackAndWhite?: boolean;
  readonly draft?: boolean;
  readonly firstPageNumber?: number;
  readonly printOrder?: "downThenOver" | "overThenDown";
  readonly rowBreaks?: readonly number[];
  readonly columnBreaks?: readonly number[];
}

/** `sheetId` absent = known in the whole workbook. */
export interface DefinedName {
  readonly name: string;
  readonly sheetId?: string;
  /** With its `=`: `=Sheet1!$A$1:$B$2`, `=0.18`. */
  readonly formula: string;
  readonly visible: boolean;
  readonly comment: string;
}

export interface Hyperlink {
  readonly address?: string;
  /** `Sheet1!A1` or a name, inside this workbook. */
  readonly documentReference?: string;
  readonly screenTip?: string;
}

/** A picture over the cells; lengths in points from the sheet's top left. */
export interface Picture {
  readonly id: string;
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly type: "png" | "jpeg";
  readonly bytes: Uint8Array;
  readonly altText: string;
}

export interface Selection {
  readonly sheetId: string;
  /** At least one; the last is the one being extended. */
  readonly boxes: readonly Box[];
}
