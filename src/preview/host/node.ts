import type { GridEngine } from "../engine";
import { ExcelHost, type HostOptions } from "./host";
import { NodeWindow } from "./node-window";
import { paneAddress } from "./wire";

/** The real Office.js with this host behind it, running in Node in this very realm. */
export interface NodeOffice {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly host: ExcelHost;
  readonly engine: GridEngine;
  /** Takes window and library out of the globals again; an engine made here is disposed of as well. */
  dispose(): void;
}

/** How Office.js is to be run in Node. */
export interface NodeOfficeOptions extends HostOptions {
  /** The workbook; a new one with one sheet, `Sheet1`, when absent. */
  readonly engine?: GridEngine;
  /** Turns on the library's own check that no call is above the requirement sets. */
  readonly gate?: boolean;
}

const ORIGIN = "https://localhost";

/** Starts Office.js in Node against a workbook. Until `dispose`, `window`, `document`, `Excel`, `Office` are globals. */
export async function createOfficeInNode(options: NodeOfficeOptions = {}): Promise<NodeOffice> {
  const { engine: given, gate, ...hostOptions } = options;
  const engine = given ?? (await (await import("../engine-node")).createNodeEngine());
  const address = paneAddress(`${ORIGIN}/taskpane.html`, ORIGIN);
  const window: NodeWindow = new NodeWindow(address, ORIGIN, (data) => host.wire.receive(data));
  const host = new ExcelHost(engine, {
    ...hostOptions,
    hostOrigin: ORIGIN,
    post: (json) => window.deliver(json),
  });
  window.load();
  const found = globalThis as unknown as Pick<NodeOffice, "Excel" | "Office" | "OfficeExtension">;
  await found.Office.onReady();
  if (gate) setGate(found.OfficeExtension, true);
  return {
    Excel: found.Excel,
    Office: found.Office,
    OfficeExtension: found.OfficeExtension,
    host,
    engine,
    dispose: () => {
      host.dispose();
      window.dispose();
      if (!given) engine.dispose();
    },
  };
}

/** Switches the library's own requirement-set gate, which is off by default: a call above the sets throws at once. */
export function setGate(library: typeof OfficeExtension, on: boolean): void {
  const { CommonUtility } = library as unknown as { CommonUtility: { _doApiNotSupportedCheck: boolean } };
  CommonUtility._doApiNotSupportedCheck = on;
}
