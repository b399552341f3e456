import { HOST_FAULT, HostFault } from "./errors";

/** An event as pushed to the pane: event type, target id and its arguments. */
export interface HostEvent {
  readonly type: number;
  readonly target: string;
  readonly message: unknown;
}

/** What answers behind the wire. */
export interface WireAnswers {
  /** An Excel request's JSON → the response's JSON. Rejects with `HostFault` to fail the whole request. */
  request(json: string): Promise<string>;
  /** `document.settings` as stored: key → JSON text. */
  readonly settings: { read(): [string, string][]; write(entries: [string, string][]): void };
}

/** How the pane is told where it runs. */
export interface WireOptions {
  readonly hostOrigin: string;
  readonly requirementMatrix: Readonly<Record<string, string>>;
  readonly documentUrl: string;
  readonly displayLanguage?: string | undefined;
  /** Puts one message into the pane's window. */
  readonly post: (json: string) => void;
  /** The pane was opened, perhaps anew: it knows nothing of what it asked for before. */
  readonly onOpened?: (() => void) | undefined;
  /** A ribbon command's function called `event.completed()`. */
  readonly onCommandCompleted?: ((id: string) => void) | undefined;
}

interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

interface Execute {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: [string, string][] };
}

const CONVERSATION = "conv-1";
const CONTROL = "ctl-1";
const HOST_INFO = "Excel$Web$16.01$en-US$telemetry$$$1";

const REQUEST = 0;
const REGISTER = 1;
const UNREGISTER = 2;
const UNSUPPORTED = 2004;
const METHOD = { richApi: 93, settingsRefresh: 75, settingsSave: 76, commandCompleted: 94 } as const;

/** Events the pane may register with the host itself; anything else is refused as unsupported. */
const CHANNEL = {
  richApi: "richApiMessage",
  command: "appCommandInvoked",
  selection: "documentSelectionChanged",
} as const;

/** The address the pane is opened under, so that the library finds its host. `_xdm_Info` stays last. */
export function paneAddress(paneUrl: string, hostOrigin: string): string {
  const url = new URL(paneUrl, hostOrigin);
  const search = url.search ? `${url.search}&_host_Info=${HOST_INFO}` : `?_host_Info=${HOST_INFO}`;
  const xdm = `${CONVERSATION}|${CONTROL}|${hostOrigin}`;
  return `${url.origin}${url.pathname}${search}#&_serializer_version=1&_xdm_Info=${xdm}`;
}

/** Answers the Office add-in protocol (JSON over postMessage) for one pane. */
export class OfficeWire {
  private readonly registrations = new Map<string, number>();

  constructor(
    private readonly answers: WireAnswers,
    private readonly options: WireOptions,
  ) {}

  /** One message from the pane; foreign messages are ignored. */
  receive(text: unknown): void {
    const message = parsed(text);
    if (!message || message._messageType !== REQUEST) return;
    if (message._actionType === REGISTER) return this.register(message);
    if (message._actionType === UNREGISTER) {
      this.registrations.delete(message._actionName);
      return this.reply(message, { Error: 0 });
    }
    if (message._actionName === "ContextActivationManager_getAppContextAsync") {
      this.registrations.clear();
      this.options.onOpened?.();
      return this.reply(message, this.appContext());
    }
    if (message._actionName !== "executeMethod") return this.reply(message, null);
    void this.execute(message._data as Execute).then((answer) => this.reply(message, answer));
  }

  /** Pushes Excel events, in order, as one message; dropped when the pane hears none. */
  push(events: readonly HostEvent[]): void {
    const entries = events.map(({ type, target, message }) => [
      65536,
      type,
      target,
      JSON.stringify(message),
      "",
      false,
    ]);
    if (entries.length) this.announce(CHANNEL.richApi, { ArrayData: entries });
  }

  /** The selection moved: the old document event, which `workbook.onSelectionChanged` listens to. */
  selectionChanged(): void {
    this.announce(CHANNEL.selection, {});
  }

