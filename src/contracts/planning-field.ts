import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Day } from "../base/day";
import type { Technician } from "../records";
import type { CommandCall } from "../store/command";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/text-field";
import type { Errand } from "./suggestion-queries";
import "./technician-field";

/** Who goes, when, and why out of the window; what is left open stays as it is. */
export interface Planned {
  readonly technicianId: Technician["id"] | undefined;
  readonly on: Day | undefined;
  readonly reason: string | undefined;
}

/** What is planned, and what is known of it. */
export interface Planning {
  readonly errand: Errand;
  readonly technicianId?: Technician["id"] | undefined;
  /** The day it stands on; the suggestions are for the day typed, or for this one. */
  readonly day: Day;
  /** Many at once: who and when may each stay as they are. */
  readonly isMany?: boolean;
  /** A technician must be named, as for a complaint; a contract's visit may wait for one. */
  readonly needsTechnician?: boolean;
  /** Some of it has a window to stay in: its first and last day in words where it is one, else "". */
  readonly window?: string;
}

/** The fields that ask who goes and when, wherever visits are planned. */
@customElement("planning-fields")
export class PlanningFields extends SbElement {
  @property({ attribute: false }) planning!: Planning;
  @state() private on: Day | undefined;

  override render() {
    const { errand, technicianId = "", day, isMany = false, needsTechnician = false, window } = this.planning;
    return html`<div class="stack" @sb-change=${this.take}>
      <technician-choice
        label=${msg("Technician")}
        placeholder=${isMany ? msg("as it is") : msg("nobody yet")}
        .errand=${errand}
        .on=${this.on ?? day}
        .value=${technicianId}
        ?required=${needsTechnician}
        ?presets=${needsTechnician}
        first
      ></technician-choice>
      <sb-day
        name="on"
        label=${msg("Visit on")}
        hint=${isMany ? msg("Empty: each stays on its own day.") : ""}
        ?required=${!isMany}
        .value=${isMany ? undefined : day}
      ></sb-day>
      ${
        window === undefined
          ? nothing
          : html`<sb-text
              name="reason"
              label=${msg("Reason")}
              hint=${
                window
                  ? `${msg("Its window")}: ${window}. ${msg("Outside it, say why.")}`
                  : msg("Asked for where a contract visit leaves its window.")
              }
            ></sb-text>`
      }
    </div>`;
  }

  private readonly take = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "on") this.on = value as Day | undefined;
  };
}

/** Asks who goes and when, and carries it out; gives whether it was planned. */
export async function showPlanning(
  near: SbElement,
  planning: Planning & {
    readonly heading: string;
    readonly save: string;
    readonly done: string;
    readonly command: (planned: Planned) => CommandCall;
  },
): Promise<boolean> {
  const { heading, save, done, command } = planning;
  const read = (values: FormValues): Planned => {
    const text = (name: string) => String(values[name] ?? "").trim();
    return {
      technicianId: (text("technicianId") || undefined) as Technician["id"] | undefined,
      on: text("on") || undefined,
      reason: text("reason") || undefined,
    };
  };
  const answer = await showDialog<boolean>(near, heading, (close) => ({
    body: html`<sb-form
      saveLabel=${save}
      .command=${(values: FormValues) => command(read(values))}
      .said=${{ done, undo: true }}
      @sb-saved=${() => close(true)}
      @sb-cancel=${() => close(false)}
    >
      <planning-fields .planning=${planning}></planning-fields>
    </sb-form>`,
  }));
  return answer === true;
}

declare global {
  interface HTMLElementTagNameMap {
    "planning-fields": PlanningFields;
  }
}
