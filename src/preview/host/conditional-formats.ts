import type { Box, ConditionalFormat, ConditionalRule } from "../grid-types";
import { intersection } from "./address";
import { apiNotFound, invalidArgument, itemNotFound } from "./errors";
import { ConditionalFormatHost } from "./conditional-format";
import { HostCollection, type HostObject, NullObject } from "./host-object";
import { integer } from "./range-area";
import type { WorksheetHost } from "./worksheet";

/** What each kind begins as, before its rule is set. */
const BEGIN: Readonly<Record<string, ConditionalRule>> = {
  Custom: { type: "custom", formula: "=FALSE", style: {} },
  CellValue: { type: "cellValue", operator: "equal", formula1: "=0", style: {} },
  ContainsText: { type: "text", operator: "contains", text: " ", style: {} },
  DataBar: { type: "dataBar", color: "#638EC6", gradient: true },
};

/** `range.conditionalFormats`: those that touch the range, first in priority first. */
export class ConditionalFormatsHost extends HostCollection<ConditionalFormatHost> {
  readonly className = "ConditionalFormatCollection";
  constructor(
    private readonly sheet: WorksheetHost,
    private readonly boxes: () => readonly Box[],
  ) {
    super();
  }
  list(): ConditionalFormatHost[] {
    const touches = ({ boxes }: ConditionalFormat) =>
      boxes.some((box) => this.boxes().some((mine) => intersection(box, mine)));
    const all = this.sheet.host.engine.rules.conditionalFormats(this.sheet.Id);
    return all.filter(touches).map(({ id }) => new ConditionalFormatHost(this.sheet, id));
  }
  Add(type: unknown): ConditionalFormatHost {
    this.sheet.guardFormat();
    const rule = BEGIN[String(type)];
    if (!rule) throw apiNotFound(`ConditionalFormatType.${String(type)}`);
    const id = this.sheet.host.engine.rules.addConditionalFormat(this.sheet.Id, {
      boxes: [...this.boxes()],
      rule,
      stopIfTrue: false,
    });
    return new ConditionalFormatHost(this.sheet, id);
  }
  ClearAll(): void {
    this.sheet.guardFormat();
    for (const box of this.boxes()) this.sheet.host.engine.rules.clearConditionalFormats(this.sheet.Id, box);
  }
  GetItem(id: unknown): ConditionalFormatHost {
    const found = this.list().find((one) => one.Id === id);
    if (!found) throw itemNotFound();
    return found;
  }
  GetItemOrNullObject(id: unknown): HostObject {
    return this.list().find((one) => one.Id === id) ?? NullObject.instance;
  }
  GetItemAt(index: unknown): ConditionalFormatHost {
    const found = this.list()[integer(index)];
    if (!found) throw invalidArgument();
    return found;
  }
  item(id: unknown): ConditionalFormatHost {
    return this.GetItem(id);
  }
}
