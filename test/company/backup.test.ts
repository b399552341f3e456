import { expect, it } from "vitest";
import { idTime, newId } from "../../src/base/id";
import { noteBackup } from "../../src/company/backup-commands";
import { backupAge, lastBackup } from "../../src/company/backup-queries";
import { amendCompany } from "../../src/company/commands";
import { alertsAt } from "../../src/desk/alerts";
import { openBook } from "../book";

it("[Y26] the last backup is remembered with the book, and asks for another when it is too old", async () => {
  const book = await openBook();
  const age = (today: string) => book.store.read((read) => backupAge(read, today));
  const due = async (today: string) =>
    (await book.store.read((read) => alertsAt(read, { today, now: `${today}T10:00:00.000Z` }))).find(
      ({ kind }) => kind === "backup due",
    );
  expect(await book.store.read(lastBackup)).toBeUndefined();
  await book.run(noteBackup({ at: "2026-04-10T10:00:00.000Z", seq: 9 }));
  await book.run(noteBackup({ at: "2026-04-12T10:00:00.000Z", seq: 7 }));
  // The date of an older backup that was put back says nothing new.
  await book.run(noteBackup({ at: "2026-04-02T10:00:00.000Z", seq: 3 }));
  expect(await book.store.read(lastBackup)).toEqual({ at: "2026-04-12T10:00:00.000Z", seq: 7 });
  expect(await age("2026-04-18")).toMatchObject({ days: 6, isDue: false, since: "2026-04-12" });
  expect(await due("2026-04-18")).toBeUndefined();
  expect(await due("2026-04-19")).toMatchObject({ urgency: "soon", days: 7, id: "company:main" });
  expect(await due("2026-05-20")).toMatchObject({ urgency: "now" });
  await book.run(amendCompany({ settings: { backupDays: 0 } }));
  expect(await due("2026-12-31")).toBeUndefined();
  expect(await book.faults()).toEqual([]);
});

it("[Y26] a book without a backup counts from the day its first party was saved", async () => {
  const book = await openBook();
  const before = Date.now();
  expect(Math.abs(idTime(newId("party")) - before)).toBeLessThan(600_000);
  expect(idTime("company:main")).toBeNaN();
  const later = "2031-01-01";
  const age = await book.store.read((read) => backupAge(read, later));
  expect(age).toMatchObject({ last: undefined, isDue: true });
  expect(age?.days).toBeGreaterThan(300);
});
