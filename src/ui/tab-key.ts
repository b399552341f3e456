/**
 * Lets Tab walk through the pane. Office.js on the web takes the key at the window, sees no field inside a shadow root
 * and leaves the pane at once; so it hears of Tab only at the pane's ends, from where it goes on to the sheet. Gives
 * the function that stops it.
 */
export function keepTabKey(root: HTMLElement): () => void {
  const keep = (event: KeyboardEvent): void => {
    if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
    const fields = [...tabStops(root)];
    const end = event.shiftKey ? fields[0] : fields.at(-1);
    if (end && end !== event.composedPath()[0]) event.stopPropagation();
  };
  // At the document: after every field has had the key, before the window's listeners.
  document.addEventListener("keydown", keep);
  return () => document.removeEventListener("keydown", keep);
}

/** Everything Tab stops at, in the order of the page, shadow roots and slots included. */
function* tabStops(element: Element): Generator<Element> {
  if (element instanceof HTMLElement && isTabStop(element)) yield element;
  for (const child of childrenOf(element)) yield* tabStops(child);
}

function childrenOf(element: Element): Iterable<Element> {
  if (element instanceof HTMLSlotElement) {
    const given = element.assignedElements();
    if (given.length) return given;
  }
  return (element.shadowRoot ?? element).children;
}

/** Elements that only hand the focus on, such as hosts of shadow roots, are left to what is inside them. */
const isTabStop = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 &&
  !element.shadowRoot &&
  !element.matches(":disabled") &&
  element.getClientRects().length > 0;
