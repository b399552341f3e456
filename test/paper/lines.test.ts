import fc from "fast-check";
import { read, utils } from "xlsx";
import { describe, expect, it } from "vitest";
import { fillTemplate } from "../../src/paper/fill";
import { miniTemplate } from "./mini";
import { useNodeXml } from "./node-xml";

useNodeXml();

const template = miniTemplate([
  {
    name: "Bill",
    rows: [
      ["head"],
      ["{{line.no}}", "{{line.text}}", "{{line.amount}}"],
      ["between"],
      ["{{tax.name}}", "{{tax.name}}"],
      ["{{#line}}again {{line.no}}", "{{/line}}"],
      ["foot"],
    ],
  },
]);

function rowsOf(bytes: Uint8Array): unknown[][] {
  const book = read(bytes, { type: "array" });
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1, blankrows: true });
}

describe("[P27] n lines", () => {
  it(
    "[P27] are read back as n lines, for every n from 0 to 200, with everything else in its place",
    { timeout: 60_000 },
    () => {
      const text = fc
        .string({ unit: "grapheme", maxLength: 20 })
        .map((s) => `>${s.replace(/[\r\u000b\u000c\u0085\u2028\u2029\ufffe\uffff]/g, "")}`);
      const line = fc.record({
        text,
        amount: fc.record({ money: fc.integer({ min: -1e9, max: 1e9 }), digits: fc.constant(2) }),
      });
      const taxes = fc.array(fc.record({ name: text }), { maxLength: 5 });
      fc.assert(
        fc.property(fc.array(line, { maxLength: 200, size: "max" }), taxes, (lines, tax) => {
          const rows = rowsOf(fillTemplate(template, { scalars: {}, blocks: { line: lines, tax } }));
          expect(rows).toEqual([
            ["head"],
            ...lines.map(({ text, amount }, i) => [i + 1, text, amount.money / 100]),
            ["between"],
            ...tax.map(({ name }) => [name, name]),
            ...lines.map((_, i) => [`again ${i + 1}`]),
            ["foot"],
          ]);
        }),
        { numRuns: 40 },
      );
      for (const n of [0, 1, 2, 199, 200]) {
        const line = Array.from({ length: n }, (_, i) => ({ text: `t${i}`, amount: i }));
        expect(rowsOf(fillTemplate(template, { scalars: {}, blocks: { line, tax: [] } }))).toHaveLength(
          3 + 2 * n,
        );
      }
    },
  );
});
