import type { GridEngine } from "../engine";
import { ExcelHost, type HostOptions } from "./host";
import { paneAddress } from "./wire";

/** What a page needs to play Excel for a pane in one of its frames. */
export interface BrowserHostOptions extends HostOptions {
  readonly engine: GridEngine;
  /** The frame the pane is opened in. */
  readonly iframe: HTMLIFrameElement;
  /** The pane's page, of this origin. Over plain http the library asks `AgaveErrorUX/index.html` beside office.js for trust. */
  readonly paneUrl: string;
  /** The manifest's ribbon commands: control id → the function its action names. */
  readonly manifestCommands?: Readonly<Record<string, string>>;
}

/** A running host in a page. */
export interface BrowserHost {
  readonly host: ExcelHost;
  /** Presses a ribbon button by its control id; false while the pane does not listen yet. Unknown ids throw. */
  press(id: string): boolean;
  /** Opens the pane anew, as reopening the workbook would. */
  reload(): void;
  /** Stops answering; the frame stays. */
  stop(): void;
}

/**
 * Plays Excel for the pane in `iframe`: listens to its messages, then opens it. A theme cannot be told: on the web the
 * library always gives `Office.context.officeTheme` as undefined.
 */
export function startHost(options: BrowserHostOptions): BrowserHost {
  const { engine, iframe, paneUrl, manifestCommands = {}, ...rest } = options;
  const { origin } = window.location;
  const host = new ExcelHost(engine, {
    ...rest,
    hostOrigin: origin,
    post: (json) => iframe.contentWindow?.postMessage(json, origin),
  });
  const listen = (event: MessageEvent): void => {
    if (event.source === iframe.contentWindow && event.origin === origin) host.wire.receive(event.data);
  };
  window.addEventListener("message", listen);
  iframe.src = paneAddress(paneUrl, origin);
  return {
    host,
    press: (id) => {
      const functionName = manifestCommands[id];
      if (functionName === undefined) throw new Error(`The manifest has no command ${id}.`);
      return host.command(id, functionName);
    },
    reload: () => iframe.contentWindow?.location.reload(),
    stop: () => {
      window.removeEventListener("message", listen);
      host.dispose();
    },
  };
}
