import type { GridEngine } from "../engine";
import { invalidArgument, itemNotFound } from "./errors";
import { HostCollection, HostObject, NullObject } from "./host-object";

/** Excel gives up near here; the write is refused rather than half done. */
const LIMIT_CHARS = 2_000_000;

/** The add-in's settings in the workbook: `document.settings` and `workbook.settings` are one and the same. */
export class SettingsStore {
  constructor(private readonly engine: GridEngine) {}

  /** Key and JSON text, in the order they were first set. */
  entries(): [string, string][] {
    return Object.entries((this.engine.book.readBag("settings") as Record<string, string> | undefined) ?? {});
  }

  get(key: string): string | undefined {
    return this.entries().find(([name]) => name === key)?.[1];
  }

  set(key: string, json: string): void {
    const others = this.entries();
    const known = others.some(([name]) => name === key);
    this.replace(
      known ? others.map(([name, old]) => [name, name === key ? json : old]) : [...others, [key, json]],
    );
  }

  delete(key: string): void {
    this.replace(this.entries().filter(([name]) => name !== key));
  }

  /** `saveAsync` sends the whole set and replaces what was there. */
  replace(entries: readonly (readonly [string, string])[]): void {
    const all = Object.fromEntries(entries);
    if (JSON.stringify(all).length > LIMIT_CHARS) throw invalidArgument("The settings are too large.");
    this.engine.book.writeBag("settings", all);
  }
}

/** `workbook.settings`. */
export class SettingCollectionHost extends HostCollection<SettingHost> {
  readonly className = "SettingCollection";
  constructor(private readonly store: SettingsStore) {
    super();
  }
  list(): SettingHost[] {
    return this.store.entries().map(([key]) => new SettingHost(this.store, key));
  }
  Add(key: unknown, value: unknown): SettingHost {
    if (typeof key !== "string" || key === "") throw invalidArgument();
    this.store.set(key, JSON.stringify(value ?? null));
    return new SettingHost(this.store, key);
  }
  GetItem(key: unknown): SettingHost {
    if (this.store.get(String(key)) === undefined) throw itemNotFound();
    return new SettingHost(this.store, String(key));
  }
  GetItemOrNullObject(key: unknown): HostObject {
    return this.store.get(String(key)) === undefined ? NullObject.instance : this.GetItem(key);
  }
  item(key: unknown): SettingHost {
    return this.GetItem(key);
  }
}

class SettingHost extends HostObject {
  readonly className = "Setting";
  constructor(
    private readonly store: SettingsStore,
    private readonly key: string,
  ) {
    super();
  }
  override identity(): Record<string, unknown> {
    return { ...super.identity(), _Id: this.key };
  }
  get Key(): string {
    return this.key;
  }
  get Value(): unknown {
    const json = this.store.get(this.key);
    if (json === undefined) throw itemNotFound();
    return JSON.parse(json) as unknown;
  }
  set Value(value: unknown) {
    this.store.set(this.key, JSON.stringify(value ?? null));
  }
  Delete(): void {
    if (this.store.get(this.key) === undefined) throw itemNotFound();
    this.store.delete(this.key);
  }
}
