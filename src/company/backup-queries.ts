import { daysBetween, today as dayOf, type Day } from "../base/day";
import { idTime } from "../base/id";
import type { Company } from "../records";
import type { Read } from "../store/work";

/** The balance that holds when the last backup was made, milliseconds since 1970, and of which operation it was the last. */
export const BACKUP_AT = "backup/at";
export const BACKUP_SEQ = "backup/seq";

/** After so many days without a backup somebody is reminded, unless the company says otherwise; 0 = never. */
const REMIND_DAYS = 7;

/** After how many days the company wants to be reminded of a backup; 0 = never. */
export const backupDays = ({ backupDays = REMIND_DAYS }: Pick<Company["settings"], "backupDays">): number =>
  backupDays;

/** The last backup that was made of the book. */
export interface LastBackup {
  /** UTC instant. */
  readonly at: string;
  /** The last operation in it. */
  readonly seq: number;
}

/** The last backup; undefined when none was ever made. */
export async function lastBackup(read: Read): Promise<LastBackup | undefined> {
  const [at, seq] = await Promise.all([read.balance(BACKUP_AT), read.balance(BACKUP_SEQ)]);
  return at.amount ? { at: new Date(at.amount).toISOString(), seq: seq.amount } : undefined;
}

/** How a book stands with its backups on a day. */
export interface BackupAge {
  readonly last: LastBackup | undefined;
  /** Days since the last backup, or since the first party was saved when there is none. */
  readonly days: number;
  /** The day counted from. */
  readonly since: Day;
  /** It is time for another. */
  readonly isDue: boolean;
}

/** The age of the last backup; undefined while no company is set up. A book without a backup counts from its first party. */
export async function backupAge(read: Read, today: Day): Promise<BackupAge | undefined> {
  const company = await read.find("company:main");
  if (!company) return undefined;
  const last = await lastBackup(read);
  const since = last ? dayOf(new Date(last.at)) : await begunOn(read, today);
  const days = Math.max(0, daysBetween(since, today));
  const limit = backupDays(company.settings);
  return { last, since, days, isDue: limit > 0 && days >= limit };
}

/** The day the first party was saved, as its id tells; today where that cannot be told. */
async function begunOn(read: Read, today: Day): Promise<Day> {
  const [first] = await read.list("party", "id", undefined, { limit: 1 });
  const made = first ? idTime(first.id) : Number.NaN;
  const begun = Number.isNaN(made) ? today : dayOf(new Date(made));
  return begun < today ? begun : today;
}
