import { css } from "lit";

/** How every field looks: label above, control, problem, hint. */
export const fieldStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 3px;
    align-content: start;
    position: relative;
  }
  :host([bare]) {
    gap: 0;
  }
  label,
  legend {
    font: var(--sb-label);
    color: var(--sb-ink);
    padding: 0;
  }
  .needed {
    color: var(--sb-bad);
  }
  .box {
    display: flex;
    align-items: center;
    min-height: var(--sb-control);
    border: 1px solid var(--sb-line-2);
    border-bottom-color: var(--sb-line-strong);
    border-radius: var(--sb-radius);
    background: var(--sb-card);
    color: var(--sb-ink);
    position: relative;
  }
  .box:hover {
    border-color: var(--sb-ink-2);
  }
  .box:focus-within {
    border-color: var(--sb-line-2);
    border-bottom-color: var(--sb-brand);
    box-shadow: inset 0 -1px 0 var(--sb-brand);
    outline: 2px solid transparent;
  }
  .box:has([aria-invalid="true"]) {
    border-color: var(--sb-bad);
  }
  .box:has(:disabled) {
    background: var(--sb-rail);
    border-color: var(--sb-line);
    color: var(--sb-ink-off);
  }
  input,
  textarea,
  select {
    flex: 1;
    min-width: 0;
    width: 100%;
    border: 0;
    margin: 0;
    padding: 5px 8px;
    font: var(--sb-text);
    color: inherit;
    background: transparent;
    border-radius: inherit;
  }
  input:focus-visible,
  textarea:focus-visible,
  select:focus-visible {
    outline: none;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--sb-ink-2);
    opacity: 1;
  }
  textarea {
    resize: vertical;
    min-height: 52px;
    field-sizing: content;
  }
  select {
    appearance: none;
    padding-inline-end: 28px;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  input[role="combobox"] {
    padding-inline-end: 28px;
    text-overflow: ellipsis;
  }
  select option {
    background: var(--sb-card);
    color: var(--sb-ink);
  }
  .box > sb-icon.arrow {
    position: absolute;
    inset-inline-end: 6px;
    pointer-events: none;
    color: var(--sb-ink-2);
    --sb-icon: 16px;
  }
  .affix {
    color: var(--sb-ink-2);
    padding-inline: 8px 0;
    white-space: nowrap;
  }
  .affix.after {
    padding-inline: 0 8px;
  }
  .box button.icon {
    min-height: 26px;
    width: 28px;
    margin-inline-end: 1px;
  }
  input.figure-input {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .problem {
    display: flex;
    gap: 4px;
    color: var(--sb-bad);
    font-size: 12px;
    line-height: 16px;
  }
  .problem sb-icon {
    --sb-icon: 14px;
    margin-top: 1px;
  }
`;
