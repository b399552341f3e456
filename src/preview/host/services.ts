import { apiNotFound } from "./errors";
import { EVENT } from "./events";
import type { ExcelHost } from "./host";
import { HostService } from "./host-object";
import type { HostEvent } from "./wire";

/** The pane tells its host that ribbon functions may now be called. */
class AddinInternalService extends HostService {
  readonly className = "AddinInternalService";
  constructor(private readonly host: ExcelHost) {
    super();
  }
  NotifyActionHandlerReady(): void {
    this.host.functionsReady = true;
  }
}

/** `Office.addin.showAsTaskpane`, `hide` and the visibility event. */
class AppRuntimeService extends HostService {
  readonly className = "AppRuntimeService";
  constructor(private readonly host: ExcelHost) {
    super();
  }
  GetAppRuntimeState(): string {
    return this.host.paneVisible ? "Visible" : "Background";
  }
  SetAppRuntimeState(state: unknown): void {
    this.host.showPane(state === "Visible");
  }
}

/** `Office.addin.getStartupBehavior` and `setStartupBehavior`. */
class AppRuntimePersistenceService extends HostService {
  readonly className = "AppRuntimePersistenceService";
  private state: unknown = "Inactive";
  GetAppRuntimeStartState(): unknown {
    return this.state;
  }
  SetAppRuntimeStartState(state: unknown): void {
    this.state = state;
  }
}

/** The services an add-in reaches outside the workbook, by wire name; an unknown one is `ApiNotFound`. */
export function createServices(host: ExcelHost): (name: string) => HostService {
  const made = new Map<string, HostService>();
  const makers: Readonly<Record<string, () => HostService>> = {
    "Microsoft.InternalService.AddinInternalService": () => new AddinInternalService(host),
    "Microsoft.AppRuntime.AppRuntimeService": () => new AppRuntimeService(host),
    "Microsoft.AppRuntime.AppRuntimePersistenceService": () => new AppRuntimePersistenceService(),
  };
  return (name) => {
    const known = made.get(name) ?? makers[name]?.();
    if (!known) throw apiNotFound(`new ${name}`);
    made.set(name, known);
    return known;
  };
}

/** The event the pane hears when it is shown or hidden. */
export const visibilityEvent = (visible: boolean): HostEvent => ({
  type: EVENT.paneVisibility,
  target: "",
  message: { visibility: visible ? "Visible" : "Hidden" },
});
