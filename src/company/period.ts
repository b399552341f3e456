import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { Read } from "../store/work";

/** Refuses what is dated inside the closed books, at the field of the day. @throws Refusal */
export async function refuseClosed(read: Read, on: Day, field = "on"): Promise<void> {
  const { closedUntil } = await read.get("company:main");
  if (!closedUntil || on > closedUntil) return;
  throw new Refusal(
    msg(
      str`The books are closed until ${closedUntil}; nothing was changed. Choose a later day, or reopen the period in Settings.`,
    ),
    { [field]: msg(str`The books are closed until ${closedUntil}.`) },
  );
}
