import { msg } from "@lit/localize";
import { afterRestore, alerts, rail, views } from "./catalog";
import { findInBook } from "./desk/found.view";
import type { Clock } from "./store/clock";
import type { Store, StoreStatus } from "./store/store";
import { PaneApp } from "./ui/pane-app";
import { follow, readPreferences } from "./ui/preferences";
import type { Sheets } from "./ui/sheets";
import type { SbShell } from "./ui/shell.view";
import "./ui/shell.view";

export interface StartOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** The workbook beside the pane; absent when there is none. */
  readonly sheets?: Sheets | undefined;
  /** The element the app is shown in. */
  readonly root: HTMLElement;
}

/** Shows the app in `root` as it was left; resolves when its first view may be drawn. */
export async function start({ store, clock, sheets, root }: StartOptions): Promise<PaneApp> {
  const app = new PaneApp(root, { store, clock, sheets, views, home: "home" });
  listenForBugs(app);
  await app.ready();
  await speakAsPreferred(app);
  const shell = document.createElement("sb-shell");
  shell.rail = rail;
  shell.find = (typed) => store.read((read) => findInBook(read, typed));
  root.classList.remove("sb-plain");
  root.removeAttribute("role");
  root.replaceChildren(shell);
  ringBell(app, shell);
  app.onCompany(() => void speakAsPreferred(app).catch((error: unknown) => app.report(error)));
  if (!sheets)
    app.notices.banner("alone", {
      tone: "info",
      text: msg("There is no Excel around this pane: the book works, but no sheets and papers are shown."),
      dismissible: true,
    });
  tellStatus(app, store.status);
  store.onStatus((status) => tellStatus(app, status));
  store.onReplaced(() => void afterRestore(app).catch((error: unknown) => app.report(error)));
  return app;
}

/** The bell counts what cannot wait, from the book and the time of day. */
function ringBell(app: PaneApp, shell: SbShell): void {
  const ask = () =>
    app.store.live(
      (read) => alerts.count(read, { today: app.today(), now: app.now() }),
      (count) => (shell.alerts = { count, route: alerts.route }),
      (error) => app.report(error),
    );
  let stop = ask();
  app.onTick(() => {
    stop();
    stop = ask();
  });
}

/** The pane looks and speaks as the person chose, else as the company does. */
const speakAsPreferred = async (app: PaneApp): Promise<void> =>
  follow(await readPreferences(app.store.drafts), app.company?.language ?? "en");

/** A mistake nobody caught is shown in the same place as every other. */
function listenForBugs(app: PaneApp): void {
  addEventListener("unhandledrejection", (event) => app.report(event.reason));
  addEventListener("error", (event) => {
    if (event.error) app.report(event.error);
  });
}

function tellStatus(app: PaneApp, { problem, state }: StoreStatus): void {
  const reload = { label: msg("Reload the pane"), run: () => location.reload() };
  app.notices.banner(
    "store",
    problem ? { tone: "bad", text: problem, ...(state === "closed" ? { action: reload } : {}) } : undefined,
  );
}
