import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Refusal } from "../base/refusal";
import type { CommandCall } from "../store/command";
import type { RunOptions } from "./context";
import { showConfirm } from "./dialog";
import { DraftKeeper } from "./draft-keeper";
import { SbElement } from "./element";
import type { Field } from "./field";
import "./icon";

/** The values of a form by field name. */
export type FormValues = Record<string, unknown>;

/** What `sb-saved` says. */
export interface Saved<R = unknown> {
  readonly result: R;
  readonly values: FormValues;
  /** Which button saved: `save`, or what was given to `save(intent)`. */
  readonly intent: string;
}

/**
 * Gathers the fields inside it, wherever they stand. `command` turns the values into the command that saves them; a
 * Refusal is shown at its fields and nothing is cleared. Enter saves, Esc leaves and asks only if something would be
 * lost. With `draftKey` what was typed survives a reload. Fires `sb-saved` and `sb-cancel`.
 */
@customElement("sb-form")
export class SbForm extends SbElement {
  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
      align-content: start;
    }
    .problems {
      border: 1px solid var(--sb-bad-line);
      background: var(--sb-bad-bg);
      color: var(--sb-bad);
      border-radius: var(--sb-radius-large);
      padding: 8px 12px;
    }
    .problems:empty {
      display: none;
    }
    ul {
      margin: 4px 0 0;
      padding-inline-start: 18px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
  `;
  @property({ attribute: false }) command: ((values: FormValues) => CommandCall | undefined) | undefined;
  /** For forms that are more than one command: may throw a Refusal. Its answer is the result. */
  @property({ attribute: false }) submit:
    ((values: FormValues, intent: string) => Promise<unknown>) | undefined;
  /** Said when it is saved, and whether Undo is offered. */
  @property({ attribute: false }) said: RunOptions<unknown> = {};
  @property() saveLabel = "";
  /** Under this name the draft is kept. */
  @property() draftKey = "";
  /** No buttons of its own. */
  @property({ type: Boolean }) bare = false;
  @state() private isBusy = false;
  @state() private refusal = "";
  @state() private elsewhere: readonly string[] = [];
  private readonly fields = new Set<Field<unknown>>();
  private readonly keeper = new DraftKeeper(this, () => this.present);

  constructor() {
    super();
    this.addEventListener("sb-field", (event) => this.adopt(event as CustomEvent<Field<unknown>>));
    this.addEventListener("sb-change", () => this.keeper.changed());
    this.addEventListener("keydown", this.keys);
  }

  /** The values as they stand. */
  get values(): FormValues {
    return Object.fromEntries(this.present.map((field) => [field.name, field.value]));
  }

  /** Whether the person typed something that is not saved. */
  get isTouched(): boolean {
    return this.present.some((field) => field.touched);
  }

  /** Puts values into fields as if typed. */
  assign(values: FormValues): void {
    for (const field of this.present) if (field.name in values) field.assign(values[field.name]);
  }

  /** Checks and saves; `intent` is passed on to `submit` and `sb-saved`. */
  async save(intent = "save"): Promise<void> {
    if (this.isBusy) return;
    const own = Object.fromEntries(
      this.present.flatMap((field) => {
        const problem = field.check();
        return problem ? [[field.name, problem]] : [];
      }),
    );
    if (Object.keys(own).length) return this.show(new Refusal(this.notYet(Object.keys(own).length), own));
    this.isBusy = true;
    try {
      const { values } = this;
      const result = await this.carryOut(values, intent);
      this.show(undefined);
      await this.keeper.forget();
      for (const field of this.present) field.touched = false;
      this.tell("sb-saved", { result, values, intent } satisfies Saved);
    } catch (error) {
      if (error instanceof Refusal) this.show(error);
      else this.app.report(error);
    } finally {
      this.isBusy = false;
    }
  }

  /** Leaves the form; asks first if something would be lost. */
  async cancel(): Promise<void> {
    if (this.isTouched) {
      const isSure = await showConfirm(this, {
        title: msg("Leave without saving?"),
        body: msg("What you typed here will be thrown away."),
        confirm: msg("Throw away"),
        cancel: msg("Keep typing"),
        danger: true,
      });
      if (!isSure) return;
      await this.keeper.forget();
    }
    this.tell("sb-cancel");
  }

  override render() {
    return html`<slot></slot>
      <div class="problems" role="alert">${this.refusal ? this.problems() : nothing}</div>
      ${this.bare ? nothing : this.actions()}`;
  }

  private problems() {
    const { prose } = this.app.format;
    return html`<strong>${prose(this.refusal)}</strong>${
        this.elsewhere.length
          ? html`<ul>
              ${this.elsewhere.map((problem) => html`<li>${prose(problem)}</li>`)}
            </ul>`
          : nothing
      }`;
  }

  private actions() {
    return html`<div class="actions">
      <button type="button" class="primary" ?disabled=${this.isBusy} @click=${() => void this.save()}>
        ${this.saveLabel || msg("Save")}
      </button>
      <slot name="also"></slot>
      <span class="grow"></span>
      ${this.keeper.isKept ? html`<span class="hint">${msg("draft kept")}</span>` : nothing}
      <kbd>Enter</kbd>
    </div>`;
  }

  private async carryOut(values: FormValues, intent: string): Promise<unknown> {
    if (this.submit) return this.submit(values, intent);
    const call = this.command?.(values);
    return call ? this.app.attempt(call, this.said) : undefined;
  }

  private show(refusal: Refusal | undefined): void {
    const problems = { ...refusal?.problems };
    let first: Field<unknown> | undefined;
    for (const field of this.present) {
      const own = takeOwn(problems, field.name);
      field.blame(own);
      if (Object.keys(own).length) first ??= field;
    }
    this.refusal = refusal?.message ?? "";
    this.elsewhere = Object.values(problems);
    first?.focus();
  }

  private notYet(count: number): string {
    return count === 1
      ? msg("One thing is missing or wrong.")
      : msg(str`${count} things are missing or wrong.`);
  }

  /** The named fields on the page, from top to bottom. */
  private get present(): Field<unknown>[] {
    for (const field of this.fields) if (!field.isConnected) this.fields.delete(field);
    return [...this.fields].filter((field) => field.name).sort(inOrder);
  }

  private adopt(event: CustomEvent<Field<unknown>>): void {
    event.stopPropagation();
    this.fields.add(event.detail);
    this.keeper.adopt(event.detail);
  }

  private readonly keys = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Escape") void this.cancel();
    else if (
      event.key === "Enter" &&
      (event.ctrlKey || event.metaKey || savesOnEnter(event.composedPath()[0]))
    )
      void this.save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Takes the problems of one field out of all: those of its name, and of places inside it (`lines.0.price`). */
function takeOwn(problems: Record<string, string>, name: string): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [key, problem] of Object.entries(problems))
    if (key === name || key.startsWith(`${name}.`)) {
      own[key.slice(name.length + 1)] = problem;
      delete problems[key];
    }
  return own;
}

/** By where they stand, or, from different shadow roots, by where their hosts do: the browser knows no order across roots. */
function inOrder(a: Node, b: Node): number {
  const others = withHosts(b);
  for (const one of withHosts(a)) {
    const other = others.find((node) => node.getRootNode() === one.getRootNode());
    if (other) return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
  }
  return 0;
}

function withHosts(node: Node): Node[] {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? [node, ...withHosts(root.host)] : [node];
}

/** Enter in a box saves; on a button or link it presses, in a text of several lines it breaks the line. */
const savesOnEnter = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

declare global {
  interface HTMLElementTagNameMap {
    "sb-form": SbForm;
  }
}
