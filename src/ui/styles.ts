import { css } from "lit";

/** What every element of the pane shares: type, headings, buttons, links, rows, figures. Part of each `SbElement`. */
export const base = css`
  :host {
    display: block;
    font: var(--sb-text);
    color: var(--sb-ink);
    min-width: 0;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1 {
    font: var(--sb-title);
    margin: 0;
  }
  h2,
  h3 {
    font: var(--sb-label);
    color: var(--sb-ink-2);
    margin: 0;
  }
  p {
    margin: 0;
  }
  a {
    color: var(--sb-brand);
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: pointer;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--sb-ink);
    outline-offset: 1px;
  }
  kbd {
    font: var(--sb-small);
    border: 1px solid var(--sb-line-2);
    border-radius: 3px;
    padding: 0 4px;
    color: var(--sb-ink-2);
    white-space: nowrap;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .wrap {
    flex-wrap: wrap;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    align-content: start;
  }
  .grid2 {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 8px;
    align-items: start;
  }
  .hint {
    color: var(--sb-ink-2);
    font-size: 12px;
    line-height: 16px;
    font-weight: 400;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .figure {
    font: var(--sb-figure);
    font-variant-numeric: tabular-nums;
  }
  .ellipsis {
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .out-of-sight {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  table.figures {
    border-collapse: collapse;
    width: 100%;
    font-size: 12px;
  }
  table.figures td,
  table.figures th {
    padding: 4px 0;
    text-align: start;
    font-weight: 400;
    border-bottom: 1px solid var(--sb-line);
    vertical-align: top;
  }
  table.figures th {
    color: var(--sb-ink-2);
    font-size: 11px;
  }
  table.figures th[scope="row"] {
    color: inherit;
    font-size: inherit;
  }
  table.figures .hint {
    font-size: inherit;
  }
  table.figures .number {
    text-align: end;
    padding-inline-start: 8px;
  }
  table.figures tr.total :is(td, th) {
    border: 0;
    font-weight: 600;
  }
  table.figures tr:last-child :is(td, th) {
    border-bottom: 0;
  }
`;

/** Buttons: plain, `primary`, `quiet`, `danger`, `icon`, `link`. Part of each `SbElement`. */
export const buttons = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-height: var(--sb-control);
    padding: 0 12px;
    margin: 0;
    border: 1px solid var(--sb-line-2);
    border-radius: var(--sb-radius);
    background: var(--sb-card);
    color: var(--sb-ink);
    font: var(--sb-text);
    font-weight: 600;
    white-space: nowrap;
    cursor: pointer;
    transition: background var(--sb-quick);
  }
  button:hover {
    background: var(--sb-hover);
  }
  button:active {
    background: var(--sb-press);
  }
  button.primary {
    background: var(--sb-brand);
    border-color: var(--sb-brand);
    color: var(--sb-brand-ink);
  }
  button.primary:hover {
    background: var(--sb-brand-hover);
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--sb-brand);
    padding: 0 6px;
  }
  button.quiet:hover {
    background: var(--sb-press);
  }
  button.danger {
    color: var(--sb-bad);
  }
  button.icon {
    border-color: transparent;
    background: transparent;
    padding: 0;
    width: var(--sb-control);
    color: var(--sb-ink-2);
    flex: none;
  }
  button.icon:hover {
    background: var(--sb-press);
    color: var(--sb-ink);
  }
  button.link {
    display: inline;
    border: 0;
    padding: 0;
    min-height: 0;
    background: none;
    color: var(--sb-brand);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
    white-space: normal;
    text-align: start;
  }
  button:disabled,
  button:disabled:hover {
    color: var(--sb-ink-off);
    background: var(--sb-rail);
    border-color: var(--sb-line);
    cursor: default;
  }
  @media (forced-colors: active) {
    button.primary {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
      color: HighlightText;
    }
  }
`;
