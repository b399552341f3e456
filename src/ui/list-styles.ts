import { css } from "lit";

/** A list that drops below the box it belongs to. */
export const listStyles = css`
  .list {
    position: absolute;
    inset-inline: -1px;
    top: calc(100% + 2px);
    z-index: 20;
    max-height: min(280px, 50vh);
    overflow-y: auto;
    padding: 4px;
    background: var(--sb-card);
    border: 1px solid var(--sb-line);
    border-radius: var(--sb-radius-large);
    box-shadow: var(--sb-shadow);
    scrollbar-width: thin;
  }
  .list.up {
    top: auto;
    bottom: calc(100% + 2px);
  }
  .option {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 4px 8px;
    border-radius: var(--sb-radius);
    cursor: pointer;
    font-weight: 400;
  }
  .option:hover {
    background: var(--sb-hover);
  }
  .option.at {
    background: var(--sb-press);
    box-shadow: inset 3px 0 0 var(--sb-brand);
  }
  .option .words {
    display: grid;
    min-width: 0;
    flex: 1;
  }
  .option .name,
  .option .hint {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .none {
    padding: 6px 8px;
    color: var(--sb-ink-2);
  }
  mark {
    background: var(--sb-mark);
    color: inherit;
    border-radius: 2px;
  }
  @media (forced-colors: active) {
    .option.at {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
