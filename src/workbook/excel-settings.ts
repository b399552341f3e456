import type { Identity } from "./port";

/** The document setting that says whose book a workbook shows. */
const SETTING = "servicebook";

/** Queues the identity's writing, so that it goes with the same request as the rows it vouches for. */
export function queueIdentity(context: Excel.RequestContext, identity: Identity): void {
  context.workbook.settings.add(SETTING, JSON.stringify(identity));
}

/** Reads the identity; undefined when there is none, or something that is none. */
export async function readIdentity(context: Excel.RequestContext): Promise<Identity | undefined> {
  const setting = context.workbook.settings.getItemOrNullObject(SETTING);
  setting.load("value");
  await context.sync();
  if (setting.isNullObject) return undefined;
  try {
    const found = JSON.parse(String(setting.value)) as Partial<Identity>;
    return typeof found.bookId === "string" && typeof found.seq === "number"
      ? (found as Identity)
      : undefined;
  } catch {
    return undefined;
  }
}
