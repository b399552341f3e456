import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { RecordId } from "../records";
import type { CommandCall } from "../store/command";
import type { Store } from "../store/store";
import type { Read } from "../store/work";
import { readTyped, type CellContext } from "./cells";
import type { MirrorSheet } from "./changes";
import { typedFaultWords } from "./edit-words";
import type { TypedTexts } from "./mirror";
import type { Taken } from "./mirror-state";
import type { FoundRow, WorkbookPort } from "./port";

interface Parts {
  readonly store: Store;
  readonly port: WorkbookPort;
  readonly onRefused: (refused: { readonly table: string; readonly says: string }) => void;
  readonly onBug: (error: unknown) => void;
  /** Hears of many rows how many are looked at. */
  readonly onTaken: (taken: Taken) => void;
}

/** Fewer rows are taken before a person would see a bar. */
const SEEN = 20;

/** What stands at places by the time they are read: rows of ours that came there meanwhile, and rows that are none of ours. */
export async function rowsAt(
  port: WorkbookPort,
  { shape }: MirrorSheet,
  places: readonly number[],
): Promise<{ ours: FoundRow[]; strangers: number[] }> {
  const found = await port.peek(shape, places);
  if (found.every(({ key }) => key === "")) return { ours: [], strangers: found.map(({ at }) => at) };
  // A key that stands twice was pasted with the row: only its first one is ours.
  const first = new Map<string, number>();
  const free: number[] = [];
  for (const { key, at } of await port.read(shape, []))
    if (key === "" || first.has(key)) free.push(at);
    else first.set(key, at);
  const ours = found.filter(({ key, at }) => key !== "" && first.get(key) === at);
  // The person sorted, or a row got its key while the next cell was typed into it: what was meant may be anywhere.
  return { ours, strangers: ours.length ? free : found.map(({ at }) => at) };
}

/** Makes records of the rows at these places that are none of ours; says beside each of the others why not. Gives
 *  those that the person changed while they were taken. */
export async function welcomeRows(
  parts: Parts,
  sheet: MirrorSheet,
  places: readonly number[],
  context: CellContext,
): Promise<FoundRow[]> {
  if (!places.length) return [];
  const { port, onRefused } = parts;
  const adopted: FoundRow[] = [];
  const refused: { at: number; says: string }[] = [];
  const stopped = new AbortController();
  const about = { sheet: sheet.shape.sheet, total: places.length, stop: () => stopped.abort() };
  for (const [done, row] of (await port.peek(sheet.shape, places)).entries()) {
    if (places.length >= SEEN && !stopped.signal.aborted) parts.onTaken({ ...about, done });
    if (row.cells.every((cell) => cell === "")) continue;
    const outcome = stopped.signal.aborted ? left() : await welcome(parts, sheet, row, context);
    if ("key" in outcome) adopted.push({ ...row, key: outcome.key });
    else refused.push({ at: row.at, says: outcome.says });
  }
  const changed = adopted.length ? await port.adopt(sheet.shape, adopted) : [];
  if (!refused.length) return changed;
  await port.disown(sheet.shape, refused);
  const [first] = refused;
  onRefused({
    table: sheet.shape.table,
    says:
      refused.length === 1
        ? (first?.says ?? "")
        : stopped.signal.aborted
          ? msg(str`Stopped: ${adopted.length} new rows are saved, ${refused.length} are not and stay.`)
          : msg(str`${refused.length} rows are not saved; the reason stands beside each.`),
  });
  return changed;
}

async function welcome(
  { store, onBug }: Parts,
  { mirror, shape }: MirrorSheet,
  row: FoundRow,
  context: CellContext,
): Promise<{ key: string } | { says: string }> {
  // A mirror forgets its record type once declared; the answer is the id of whatever it mirrors.
  const add = mirror.add as
    ((typed: TypedTexts, read: Read, today: Day) => Promise<CommandCall<RecordId>>) | undefined;
  if (!add)
    return {
      says: msg(
        "This row is not saved: new ones are made in the pane. It stays here until the sheet is rebuilt.",
      ),
    };
  const texts = new Map<string, string>();
  for (const [at, { header, kind = "text", choices }] of mirror.columns.entries()) {
    const typed = row.cells[at] ?? "";
    const read = readTyped(typed, kind, context, choices);
    if ("fault" in read) return { says: notYet(typedFaultWords(read.fault, header, choices, typed)) };
    texts.set(header, read.text.trim());
  }
  const typedTexts: TypedTexts = (header) => {
    const text = texts.get(header);
    if (text === undefined) throw new Error(`${shape.table} has no column ${header}`);
    return text;
  };
  try {
    const call = await store.read((read) => add(typedTexts, read, context.today));
    return { key: await store.run(call, "cell") };
  } catch (error) {
    if (error instanceof Refusal) return { says: notYet(reasonWords(error)) };
    onBug(error);
    return { says: msg("This row could not be saved.") };
  }
}

/** A row that nobody looked at because the person stopped it. */
const left = (): { says: string } => ({
  says: msg("Not saved: you stopped it. Type into the row to try it again."),
});

/** What keeps a row out: its fields say it; the refusal's own sentence only repeats that it is not saved. */
const reasonWords = ({ message, problems }: Refusal): string => Object.values(problems).join(" ") || message;

const notYet = (reason: string): string => msg(str`Not saved yet. ${reason}`);
