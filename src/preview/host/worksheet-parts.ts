import type { ExcelHost } from "./host";
import { HostObject } from "./host-object";

/** The objects that hang on a worksheet. */
export abstract class WorksheetParts extends HostObject {
  constructor(
    readonly host: ExcelHost,
    readonly Id: string,
  ) {
    super();
  }
  override get eventTarget(): string {
    return this.Id;
  }
}
