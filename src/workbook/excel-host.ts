/** Waits for Office: the partition key of this pane's storage ("" when it is not partitioned), undefined outside Excel. */
export async function officePartition(): Promise<string | undefined> {
  if (typeof Office === "undefined") return undefined;
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return undefined;
  return (Office.context as { partitionKey?: string }).partitionKey ?? "";
}

/** Gives the ribbon's and the context menu's commands what they do, by the names the manifest has for them. */
export function onRibbon(actions: Readonly<Record<string, () => void>>): void {
  if (typeof Office === "undefined") return;
  for (const [name, act] of Object.entries(actions))
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      try {
        act();
      } finally {
        event.completed();
      }
    });
}

/** Office's background colour, by which the pane is light or dark; undefined where Office does not say. */
export function officeBackground(): string | undefined {
  if (typeof Office === "undefined") return undefined;
  return (Office.context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor;
}
