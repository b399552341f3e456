/** Anything a request can point at. Its wire members are the PascalCase getters, setters and methods. */
export abstract class HostObject {
  /** The Excel class it answers for: the key into the member table. */
  abstract readonly className: string;
  /** Set once the client asked to keep it beyond the batch. */
  referenceId: string | null = null;

  /** What the client is told at instantiation: enough to address the same object in a later batch. */
  identity(): Record<string, unknown> {
    const id: unknown = Reflect.get(this, "Id");
    return {
      ...(id === undefined ? {} : { Id: id }),
      ...(this.referenceId === null ? {} : { _ReferenceId: this.referenceId }),
    };
  }

  /** Where its events are heard: its own id, or the whole workbook. */
  get eventTarget(): string {
    return "Workbook";
  }
}

/** A list of host objects, answered as `_Items`. */
export abstract class HostCollection<Item extends HostObject> extends HostObject {
  abstract list(): readonly Item[];

  GetCount(): number {
    return this.list().length;
  }

  get Count(): number {
    return this.list().length;
  }
}

/** What `get…OrNullObject` gives when there is nothing: every later member of it is again this. */
export class NullObject extends HostObject {
  readonly className = "";
  static readonly instance = new NullObject();
}

/** An object of Office's own runtime, outside the declared Excel classes: its methods need no table. */
export abstract class HostService extends HostObject {}
