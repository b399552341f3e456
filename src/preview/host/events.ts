/** The events this host raises: per class, the wire's registration → public member and wire event type. */
export const EVENTS: Readonly<Record<string, Readonly<Record<string, { member: string; type: number }>>>> = {
  Workbook: { ActivatedEvent: { member: "onActivated", type: 2203 } },
  Worksheet: {
    DataChangedEvent: { member: "onChanged", type: 10 },
    ActivatedEvent: { member: "onActivated", type: 11 },
    DeactivatedEvent: { member: "onDeactivated", type: 12 },
    SelectionChangedEvent: { member: "onSelectionChanged", type: 14 },
    CalculatedEvent: { member: "onCalculated", type: 16 },
    FormatChangedEvent: { member: "onFormatChanged", type: 18 },
    RowSortedEvent: { member: "onRowSorted", type: 19 },
    RowHiddenChangedEvent: { member: "onRowHiddenChanged", type: 22 },
    ProtectionChangedEvent: { member: "onProtectionChanged", type: 24 },
    EventNameChanged: { member: "onNameChanged", type: 25 },
    EventVisibilityChanged: { member: "onVisibilityChanged", type: 26 },
  },
  WorksheetCollection: {
    DataChangedEvent: { member: "onChanged", type: 10 },
    ActivatedEvent: { member: "onActivated", type: 11 },
    DeactivatedEvent: { member: "onDeactivated", type: 12 },
    AddedEvent: { member: "onAdded", type: 13 },
    SelectionChangedEvent: { member: "onSelectionChanged", type: 14 },
    DeletedEvent: { member: "onDeleted", type: 15 },
    CalculatedEvent: { member: "onCalculated", type: 16 },
    FormatChangedEvent: { member: "onFormatChanged", type: 18 },
    RowSortedEvent: { member: "onRowSorted", type: 19 },
    RowHiddenChangedEvent: { member: "onRowHiddenChanged", type: 22 },
    ProtectionChangedEvent: { member: "onProtectionChanged", type: 24 },
    EventNameChanged: { member: "onNameChanged", type: 25 },
    EventVisibilityChanged: { member: "onVisibilityChanged", type: 26 },
    EventMoved: { member: "onMoved", type: 27 },
  },
  Table: {
    SelectionChangedEvent: { member: "onSelectionChanged", type: 100 },
    DataChangedEvent: { member: "onChanged", type: 101 },
  },
  TableCollection: {
    DataChangedEvent: { member: "onChanged", type: 101 },
    AddedEvent: { member: "onAdded", type: 102 },
    DeletedEvent: { member: "onDeleted", type: 103 },
  },
};

/** The wire's numbers by what happened. */
export const EVENT = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selection: 14,
  deleted: 15,
  calculated: 16,
  format: 18,
  rowSorted: 19,
  rowHidden: 22,
  protection: 24,
  renamed: 25,
  visibility: 26,
  moved: 27,
  tableSelection: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  workbookActivated: 2203,
  paneVisibility: 65539,
} as const;

/** The target of what is registered on the whole workbook. */
export const WORKBOOK_TARGET = "Workbook";

/** Who waits for which events; counted, because several contexts may register the same. */
export class Subscriptions {
  private readonly counts = new Map<string, number>();

  /** What a `_RegisterX` or `_UnregisterX` of a class means; null when the class has no such event. */
  find(className: string, wire: string): { member: string; type: number; add: boolean } | null {
    const found = /^_(Unr|R)egister(\w+)$/.exec(wire);
    const event = EVENTS[className]?.[found?.[2] ?? ""];
    return found && event ? { ...event, add: found[1] === "R" } : null;
  }

  change(type: number, target: string, add: boolean): void {
    const key = `${type}|${target}`;
    const count = (this.counts.get(key) ?? 0) + (add ? 1 : -1);
    if (count > 0) this.counts.set(key, count);
    else this.counts.delete(key);
  }

  wanted(type: number, target: string): boolean {
    return this.counts.has(`${type}|${target}`);
  }

  clear(): void {
    this.counts.clear();
  }
}
