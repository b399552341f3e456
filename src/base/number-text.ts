/** The separators of a locale's numbers, asked of the platform once. */
const separators = new Map<string, { decimal: string; group: string }>();

function separatorsOf(locale: string): { decimal: string; group: string } {
  let known = separators.get(locale);
  if (!known) {
    const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1234567.8);
    const find = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
    separators.set(locale, (known = { decimal: find("decimal"), group: find("group") }));
  }
  return known;
}

/**
 * A number as a person of that locale types it, made plain: `1,25,000` → `125000`, `12 500,50` → `12500.50`.
 * Blanks, a currency sign, a leading sign and a closing `/-` are allowed; grouping must be grouping, so `12,5` is refused
 * where the comma groups. Undefined when it is no number.
 */
export function plainNumber(text: string, locale: string): string | undefined {
  const { decimal, group } = separatorsOf(locale);
  const typed = text
    .trim()
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966))
    .replace(/\p{Sc}/gu, "")
    .replace(/\/[-−]$/, "")
    .trim()
    .replace(/^[−–]/, "-");
  const signed = /^([+-]?)\s*(\S.*)$/.exec(typed);
  if (!signed) return undefined;
  const body = signed[2] ?? "";
  const point = body.includes(decimal) || group === "." ? decimal : "."; // the keypad's point, where it does not group
  const [whole = "", fraction, ...more] = body.split(point);
  if (more.length || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const figures = ungrouped(whole, group);
  if (figures === undefined || (figures === "" && fraction === undefined)) return undefined;
  const plain = (figures || "0").replace(/^0+(?=\d)/, "");
  return `${signed[1] === "-" ? "-" : ""}${plain}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** The digits of a whole part; groups of two or three, the last always three. */
function ungrouped(whole: string, group: string): string | undefined {
  if (/^\d*$/.test(whole)) return whole;
  const parts = whole.split(/[\s'’]/.test(group) || !whole.includes(group) ? /[\s'’]/ : group);
  const [first = "", ...rest] = parts;
  const last = rest.at(-1) ?? "";
  const wellGrouped =
    /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{2,3}$/.test(part)) && last.length === 3;
  return wellGrouped ? parts.join("") : undefined;
}
