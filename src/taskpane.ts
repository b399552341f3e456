import { msg, str } from "@lit/localize";
import { start } from "./app";
import { pageOf } from "./catalog";
import { Refusal } from "./base/refusal";
import type { RecordId } from "./records";
import { systemClock } from "./store/clock";
import { openStore } from "./store/open";
import { showConfirm } from "./ui/dialog";
import type { PaneApp } from "./ui/pane-app";
import { personHere } from "./ui/preferences";
import { followOffice } from "./ui/theme";
import "./ui/theme.css";
import { openWorkbook } from "./workbook/excel";
import { faultSentence, LateCopy, type MirrorState } from "./workbook/mirror-state";
import { officeBackground, officePartition, onRibbon } from "./workbook/excel-host";
import { PaneSheets } from "./workbook/pane-sheets";

const readSheet = async (bytes: Uint8Array) => (await import("./paper/read")).paperCells(bytes);

/** The add-in's root: waits for Office, opens the book, shows the pane, lets the workbook follow. */
async function boot(root: HTMLElement): Promise<void> {
  const partition = await officePartition();
  followOffice(officeBackground());
  const store = await openStore({
    name: "book",
    clock: systemClock,
    by: personHere,
    partition: partition ?? "",
  });
  const sheets = partition === undefined ? undefined : new PaneSheets(openWorkbook(readSheet));
  const app = await start({ store, clock: systemClock, sheets, root });
  const openSelected = () => void openActive(app, sheets).catch((error: unknown) => app.report(error));
  onRibbon({ ...ribbon(app), openRecord: openSelected, rebuildSheets: () => void rebuild(app, sheets) });
  // The pane stands and works on the book whatever becomes of the sheets.
  if (sheets) await follow(app, sheets).catch((error: unknown) => withoutSheets(app, error));
}

function withoutSheets(app: PaneApp, error: unknown): void {
  app.notices.banner("workbook", {
    tone: "bad",
    text: msg(
      "The sheets do not follow: their part of Servicebook could not be started. What you save here is safe; reload the pane to try again.",
    ),
  });
  app.report(error);
}

async function follow(app: PaneApp, sheets: PaneSheets): Promise<void> {
  const wasEmpty = !app.company;
  sheets.onMirrors((state) => tell(app, sheets, state, wasEmpty));
  // The sheets bring every slice's commands with them: the pane stands before they are loaded.
  const { sheets: declared } = await import("./sheets");
  await sheets.follow(app.store, app, {
    declared,
    onSelect: (id) => void openRecord(app, id),
    onRefused: (says) => app.toast(says),
    onBug: (error) => app.report(error),
  });
  if (wasEmpty) claimWhenSetUp(app, sheets);
}

/**
 * A company just set up belongs into the workbook it was set up beside; any other workbook is asked about first. While
 * a demo company is being made nothing is written: building the sheets once is faster than following every step.
 */
function claimWhenSetUp(app: PaneApp, sheets: PaneSheets): void {
  const stops: (() => void)[] = [];
  const claim = (): void => {
    if (!app.company || app.notices.jobs.size) return;
    for (const stop of stops.splice(0)) stop();
    sheets.claim().catch((error: unknown) => app.report(error));
  };
  stops.push(
    app.notices.onChange(claim),
    app.store.live(
      (read) => read.find("company:main"),
      claim,
      (error) => app.report(error),
    ),
  );
}

/** Opens a record's page, or that of what it belongs to; false where there is none. */
async function openRecord(app: PaneApp, id: RecordId): Promise<boolean> {
  const where = await pageOf(app, id);
  if (where) app.navigate(where.name, { ...where.params });
  return where !== undefined;
}

/** Opens the record of the row with the active cell, or says why there is none. */
async function openActive(app: PaneApp, sheets: PaneSheets | undefined): Promise<void> {
  const id = await sheets?.selected();
  if (!id || !(await openRecord(app, id))) app.toast(msg("This row shows no record that has a page."));
}

/** A standing condition of the workbook, in words and with what to do about it. */
function tell(
  app: PaneApp,
  sheets: PaneSheets,
  { phase, sentence, faults }: MirrorState,
  wasEmpty: boolean,
): void {
  const attempt = (work: () => Promise<void>) => () =>
    void work().catch((error: unknown) => app.report(error));
  const isAsked = phase === "unclaimed" && !wasEmpty;
  app.notices.banner(
    "workbook",
    isAsked
      ? {
          tone: "info",
          text: sentence,
          action: { label: msg("Show the book here"), run: attempt(sheets.claim) },
        }
      : phase === "restorable"
        ? {
            tone: "warn",
            text: sentence,
            action: { label: msg("Restore from this workbook"), run: attempt(() => restore(sheets)) },
          }
        : phase === "foreign" || phase === "failed"
          ? { tone: "bad", text: sentence }
          : undefined,
  );
  app.notices.banner(
    "tables",
    faults.length
      ? {
          tone: "warn",
          text: faults.map(faultSentence).join(" "),
          action: {
            label: msg("Rebuild"),
            run: attempt(() => sheets.rebuild(faults.map(({ table }) => table))),
          },
        }
      : undefined,
  );
}

/** Restores from the workbook; asks where its copy is behind what the sheets show. */
async function restore(sheets: PaneSheets): Promise<void> {
  try {
    await sheets.restore();
  } catch (error) {
    const shell = document.querySelector("sb-shell");
    if (!(error instanceof LateCopy) || !shell) throw error;
    const isSure = await showConfirm(shell, {
      title: msg("Restore an older state?"),
      body: error.message,
      confirm: msg("Restore all the same"),
      danger: true,
    });
    if (isSure) await sheets.restore({ allTheSame: true });
  }
}

async function rebuild(app: PaneApp, sheets: PaneSheets | undefined): Promise<void> {
  if (!sheets) return;
  await app.job(msg("Rebuilding the sheets"), () => sheets.rebuild());
}

const ribbon = (app: PaneApp) => {
  const open = (view: string) => () => {
    if (app.company && app.router.views.has(view)) app.navigate(view);
  };
  return {
    openHome: open("home"),
    newComplaint: open("complaint-form"),
    newInvoice: open("invoice-form"),
    takePayment: open("payment-form"),
    backup: open("backup"),
    find: () => document.querySelector("sb-shell")?.startFind(),
  };
};

const root = document.getElementById("app");
if (root)
  boot(root).catch((error: unknown) => {
    root.textContent =
      error instanceof Refusal
        ? error.message
        : msg(
            str`Servicebook could not start: ${String(error)}. Your book was not touched; reload the pane, and if that does not help, reload the workbook.`,
          );
    if (!(error instanceof Refusal)) console.error(error);
  });