  /** Presses a ribbon button whose action calls `functionName`; false while the pane does not listen. */
  command(id: string, functionName: string): boolean {
    return this.announce(CHANNEL.command, { 0: id, 1: functionName, 2: JSON.stringify({ source: { id } }) });
  }

  private announce(channel: string, data: unknown): boolean {
    const correlation = this.registrations.get(channel);
    if (correlation === undefined) return false;
    this.post({
      _messageType: 1,
      _actionName: channel,
      _conversationId: CONVERSATION,
      _correlationId: correlation,
      _errorCode: 0,
      _responseType: 1,
      _data: data,
    });
    return true;
  }

  private register(message: Message): void {
    const known = (Object.values(CHANNEL) as string[]).includes(message._actionName);
    if (known) this.registrations.set(message._actionName, message._correlationId);
    this.reply(message, { Error: known ? 0 : UNSUPPORTED });
  }

  private async execute(data: Execute): Promise<unknown> {
    switch (data.DdaMethod.DispatchId) {
      case METHOD.richApi:
        return this.excel(String(data.ArrayData?.[4] ?? ""));
      case METHOD.settingsSave:
        this.answers.settings.write(data.DdaSettingsMethod?.Properties ?? []);
        return { Version: 1, Error: 0 };
      case METHOD.settingsRefresh: {
        const Settings = this.answers.settings.read().map(([Name, Value]) => ({ Name, Value }));
        return { Version: 1, Error: 0, Properties: { Settings } };
      }
      case METHOD.commandCompleted:
        this.options.onCommandCompleted?.(String(data.ArrayData?.[0] ?? ""));
        return { Version: 1, Error: 0 };
      default:
        return { Version: 1, Error: UNSUPPORTED };
    }
  }

  private async excel(json: string): Promise<unknown> {
    try {
      return { Version: 1, Error: 0, Data: [200, [], await this.answers.request(json)] };
    } catch (thrown) {
      if (!(thrown instanceof HostFault)) console.error(thrown);
      return { Version: 1, Error: thrown instanceof HostFault ? thrown.fault : HOST_FAULT.session };
    }
  }

  private appContext(): Record<string, unknown> {
    const language = this.options.displayLanguage ?? "en-US";
    return {
      _id: CONTROL,
      _appName: 16,
      _appVersion: "16.00",
      _appUILocale: language,
      _dataLocale: language,
      _docUrl: this.options.documentUrl,
      _clientMode: 1,
      _settings: this.answers.settings.read(),
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: "00000000-0000-0000-0000-000000000000",
      _appInstanceId: "preview",
      _appMinorVersion: 0,
      _requirementMatrix: JSON.stringify(this.options.requirementMatrix),
      _hostCustomMessage: "",
      _hostFullVersion: "16.0.0.0",
      _clientWindowHeight: 800,
      _clientWindowWidth: 350,
      _addinName: "Servicebook",
      _appDomains: [],
      _dialogRequirementMatrix: "{}",
      _featureGates: {},
      _initialDisplayMode: 2,
    };
  }

  private reply(request: Message, data: unknown): void {
    this.post({
      _messageType: 1,
      _actionName: request._actionName,
      _conversationId: request._conversationId,
      _correlationId: request._correlationId,
      _errorCode: 0,
      _responseType: 0,
      _data: data,
    });
  }

  private post(message: Record<string, unknown>): void {
    this.options.post(
      JSON.stringify({ _serializerVersion: 1, _origin: this.options.hostOrigin, ...message }),
    );
  }
}

function parsed(text: unknown): Message | null {
  if (typeof text !== "string") return null;
  try {
    const message: unknown = JSON.parse(text);
    const shaped = typeof message === "object" && message !== null && "_actionName" in message;
    return shaped ? (message as Message) : null;
  } catch {
    return null;
  }
}
