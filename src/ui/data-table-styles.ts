import { css } from "lit";

/** A dense list: hairlines, one or two lines a row, figures to the right. */
export const tableStyles = css`
  :host {
    container-type: inline-size;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 30px;
  }
  .bar .quiet {
    margin-inline-start: auto;
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: auto;
    background: var(--sb-card);
    border: 1px solid var(--sb-line);
    border-radius: var(--sb-radius-large);
    font-size: 12px;
  }
  th {
    position: sticky;
    top: 0;
    z-index: 1;
    padding: 0;
    text-align: start;
    background: var(--sb-card);
    border-bottom: 1px solid var(--sb-line);
  }
  th:first-child {
    border-start-start-radius: var(--sb-radius-large);
  }
  th:last-child {
    border-start-end-radius: var(--sb-radius-large);
  }
  th button {
    width: 100%;
    min-height: 28px;
    padding: 0 4px;
    justify-content: flex-start;
    border: 0;
    background: transparent;
    font: 600 11px/16px var(--sb-font);
    color: var(--sb-ink-2);
  }
  th:first-child button,
  td:first-child {
    padding-inline-start: 10px;
  }
  th:last-child button,
  td:last-child {
    padding-inline-end: 10px;
  }
  th.number button {
    justify-content: flex-end;
  }
  th sb-icon {
    --sb-icon: 12px;
  }
  td {
    padding: 5px 4px;
    border-bottom: 1px solid var(--sb-line);
    vertical-align: top;
  }
  /* The first column takes what the others leave, and they leave it at least a third. */
  td:first-child {
    width: 100%;
    max-width: 0;
  }
  td:not(:first-child) .line {
    max-width: 36cqi;
  }
  tbody tr:last-child td {
    border-bottom: 0;
  }
  tfoot td {
    position: sticky;
    bottom: 0;
    border-top: 1px solid var(--sb-line-2);
    border-bottom: 0;
    background: var(--sb-card);
    font-weight: 600;
  }
  tr[data-tone="bad"] td:first-child {
    box-shadow: inset 3px 0 0 var(--sb-bad);
  }
  tr[data-tone="warn"] td:first-child {
    box-shadow: inset 3px 0 0 var(--sb-warn);
  }
  tr[data-tone="ok"] td:first-child {
    box-shadow: inset 3px 0 0 var(--sb-ok);
  }
  tr.gap td {
    padding: 0;
    border: 0;
  }
  tbody tr:not(.gap) {
    cursor: pointer;
  }
  tbody tr:not(.gap):hover {
    background: var(--sb-hover);
  }
  tbody tr[aria-selected="true"] {
    background: var(--sb-brand-bg);
  }
  tbody tr[aria-selected="true"] td:first-child {
    box-shadow: inset 3px 0 0 var(--sb-brand);
  }
  tbody tr:focus-visible {
    outline-offset: -2px;
  }
  .line {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .line sb-badge {
    box-sizing: border-box;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: bottom;
  }
  .wide {
    display: none;
  }
  @container (min-width: 560px) {
    td:not(:first-child) .line {
      max-width: 24cqi;
    }
    .wide {
      display: table-cell;
    }
    .narrow {
      display: none;
    }
  }
  @media (forced-colors: active) {
    tbody tr[aria-selected="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
