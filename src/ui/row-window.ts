import type { ReactiveController, ReactiveControllerHost } from "lit";

interface Host extends ReactiveControllerHost, Element {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

const SPARE = 12;
const FEW = 120;
const GUESS = 28;

/** Which rows of a long list are on the page: those in sight of the scrolling part around it, and a few more. */
export class RowWindow implements ReactiveController {
  private scroller: HTMLElement | undefined;
  private rowHeight = GUESS;
  private first = 0;
  /** Rows that fit into the part in sight. */
  rowsInSight = 20;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostConnected(): void {
    this.scroller = scrollerOf(this.host);
    this.scroller?.addEventListener("scroll", this.look, { passive: true });
    addEventListener("resize", this.look);
  }

  hostDisconnected(): void {
    this.scroller?.removeEventListener("scroll", this.look);
    removeEventListener("resize", this.look);
  }

  hostUpdated(): void {
    const row = this.host.renderRoot.querySelector<HTMLElement>("tr[data-at]");
    const height = row?.offsetHeight;
    if (!height || height === this.rowHeight) return;
    this.rowHeight = height;
    this.look();
  }

  /** The rows to draw, and the height in pixels that stands for those above and below. */
  range(count: number): { from: number; to: number; above: number; below: number } {
    if (count <= FEW) return { from: 0, to: count, above: 0, below: 0 };
    const from = Math.max(0, Math.min(this.first - SPARE, count - this.rowsInSight));
    const to = Math.min(count, this.first + this.rowsInSight + SPARE);
    return { from, to, above: from * this.rowHeight, below: (count - to) * this.rowHeight };
  }

  /** Draws the rows around one that is to be shown. */
  reveal(at: number): void {
    if (at < this.first || at >= this.first + this.rowsInSight)
      this.first = Math.max(0, at - Math.floor(this.rowsInSight / 2));
    this.host.requestUpdate();
  }

  private readonly look = (): void => {
    const body = this.host.renderRoot.querySelector("tbody");
    const view = this.scroller ?? document.documentElement;
    if (!body) return;
    const above = view.getBoundingClientRect().top - body.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(above / this.rowHeight));
    this.rowsInSight = Math.ceil(view.clientHeight / this.rowHeight);
    if (Math.abs(first - this.first) < SPARE / 2) return;
    this.first = first;
    this.host.requestUpdate();
  };
}

/** The nearest element around, shadow roots included, that scrolls. */
function scrollerOf(element: Element): HTMLElement | undefined {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    const slot: Node | null | undefined = at instanceof Element ? at.assignedSlot : undefined;
    if (slot) at = slot;
    if (at instanceof HTMLElement && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return undefined;
}
