import { css } from "lit";

/** The frame: narrow first; from 700 px a wider rail and two columns. */
export const shellStyles = css`
  :host {
    display: grid;
    grid-template-columns: 48px minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr) auto auto;
    height: 100vh;
    height: 100dvh;
    background: var(--sb-bg);
    overflow: hidden;
  }
  header {
    grid-column: 1 / -1;
    display: grid;
    gap: 6px;
    padding: 6px 12px 8px;
    background: var(--sb-card);
    border-bottom: 1px solid var(--sb-line);
    position: relative;
    z-index: 25;
  }
  .name {
    min-height: 26px;
    padding-inline-end: var(--sb-corner);
  }
  .name strong {
    font: 600 14px/20px var(--sb-font);
  }
  .bell {
    min-height: 24px;
    padding: 0 8px 0 6px;
    border: 1px solid transparent;
    border-radius: 12px;
    font: 600 11px/16px var(--sb-font);
    color: var(--sb-ink-2);
    background: transparent;
    --sb-icon: 16px;
  }
  .bell.some {
    background: var(--sb-warn-bg);
    color: var(--sb-warn);
  }
  nav {
    grid-row: 2;
    display: flex;
    flex-direction: column;
    gap: 2px;
    padding: 6px 0;
    background: var(--sb-rail);
    border-inline-end: 1px solid var(--sb-line);
    overflow: hidden auto;
    scrollbar-width: none;
  }
  nav button {
    position: relative;
    flex: none;
    flex-direction: column;
    gap: 1px;
    min-height: 42px;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: transparent;
    font: 10px/12px var(--sb-font);
    letter-spacing: -0.03em;
    color: var(--sb-ink-2);
    overflow: hidden;
  }
  nav button:hover {
    background: var(--sb-press);
  }
  nav button:focus-visible {
    outline-offset: -2px;
  }
  nav button[aria-current="page"] {
    color: var(--sb-brand);
    /* Bold by a stroke: a bold face is wider, and the longest word would no longer fit. */
    -webkit-text-stroke: 0.4px currentcolor;
  }
  nav button[aria-current="page"]::before {
    content: "";
    position: absolute;
    inset-inline-start: 2px;
    top: 9px;
    bottom: 9px;
    width: 3px;
    border-radius: 2px;
    background: var(--sb-brand);
    forced-color-adjust: none;
  }
  .middle {
    grid-row: 2;
    grid-column: 2;
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .middle.alone {
    grid-column: 1 / -1;
  }
  .columns {
    flex: 1;
    min-height: 0;
    display: flex;
  }
  main,
  aside {
    flex: 1 1 0;
    min-width: 0;
    padding: 12px;
    overflow-x: hidden;
    overflow-y: scroll;
    scrollbar-width: thin;
    scrollbar-color: var(--sb-line-2) transparent;
  }
  main:focus-visible {
    outline: none;
  }
  aside {
    flex: 0 0 min(42%, 440px);
    border-inline-end: 1px solid var(--sb-line);
  }
  .jobs {
    grid-column: 1 / -1;
  }
  footer {
    grid-column: 1 / -1;
    display: flex;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 12px;
    border-top: 1px solid var(--sb-line);
    background: var(--sb-card);
    font: var(--sb-small);
    color: var(--sb-ink-2);
    white-space: nowrap;
  }
  .state {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .dot {
    display: inline-block;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    margin-inline-end: 6px;
    background: var(--sb-ink-off);
    forced-color-adjust: none;
  }
  .ready .dot {
    background: #13a10e;
  }
  .writing .dot {
    background: var(--sb-info);
  }
  .waiting .dot {
    background: #c19c00;
  }
  .unsaved .dot,
  .trouble .dot {
    background: var(--sb-bad);
    border-radius: 2px;
  }
  .unsaved,
  .trouble {
    color: var(--sb-bad);
    font-weight: 600;
  }
  @media (max-height: 520px) {
    nav button {
      min-height: 34px;
    }
  }
  @media (max-height: 430px) {
    nav {
      padding: 2px 0;
      gap: 0;
    }
    nav button {
      min-height: 32px;
    }
    nav button span {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @media (min-width: 700px) {
    :host {
      grid-template-columns: 72px minmax(0, 1fr);
    }
    header {
      grid-template-columns: auto minmax(240px, 460px);
      justify-content: space-between;
      align-items: center;
      padding-inline-end: calc(var(--sb-corner) + 12px);
    }
    .name {
      padding: 0;
    }
    nav button {
      font-size: 11px;
      min-height: 46px;
    }
    main,
    aside {
      padding: 16px;
    }
    main > * {
      max-width: 860px;
    }
  }
`;
