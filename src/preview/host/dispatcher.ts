import { GridError } from "../engine";
import { memberFor, type Sets, settable } from "./access";
import { apiNotFound, gridRefusal, HostError, HostFault, invalidArgument, invalidOperation } from "./errors";
import { HostObject, HostService, NullObject } from "./host-object";
import { query, type QueryInfo } from "./query";

/** One request of the Rich API, as it comes over the wire. */
export interface RichRequest {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name?: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[] | null;
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

/** The answer to a request: what was done before the first failing action stays done. */
export interface RichResponse {
  readonly Error?: {
    Code: string;
    Message: string;
    Location: string;
    ActionIndex: number;
    HttpStatusCode: number;
  };
  readonly Results: { ActionId: number; Value: unknown }[];
  readonly TraceIds: number[];
}

/** What the dispatcher asks of the host it serves. */
export interface DispatchScope {
  /** The workbook: object path type 1. */
  readonly root: HostObject;
  /** The requirement sets offered, such as `{ ExcelApi: "1.13" }`. */
  readonly sets: Sets;
  /** A top-level service by its wire name (object path type 2). */
  service(name: string): HostObject;
  kept(referenceId: string): HostObject | undefined;
  keep(object: HostObject): void;
  /** `_RegisterXEvent` and its counterpart; false when the class has no such event. */
  subscription(object: HostObject, wire: string): boolean;
  /** Resolves when formulas are calculated; undefined when none is waiting. */
  settled(): Promise<void> | undefined;
}

const PATH = { root: 1, service: 2, method: 3, property: 4, indexer: 5, reference: 6, null: 7 } as const;
const ACT = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, queryJson: 7, update: 9 } as const;
const READS: ReadonlySet<number> = new Set([ACT.query, ACT.method, ACT.queryJson]);

/** Runs one request against the scope, action by action, as Excel does. */
export async function dispatch(request: RichRequest, scope: DispatchScope): Promise<RichResponse> {
  const batch = new Batch(request, scope);
  const Results: RichResponse["Results"] = [];
  const TraceIds: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      if (action.ActionType === ACT.trace) TraceIds.push(action.Id);
      if (READS.has(action.ActionType)) await scope.settled();
      const value = batch.run(action);
      Results.push({ ActionId: action.Id, Value: value instanceof Promise ? await value : value });
    } catch (thrown) {
      if (thrown instanceof HostFault) throw thrown;
      return { Error: failure(thrown, batch.describe(action), index), Results, TraceIds };
    }
  }
  return { Results, TraceIds };
}

function failure(thrown: unknown, location: string, index: number): NonNullable<RichResponse["Error"]> {
  const known = thrown instanceof GridError ? gridRefusal(thrown) : thrown;
  if (known instanceof HostError)
    return {
      Code: known.code,
      Message: known.message,
      Location: location,
      ActionIndex: index,
      HttpStatusCode: known.http,
    };
  // A fault of this host itself must be seen in the test that met it, stack and all.
  const Message = known instanceof Error ? (known.stack ?? known.message) : String(known);
  return { Code: "GeneralException", Message, Location: location, ActionIndex: index, HttpStatusCode: 500 };
}

class Batch {
  private readonly resolved = new Map<number, HostObject>();

  constructor(
    private readonly request: RichRequest,
    private readonly scope: DispatchScope,
  ) {}

