import { accessDenied, invalidArgument, invalidOperation } from "./errors";
import { HostObject } from "./host-object";
import type { WorksheetHost } from "./worksheet";

const OPTIONS = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
] as const;

const SELECTION = ["Normal", "Unlocked", "None"];

/** `worksheet.protection`. */
export class ProtectionHost extends HostObject {
  readonly className = "WorksheetProtection";
  constructor(private readonly sheet: WorksheetHost) {
    super();
  }
  private get sheets() {
    return this.sheet.host.engine.sheets;
  }

  get Protected(): boolean {
    return this.sheets.protection(this.sheet.Id).on;
  }
  get Options(): unknown {
    const { on, options } = this.sheets.protection(this.sheet.Id);
    return on ? { ...options } : null;
  }
  Protect(options: unknown, password: unknown): void {
    if (this.Protected) throw invalidOperation("The worksheet is already protected.");
    const given = (options ?? {}) as Record<string, unknown>;
    const flags = Object.fromEntries(OPTIONS.map((name) => [name, given[name] === true]));
    const selectionMode = String(given["selectionMode"] ?? "Normal");
    if (!SELECTION.includes(selectionMode)) throw invalidArgument();
    this.sheets.setProtection(this.sheet.Id, {
      on: true,
      options: { ...flags, selectionMode },
      ...(typeof password === "string" && password ? { password } : {}),
    });
  }
  Unprotect(password: unknown): void {
    const { on, password: wanted } = this.sheets.protection(this.sheet.Id);
    if (!on) return;
    // Which code Excel gives for a wrong password is not documented; this one says what happened.
    if (wanted !== undefined && wanted !== password) throw accessDenied();
    this.sheets.setProtection(this.sheet.Id, { on: false, options: {} });
  }
}
