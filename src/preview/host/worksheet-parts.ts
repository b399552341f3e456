import { AutoFilterHost } from "./auto-filter";
import type { ExcelHost } from "./host";
import { HostObject } from "./host-object";
import { FreezePanesHost } from "./freeze-panes";
import { PageBreaksHost } from "./page-breaks";
import { PageLayoutHost } from "./page-layout";
import { ProtectionHost } from "./protection";
import { SheetPropertiesHost } from "./sheet-properties";
import { ShapesHost } from "./shapes";
import type { WorksheetHost } from "./worksheet";

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
  /** This sheet, whole: the parts are handed out by it. */
  protected abstract readonly self: WorksheetHost;

  get AutoFilter(): AutoFilterHost {
    return AutoFilterHost.ofSheet(this.self);
  }
  get FreezePanes(): FreezePanesHost {
    return new FreezePanesHost(this.self);
  }
  get Protection(): ProtectionHost {
    return new ProtectionHost(this.self);
  }
  get PageLayout(): PageLayoutHost {
    return new PageLayoutHost(this.self);
  }
  get HorizontalPageBreaks(): PageBreaksHost {
    return new PageBreaksHost(this.self, "rowBreaks");
  }
  get VerticalPageBreaks(): PageBreaksHost {
    return new PageBreaksHost(this.self, "columnBreaks");
  }
  get Shapes(): ShapesHost {
    return new ShapesHost(this.self);
  }
  get CustomProperties(): SheetPropertiesHost {
    return new SheetPropertiesHost(this.self);
  }
}
