const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const scales = ["quadrillion", "trillion", "billion", "million", "thousand"];

/** A whole number ≥ 0 in English words, counted by thousands: `one million and one`. */
export function englishNumber(n: number): string {
  if (n < 1000) return belowThousand(n);
  const parts: string[] = [];
  let rest = n;
  scales.forEach((scale, at) => {
    const size = 1000 ** (scales.length - at);
    if (rest >= size) parts.push(`${belowThousand(Math.floor(rest / size))} ${scale}`);
    rest %= size;
  });
  return closed(parts, rest);
}

/** A whole number ≥ 0 in English words, counted by lakh and crore; from 100 crore on the count of crores is itself spoken. */
export function indianNumber(n: number): string {
  if (n < 1000) return belowThousand(n);
  const parts: string[] = [];
  const crores = Math.floor(n / 1e7);
  const lakhs = Math.floor((n % 1e7) / 1e5);
  const thousands = Math.floor((n % 1e5) / 1000);
  if (crores) parts.push(`${indianNumber(crores)} crore`);
  if (lakhs) parts.push(`${belowThousand(lakhs)} lakh`);
  if (thousands) parts.push(`${belowThousand(thousands)} thousand`);
  return closed(parts, n % 1000);
}

/** A last part below a hundred is joined by `and`, as in “one lakh and five”. */
function closed(parts: readonly string[], rest: number): string {
  if (!rest) return parts.join(" ");
  return [...parts, rest < 100 ? `and ${belowThousand(rest)}` : belowThousand(rest)].join(" ");
}

function belowThousand(n: number): string {
  if (n < 20) return small[n] ?? "";
  if (n < 100) return n % 10 ? `${tens[Math.floor(n / 10) - 2]}-${small[n % 10]}` : (tens[n / 10 - 2] ?? "");
  const hundreds = `${small[Math.floor(n / 100)]} hundred`;
  return n % 100 ? `${hundreds} and ${belowThousand(n % 100)}` : hundreds;
}
