import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runInThisContext } from "node:vm";

// Taken before any test replaces it by a fake timer.
const soon = globalThis.setImmediate;
const BASE = "https://localhost/office-js/";

type Listener = (event: { data: unknown; origin: string; source: unknown }) => void;

/** A window just large enough that the Office.js script tags run in this realm and find their host. */
export class NodeWindow {
  private readonly listeners = new Map<string, Listener[]>();
  private readonly before = new Set(Reflect.ownKeys(globalThis));
  private readonly replaced = new Map<string, PropertyDescriptor | undefined>();
  private readonly dist = distFolder();
  private open = true;

  constructor(
    private readonly address: string,
    private readonly origin: string,
    private readonly toHost: (data: unknown) => void,
  ) {}

  private readonly parent = {
    postMessage: (data: unknown) => {
      soon(() => {
        if (this.open) this.toHost(data);
      });
    },
  };

  /** A message of the host arriving in the pane. */
  deliver(data: string): void {
    soon(() => {
      if (!this.open) return;
      const event = { data, origin: this.origin, source: this.parent };
      for (const listener of [...(this.listeners.get("message") ?? [])]) listener(event);
    });
  }

  /** Puts the window into the globals and runs office.js. */
  load(): void {
    for (const [name, value] of Object.entries(this.globals())) this.define(name, value);
    this.run("office.js");
  }

  /** Takes every global back that the window or the library made. */
  dispose(): void {
    this.open = false;
    for (const [name, old] of this.replaced) {
      if (old) Object.defineProperty(globalThis, name, old);
      else Reflect.deleteProperty(globalThis, name);
    }
    for (const key of Reflect.ownKeys(globalThis))
      // What a script declared by `var` cannot be deleted, only emptied.
      if (!this.before.has(key) && !Reflect.deleteProperty(globalThis, key))
        Reflect.set(globalThis, key, undefined);
  }

  private define(name: string, value: unknown): void {
    this.replaced.set(name, Reflect.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }

  private run(file: string): void {
    const path = join(this.dist, file);
    runInThisContext(readFileSync(path, "utf8"), { filename: path });
  }

  private readonly append = (element: {
    src?: string;
    onload?: () => void;
    onerror?: (why: unknown) => void;
  }) => {
    const { src } = element;
    if (src?.startsWith(BASE))
      soon(() => {
        if (!this.open) return;
        try {
          this.run(src.slice(BASE.length).split("?")[0] ?? "");
          element.onload?.();
        } catch (why) {
          element.onerror?.(why);
        }
      });
    return element;
  };

  private globals(): Record<string, unknown> {
    const add = (type: string, listener: Listener) => {
      this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
    };
    const remove = (type: string, listener: Listener) => {
      const left = (this.listeners.get(type) ?? []).filter((other) => other !== listener);
      this.listeners.set(type, left);
    };
    return {
      window: globalThis,
      self: globalThis,
      top: this.parent,
      parent: this.parent,
      opener: null,
      name: "",
      location: new URL(this.address),
      document: this.document(add, remove),
      navigator: { userAgent: "Mozilla/5.0 Chrome/140", platform: "Linux", language: "en-US" },
      sessionStorage: memoryStorage(),
      localStorage: memoryStorage(),
      history: {},
      addEventListener: add,
      removeEventListener: remove,
      open: () => null,
      XMLHttpRequest: undefined,
    };
  }

  private document(add: unknown, remove: unknown): Record<string, unknown> {
    const head = { appendChild: this.append };
    const script = { src: `${BASE}office.js`, getAttribute: () => null };
    const byTag: Record<string, unknown[]> = { script: [script], head: [head] };
    return {
      createElement,
      createTextNode: () => ({}),
      getElementsByTagName: (tag: string) => byTag[tag] ?? [],
      querySelectorAll: () => [],
      getElementById: () => null,
      addEventListener: add,
      removeEventListener: remove,
      domain: "localhost",
      readyState: "complete",
      hasFocus: () => true,
      head,
      body: head,
      documentElement: createElement("html"),
      cookie: "",
    };
  }
}

function distFolder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
}

/** The library takes addresses apart by an `a` element; every other element only has to exist. */
function createElement(tag: string): object {
  if (tag !== "a")
    return {
      tag,
      style: {},
      setAttribute: () => undefined,
      getAttribute: () => null,
      appendChild: () => undefined,
    };
  let url = new URL("https://localhost/");
  return new Proxy(
    {},
    {
      get: (_, name) => Reflect.get(url, name, url) as unknown,
      set: (_, name, value) => {
        if (name === "href" && URL.canParse(String(value), "https://localhost/"))
          url = new URL(String(value), "https://localhost/");
        return true;
      },
    },
  );
}

function memoryStorage(): object {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: unknown) => void entries.set(key, String(value)),
    removeItem: (key: string) => void entries.delete(key),
    key: (index: number) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
}