  run(action: Action): unknown {
    if (action.ActionType === ACT.trace) return null;
    const object = this.path(action.ObjectPathId);
    switch (action.ActionType) {
      case ACT.instantiate:
        return object instanceof NullObject ? null : object.identity();
      case ACT.query:
      case ACT.queryJson:
        return query(object, action.QueryInfo ?? {}, this.scope.sets);
      case ACT.method: {
        const result = this.call(object, action.Name ?? "", this.args(action.ArgumentInfo));
        return result instanceof HostObject ? null : (result ?? null);
      }
      case ACT.set:
        return this.assign(object, action.Name ?? "", this.args(action.ArgumentInfo)[0]);
      case ACT.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {}))
          this.assign(object, name.charAt(0).toUpperCase() + name.slice(1), value);
        return null;
      default:
        throw apiNotFound(`${object.className}, action type ${action.ActionType}`);
    }
  }

  /** Where an action failed, as Excel's `errorLocation` says it. */
  describe(action: Action): string {
    const path = this.request.ObjectPaths[String(action.ObjectPathId)];
    const known = this.resolved.get(action.ObjectPathId ?? -1)?.className;
    const parent = this.resolved.get(path?.ParentObjectPathId ?? -1)?.className;
    if (known) return action.Name ? `${known}.${lower(action.Name)}` : known;
    return [parent, lower(path?.Name ?? "")].filter(Boolean).join(".");
  }

  private assign(object: HostObject, wire: string, value: unknown): null {
    if (object instanceof NullObject) return null;
    const member = memberFor(object, wire, this.scope.sets);
    if (settable(object, wire)) Reflect.set(object, wire, value);
    else if (!member.writable) throw invalidOperation(`${object.className}.${wire} is read-only.`);
    else throw apiNotFound(`${object.className}.${wire}`, "The preview host cannot set it.");
    return null;
  }

  private call(object: HostObject, wire: string, args: unknown[]): unknown {
    if (wire === "_KeepReference") {
      this.scope.keep(object);
      return null;
    }
    if (object instanceof NullObject) return object;
    if (/^_(Unr|R)egister/.test(wire)) {
      if (!this.scope.subscription(object, wire)) throw apiNotFound(`${object.className}.${wire}`);
      return null;
    }
    // The client's own underscore methods and Office's services are no part of the declared classes.
    if (!wire.startsWith("_") && !(object instanceof HostService)) {
      const member = memberFor(object, wire, this.scope.sets);
      if (member.kind !== "method") throw invalidArgument();
    }
    const method: unknown = Reflect.get(object, wire);
    if (typeof method !== "function") throw apiNotFound(`${object.className}.${wire}`);
    return Reflect.apply(method, object, args);
  }

  private path(id: number | undefined): HostObject {
    if (id === undefined) throw invalidArgument();
    const cached = this.resolved.get(id);
    if (cached) return cached;
    const path = this.request.ObjectPaths[String(id)];
    if (!path) throw invalidArgument();
    const object = this.resolve(path);
    this.resolved.set(id, object);
    return object;
  }

  private resolve(path: ObjectPath): HostObject {
    const name = path.Name ?? "";
    switch (path.ObjectPathType) {
      case PATH.root:
        return this.scope.root;
      case PATH.service:
        return this.scope.service(name);
      case PATH.reference: {
        const kept = this.scope.kept(name);
        if (kept) return kept;
        throw new HostError("InvalidReference", "This reference is not valid for the current operation.");
      }
      case PATH.null:
        return NullObject.instance;
    }
    const parent = this.path(path.ParentObjectPathId);
    if (parent instanceof NullObject) return parent;
    const child = this.child(parent, path, name);
    if (child instanceof HostObject) return child;
    throw apiNotFound(`${parent.className}.${name}`, "It gave no object.");
  }

  private child(parent: HostObject, path: ObjectPath, name: string): unknown {
    switch (path.ObjectPathType) {
      case PATH.method:
        return this.call(parent, name, this.args(path.ArgumentInfo));
      case PATH.property:
        if (!name.startsWith("_")) memberFor(parent, name, this.scope.sets);
        return Reflect.get(parent, name);
      case PATH.indexer: {
        const index: unknown = Reflect.get(parent, "item");
        if (typeof index !== "function") throw apiNotFound(`${parent.className}[…]`);
        return Reflect.apply(index, parent, this.args(path.ArgumentInfo));
      }
      default:
        throw apiNotFound(`object path type ${path.ObjectPathType}`);
    }
  }

  private args(info: ArgumentInfo | undefined): unknown[] {
    const ids = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, index) => this.argument(value, ids?.[index]));
  }

  private argument(value: unknown, id: unknown): unknown {
    if (Array.isArray(id) && Array.isArray(value))
      return value.map((entry: unknown, index) => this.argument(entry, id[index] as unknown));
    return typeof id === "number" && id > 0 ? this.path(id) : value;
  }
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
