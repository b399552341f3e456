import { invalidArgument } from "./errors";
import type { ExcelHost } from "./host";
import { HostObject } from "./host-object";

/** `workbook.application`. */
export class ApplicationHost extends HostObject {
  readonly className = "Application";
  private suspended = false;

  constructor(private readonly host: ExcelHost) {
    super();
  }

  get CalculationMode(): string {
    return this.host.engine.calculationMode() === "manual" ? "Manual" : "Automatic";
  }
  set CalculationMode(mode: unknown) {
    if (mode !== "Automatic" && mode !== "Manual" && mode !== "AutomaticExceptTables")
      throw invalidArgument();
    this.host.engine.setCalculationMode(mode === "Manual" ? "manual" : "automatic");
  }
  get CalculationState(): string {
    return this.host.engine.calculating ? "Calculating" : "Done";
  }
  get CalculationEngineVersion(): number {
    return 191029;
  }
  get DecimalSeparator(): string {
    return ".";
  }
  get ThousandsSeparator(): string {
    return ",";
  }
  get UseSystemSeparators(): boolean {
    return true;
  }

  Calculate(type: unknown): void {
    if (type !== "Recalculate" && type !== "Full" && type !== "FullRebuild") throw invalidArgument();
    this.host.engine.recalculate();
  }
  SuspendApiCalculationUntilNextSync(): void {
    // Calculation waits for the first read anyway.
  }
  SuspendScreenUpdatingUntilNextSync(): void {
    if (!this.suspended) this.host.engine.suspendPainting(true);
    this.suspended = true;
  }

  /** The request ended: the screen is painted again. */
  endBatch(): void {
    if (this.suspended) this.host.engine.suspendPainting(false);
    this.suspended = false;
  }
}

/** `context.runtime`: lets an add-in silence the events of the whole workbook for itself. */
export class RuntimeHost extends HostObject {
  readonly className = "Runtime";
  constructor(private readonly host: ExcelHost) {
    super();
  }
  get EnableEvents(): boolean {
    return this.host.eventsEnabled;
  }
  set EnableEvents(enabled: unknown) {
    if (typeof enabled !== "boolean") throw invalidArgument();
    this.host.eventsEnabled = enabled;
  }
}
