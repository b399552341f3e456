import "./page.css";
import type { BookSnapshot } from "./book";
import { addCellMenus } from "./cell-menu";
import { createBrowserEngine } from "./engine-browser";
import { startHost, type BrowserHost } from "./host/browser";
import { keep, readKept } from "./keep";
import { readRibbon, type RibbonButton } from "./ribbon";
import { emptyBook, type UniverEngine } from "./univer-engine";

declare global {
  interface Window {
    /** For tests and for looking behind the scenes. */
    preview?: {
      readonly engine: UniverEngine;
      readonly host: BrowserHost;
      readonly kept: () => Promise<void>;
    };
  }
}

const KEEP_AFTER_MS = 600;
const element = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;

async function boot(): Promise<void> {
  const engine = await createBrowserEngine(element("grid"));
  const kept = await readKept().catch(() => undefined);
  if (kept) await engine.load(kept);
  const { groups, cellMenus } = readRibbon(await (await fetch("/manifest.xml")).text());
  const buttons = [...groups.flatMap((group) => group.buttons), ...cellMenus.flatMap(({ items }) => items)];
  const commands = Object.fromEntries(buttons.flatMap(({ id, action }) => (action ? [[id, action]] : [])));
  const host = startHost({
    engine,
    iframe: element<HTMLIFrameElement>("pane"),
    paneUrl: "/taskpane.html",
    manifestCommands: commands,
  });
  const keeper = keepOpen(engine);
  drawRibbon(groups, (button) => press(button, host));
  addCellMenus(engine, cellMenus, (button) => press(button, host));
  files(engine, keeper);
  dock();
  sayRefusals(engine);
  window.preview = { engine, host, kept: keeper };
}

/** Keeps the workbook shortly after it changed, and at once when asked. */
function keepOpen(engine: UniverEngine): () => Promise<void> {
  const name = () => (element("file-name").textContent = engine.book.fileName());
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let last = Promise.resolve();
  const now = (): Promise<void> => {
    clearTimeout(waiting);
    last = last
      .then(() => keep(engine.snapshot()))
      .catch((error: unknown) => say(`The preview could not keep the workbook: ${String(error)}`));
    return last;
  };
  engine.onEvent(() => {
    name();
    clearTimeout(waiting);
    waiting = setTimeout(() => void now(), KEEP_AFTER_MS);
  });
  addEventListener("pagehide", () => void now());
  name();
  return now;
}

/** What Excel refuses is said above the grid, until the person goes on. */
function sayRefusals(engine: UniverEngine): void {
  let said = "";
  engine.onEvent((event) => {
    const message = element("message");
    if (event.kind === "refused") say((said = event.reason));
    else if (event.kind === "selection" && message.textContent === said) message.hidden = true;
  });
}

function press({ id, action }: RibbonButton, host: BrowserHost): void {
  element("dock").hidden = false;
  if (action) host.press(id);
}

function drawRibbon(
  groups: ReturnType<typeof readRibbon>["groups"],
  onPress: (button: RibbonButton) => void,
): void {
  for (const group of groups) {
    const section = document.createElement("section");
    section.className = "group";
    section.setAttribute("aria-label", group.label);
    const row = document.createElement("div");
    row.className = "buttons";
    for (const button of group.buttons) row.append(ribbonButton(button, onPress));
    const title = document.createElement("h2");
    title.textContent = group.label;
    section.append(row, title);
    element("add-in").append(section);
  }
}

function ribbonButton(button: RibbonButton, onPress: (button: RibbonButton) => void): HTMLButtonElement {
  const drawn = document.createElement("button");
  drawn.type = "button";
  drawn.title = button.tip;
  const image = document.createElement("img");
  image.src = button.icon;
  image.alt = "";
  drawn.append(image, button.label);
  drawn.addEventListener("click", () => onPress(button));
  return drawn;
}

function files(engine: UniverEngine, kept: () => Promise<void>): void {
  const input = element<HTMLInputElement>("file");
  const open = async (file: File): Promise<void> => {
    try {
      const snapshot = await engine.readXlsx(new Uint8Array(await file.arrayBuffer()));
      await replace(engine, { ...snapshot, fileName: file.name });
    } catch (error) {
      say(
        `${file.name} was not opened: ${error instanceof Error ? error.message : String(error)} The open workbook is unchanged.`,
      );
    }
  };
  element("open").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) void open(file);
  });
  element("new").addEventListener("click", () => void replace(engine, emptyBook("Book1.xlsx")));
  element("save").addEventListener("click", () => void save(engine, kept));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void open(file);
  });
}

/** Another workbook in place of the open one: the page starts anew with it, as Excel opens a window of its own. */
async function replace(engine: UniverEngine, snapshot: BookSnapshot): Promise<void> {
  await engine.load(snapshot);
  await keep(engine.snapshot());
  location.reload();
}

async function save(engine: UniverEngine, kept: () => Promise<void>): Promise<void> {
  try {
    const { writeXlsx } = await import("./xlsx-write");
    await engine.settle();
    const bytes = await writeXlsx(engine.snapshot());
    await kept();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    link.download = engine.book.fileName();
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    say(`The workbook was not saved: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function say(text: string): void {
  const message = element("message");
  message.textContent = text;
  message.hidden = false;
}

function dock(): void {
  const pane = element("dock");
  const splitter = element("splitter");
  const widen = (width: number) =>
    (pane.style.width = `${Math.max(300, Math.min(innerWidth - 200, width))}px`);
  splitter.addEventListener("pointerdown", (event) => {
    splitter.setPointerCapture(event.pointerId);
    document.body.classList.add("dragging");
  });
  splitter.addEventListener("pointermove", (event) => {
    if (splitter.hasPointerCapture(event.pointerId)) widen(innerWidth - event.clientX);
  });
  splitter.addEventListener("pointerup", () => document.body.classList.remove("dragging"));
  splitter.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft" || key === "ArrowRight")
      widen(pane.offsetWidth + (key === "ArrowLeft" ? 20 : -20));
  });
  element("collapse").addEventListener("click", () => (pane.hidden = true));
}

boot().catch((error: unknown) => {
  say(`The preview could not start: ${String(error)}`);
  console.error(error);
});
