import { command } from "../store/command";
import { BACKUP_AT, BACKUP_SEQ } from "./backup-queries";

/** Notes that a backup was made: at what moment (UTC), and which operation was the last in it. An older one is not noted over a newer. */
export const noteBackup = command("backup.note", async (work, { at, seq }: { at: string; seq: number }) => {
  const [before, last] = await Promise.all([work.balance(BACKUP_AT), work.balance(BACKUP_SEQ)]);
  const moment = Date.parse(at);
  if (moment <= before.amount) return;
  await work.move(BACKUP_AT, moment - before.amount);
  if (seq !== last.amount) await work.move(BACKUP_SEQ, seq - last.amount);
});
