import type { GridEngine } from "../engine";
import { offered } from "./access";
import { dispatch, type DispatchScope, type RichRequest } from "./dispatcher";
import { HOST_FAULT, HostFault } from "./errors";
import { Subscriptions } from "./events";
import { GridBridge, type Shift } from "./grid-bridge";
import type { HostObject } from "./host-object";
import { LiveRanges } from "./live-ranges";
import { membersOf } from "./members";
import { createServices, visibilityEvent } from "./services";
import { Stats } from "./stats";
import { type HostEvent, OfficeWire, type WireOptions } from "./wire";
import { WorkbookHost } from "./workbook";

/** Requirement sets offered unless told otherwise: what the add-in's manifest requires, not what is newest. */
export const DEFAULT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.13",
  SharedRuntime: "1.1",
  RichApiRuntime: "1.2",
  AddinCommands: "1.1",
  CustomXmlParts: "1.1",
  Settings: "1.1",
};

/** What a host may be told; everything has a sensible default. */
export interface HostOptions {
  readonly requirementMatrix?: Readonly<Record<string, string>>;
  readonly documentUrl?: string;
  readonly displayLanguage?: string;
  readonly onCommandCompleted?: (id: string) => void;
  /** The pane asked to be shown or hidden. */
  readonly onPaneVisibility?: (visible: boolean) => void;
}

// Taken before any test replaces it by a fake timer.
const later = globalThis.setTimeout;

/** What travels in one request or response on the web, in bytes. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** Excel's side of Office.js for one workbook and one pane. */
export class ExcelHost {
  readonly stats = new Stats();
  readonly sets: Readonly<Record<string, string>>;
  readonly wire: OfficeWire;
  readonly ranges: LiveRanges;
  readonly workbook: WorkbookHost;
  /** While true a cell is being edited: every request fails with `InvalidOperationInCellEditMode`. */
  editMode = false;
  /** A host fault to answer the next requests with, or null; see `HOST_FAULT`. */
  fault: number | null = null;
  /** True once the pane's ribbon functions may be called. */
  functionsReady = false;
  paneVisible = true;
  /** `runtime.enableEvents`: what happens while it is false is not told later either. */
  eventsEnabled = true;
  /** Which way cells move while this host inserts or deletes some. */
  shifting: Shift | null = null;
  /** How each table was sorted last, by table id. */
  readonly tableSorts = new Map<string, { fields: unknown[]; matchCase: boolean }>();
  private readonly subscriptions = new Subscriptions();
  private readonly keptObjects = new Map<string, HostObject>();
  private readonly scope: DispatchScope;
  private readonly bridge: GridBridge;
  private queue: HostEvent[] = [];
  private references = 0;
  private running = false;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly engine: GridEngine,
    private readonly options: HostOptions & Pick<WireOptions, "post" | "hostOrigin">,
  ) {
    this.sets = options.requirementMatrix ?? DEFAULT_SETS;
    this.workbook = new WorkbookHost(this);
    this.ranges = new LiveRanges(() => this.keptObjects.values());
    this.scope = this.createScope();
    const { settingsStore: settings } = this.workbook;
    this.wire = new OfficeWire(
      {
        request: (json) => this.request(json),
        settings: { read: () => settings.entries(), write: (all) => settings.replace(all) },
      },
      {
        ...options,
        onOpened: () => this.forgetPane(),
        requirementMatrix: this.sets,
        documentUrl: options.documentUrl ?? `${options.hostOrigin}/${engine.book.fileName()}`,
      },
    );
    this.bridge = new GridBridge(this);
  }

  /** True while a request of the add-in runs: what happens now is its doing. */
  get inRequest(): boolean {
    return this.running;
  }

  /** Presses a ribbon button: `functionName` as the manifest's action names it. False while nobody listens. */
  command(id: string, functionName: string): boolean {
    return this.wire.command(id, functionName);
  }

  /** Hears every finished request; returns the function that stops it. */
  onRequest(listener: Parameters<Stats["onRequest"]>[0]): () => void {
    return this.stats.onRequest(listener);
  }

  /** Shows or hides the pane, and tells it. */
  showPane(visible: boolean): void {
    if (visible === this.paneVisible) return;
    this.paneVisible = visible;
    this.options.onPaneVisibility?.(visible);
    this.wire.push([visibilityEvent(visible)]);
  }

  /** Raises an event for whoever registered it. Inside a request it is sent after the answer. */
  raise(type: number, target: string, message: unknown): void {
    if (!this.eventsEnabled || !this.subscriptions.wanted(type, target)) return;
    this.queue.push({ type, target, message });
    if (this.queue.length === 1) this.flushLater();
  }

  /** The pane was opened anew: nothing of the former one is kept. */
  forgetPane(): void {
    this.subscriptions.clear();
    this.keptObjects.clear();
    this.functionsReady = false;
    this.eventsEnabled = true;
    this.queue = [];
  }

  /** The client no longer needs an object it asked to keep. */
  release(referenceId: string): void {
    this.keptObjects.delete(referenceId);
  }

  dispose(): void {
    this.bridge.stop();
    this.forgetPane();
  }

  /** Requests run one after another, in the order they came. */
  private request(json: string): Promise<string> {
    const answer = this.turn.then(() => this.answer(json));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  private async answer(json: string): Promise<string> {
    this.refuseWhole(json);
    const request = JSON.parse(json) as RichRequest;
    const end = this.stats.begin(request.Actions.length, json.length);
    this.running = true;
    try {
      const response = await dispatch(request, this.scope);
      const answer = JSON.stringify(response);
      end(answer.length, response.Error?.Code ?? null);
      if (tooLarge(answer)) throw new HostFault(HOST_FAULT.responseTooLarge);
      return answer;
    } finally {
      this.running = false;
      this.ranges.endBatch();
      this.workbook.application.endBatch();
      this.flushLater();
    }
  }

  private refuseWhole(json: string): void {
    if (this.fault !== null) throw new HostFault(this.fault);
    if (this.editMode || this.engine.editing) throw new HostFault(HOST_FAULT.cellEditMode);
    if (tooLarge(json)) throw new HostFault(HOST_FAULT.requestTooLarge);
  }

  /** Events come a moment after the answer, as they do over a network: the client has its handlers in place by then. */
  private flushLater(): void {
    later(() => this.flush(), 0);
  }

  private flush(): void {
    if (this.running || this.queue.length === 0) return;
    const events = this.queue;
    this.queue = [];
    this.wire.push(events);
  }

  private createScope(): DispatchScope {
    return {
      root: this.workbook,
      sets: this.sets,
      service: createServices(this),
      kept: (id) => this.keptObjects.get(id),
      keep: (object) => {
        object.referenceId ??= `R${++this.references}`;
        this.keptObjects.set(object.referenceId, object);
      },
      subscription: (object, wire) => {
        const found = this.subscriptions.find(object.className, wire);
        const member = found && membersOf(object.className).get(found.member);
        if (!found || !member || !offered(member, this.sets)) return false;
        this.subscriptions.change(found.type, object.eventTarget, found.add);
        return true;
      },
      settled: () => (this.engine.calculating ? this.engine.settle() : undefined),
    };
  }
}

/** Above 5 MB as UTF-8, which is what travels. */
function tooLarge(text: string): boolean {
  if (text.length > PAYLOAD_LIMIT) return true;
  // A UTF-16 unit is at most three bytes: only a text near the limit needs counting.
  return text.length * 3 > PAYLOAD_LIMIT && new TextEncoder().encode(text).length > PAYLOAD_LIMIT;
}
