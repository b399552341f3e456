import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillFormula, moveFormula, type Moves, type Place } from "../../src/paper/formula";
import { areaText, columnName, columnNumber, parseArea, quoteSheet } from "../../src/paper/reference";
import { RowPlan } from "../../src/paper/row-plan";

// Row 5 four times, rows 8 and 9 twice, row 12 removed.
const plan = new RowPlan([
  { first: 5, last: 5, copies: 4 },
  { first: 8, last: 9, copies: 2 },
  { first: 12, last: 12, copies: 0 },
]);
const moves: Moves = {
  plan: (sheet) => (/^(bill|it's)$/i.test(sheet) ? plan : undefined),
  name: (sheet) => (sheet.toLowerCase() === "bill" ? "No 1" : sheet),
};
const move = (formula: string, place: Partial<Place> = {}) =>
  moveFormula(formula, moves, { sheet: "Bill", ...place });

describe("[P21] formulas outside the lines", () => {
  it.each([
    ["A1", "A1"], ["A6", "A9"], ["$A$6+b7", "$A$9+b10"], ["A5", "A5"], ["A5:A5", "A5:A8"], ["SUM(A5:B5)", "SUM(A5:B8)"],
    ["A4:A6", "A4:A9"], ["SUM(A5)", "SUM(A5:A8)"], ["SUM( $A$5 )", "SUM( $A$5:$A$8 )"], ["SUBTOTAL(9,A5)", "SUBTOTAL(9,A5:A8)"],
    ["AGGREGATE(9,6,A5)", "AGGREGATE(9,6,A5:A8)"], ["ROUND(A5,2)", "ROUND(A5,2)"], ["MYSUM(A5)", "MYSUM(A5)"], ["SUM(A6)", "SUM(A9)"],
    ["A8", "A11"], ["A8:A9", "A11:A14"], ["A10", "A15"], ["A12", "#REF!"], ["A12:B12", "#REF!"], ["A11:A13", "A16:A17"], ["A13", "A17"],
    ["5:5", "5:8"], ["$4:$6", "$4:$9"], ["A:A", "A:A"], ["$A:$C", "$A:$C"], ["A1:A1048576", "A1:A1048576"],
  ])("[P21] %s → %s", (before, after) => expect(move(before)).toBe(after)); // prettier-ignore

  it.each([
    ['"A6"&A6', '"A6"&A9'], ['"say ""A6"""', '"say ""A6"""'], ["LOG10(A6)", "LOG10(A9)"], ["A6.B", "A6.B"], ["Taxes2026", "Taxes2026"],
    ["AB12C", "AB12C"], ["Table1[A6]", "Table1[A6]"], ["Table1[[#This Row],[A6]]+A6", "Table1[[#This Row],[A6]]+A9"], ["1E6+A6", "1E6+A9"],
    ["XFE6", "XFE6"], ["ZZZ6", "ZZZ6"], ["A1048577", "A1048577"], ["A6%", "A9%"], ["-A6^2", "-A9^2"], ["{1,2;3,4}", "{1,2;3,4}"],
    ["A6:INDEX(A6:A7,2)", "A9:INDEX(A9:A10,2)"], ["IF(A6=\"\",A6,\"A6\")", "IF(A9=\"\",A9,\"A6\")"], ["TRUE+A6", "TRUE+A9"], ["A6#", "A9#"],
    ["@A6", "@A9"], ["Сума_6+A6", "Сума_6+A9"],
  ])("[P21] leaves all but references alone: %s → %s", (before, after) => expect(move(before)).toBe(after)); // prettier-ignore

  it.each([
    ["Bill!A6", "'No 1'!A9"], ["'Bill'!A6", "'No 1'!A9"], ["BILL!A6", "'No 1'!A9"], ["Other!A6", "Other!A6"], ["'It''s'!A6", "'It''s'!A9"],
    ["Bill!A5:A5", "'No 1'!A5:A8"], ["'Bill:Other'!A6", "'No 1:Other'!A6"], ["Bill:Other!A6", "'No 1:Other'!A6"],
    ["[1]Bill!A6", "[1]Bill!A6"], ["'[Book.xlsx]Bill'!A6", "'[Book.xlsx]Bill'!A6"], ["Bill!Name+A6", "'No 1'!Name+A9"], ["Bill!A12", "'No 1'!#REF!"],
  ])("[P25] looks at the sheet: %s → %s", (before, after) => expect(move(before)).toBe(after)); // prettier-ignore

  it("[P25] does not move a formula of another sheet that names none", () => {
    expect(moveFormula("A6+Bill!A6", moves, { sheet: "Other" })).toBe("A6+'No 1'!A9");
  });
});

describe("[P21] formulas inside the lines", () => {
  const third = { row: 5, copy: 2 };
  it.each([
    ["B5*C5", "B7*C7"], ["B$5", "B$5"], ["SUM(B$5:B5)", "SUM(B$5:B7)"], ["SUM(B$5:B$5)", "SUM(B$5:B$8)"], ["SUM(B5)", "SUM(B7)"],
    ["B4", "B6"], ["B$4", "B$4"], ["B3", "B3"], ["B6", "B9"], ["$B$1*B5", "$B$1*B7"], ["Bill!B5", "'No 1'!B7"], ["Other!B5", "Other!B5"],
  ])("[P21] %s → %s in the third line", (before, after) => expect(move(before, third)).toBe(after)); // prettier-ignore

  it("[P21] keeps to its own copy in a block of two rows", () => {
    expect(move("A8+A9+A7", { row: 9, copy: 1 })).toBe("A13+A14+A12");
    expect(move("A8+A7", { row: 8, copy: 0 })).toBe("A11+A10");
  });
});

describe("[P22] names", () => {
  const name = (formula: string) =>
    moveFormula(formula, moves, { sheet: null, fixedOnly: true, alone: true });
  it("[P22] moves fixed rows, and takes a line's cell for all lines", () => {
    expect(name("Bill!$A$6")).toBe("'No 1'!$A$9");
    expect(name("Bill!$A$5")).toBe("'No 1'!$A$5:$A$8");
    expect(name("Bill!$A$5+1")).toBe("'No 1'!$A$5+1");
    expect(name("Bill!A6")).toBe("'No 1'!A6");
    expect(name("Bill!$A:$B,Bill!$4:$5")).toBe("'No 1'!$A:$B,'No 1'!$4:$8");
    expect(name("Bill!$A$6,Bill!$B$5:$C$6")).toBe("'No 1'!$A$9,'No 1'!$B$5:$C$9");
  });
});

describe("[P21] shared formulas", () => {
  it("[P21] are filled as Excel fills", () => {
    expect(fillFormula("A1+$A1+A$1+$A$1+SUM(B2:C3)+1:1", 2, 1)).toBe("B3+$A3+B$1+$A$1+SUM(C4:D5)+3:3");
  });
});

describe("references", () => {
  it("[P21] reads and writes columns and areas", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 16_384 }), (n) => columnNumber(columnName(n)) === n));
    expect(["A", "Z", "AA", "XFD"].map(columnNumber)).toEqual([1, 26, 27, 16_384]);
    expect(areaText(parseArea("$B$2:D9")!)).toBe("B2:D9");
    expect(areaText(parseArea("B2:B2")!)).toBe("B2");
    expect(parseArea("B:D")).toBeUndefined();
  });

  it("[P18] quotes sheets that are no plain words", () => {
    expect(["Bill", "No 1", "It's", "A1", "R1C1", "2026", "Рахунок", "a-b"].map(quoteSheet)).toEqual([
      "Bill", "'No 1'", "'It''s'", "'A1'", "'R1C1'", "'2026'", "Рахунок", "'a-b'",
    ]); // prettier-ignore
  });

  it("[P21] rewrites nothing where no row moves", () => {
    const still: Moves = { plan: () => undefined, name: (sheet) => sheet };
    const piece = fc.constantFrom(
      "A1",
      "$B$2:C3",
      '"A1 ""x"""',
      "SUM(",
      ")",
      "+",
      "'It''s'!A1",
      "Table[[#All],[x]]",
      "1.5E3",
      "имя",
      ",",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const formula = pieces.join("");
        return moveFormula(formula, still, { sheet: "Bill" }) === formula;
      }),
    );
  });
});

describe("where rows go", () => {
  it("[P27] places every copy of every row once, in order, without a gap", () => {
    const regions = fc.array(
      fc.record({ gap: fc.nat(4), height: fc.integer({ min: 1, max: 3 }), copies: fc.nat(5) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(regions, (list) => {
        let row = 1;
        const made = list.map(({ gap, height, copies }) => {
          const first = row + gap;
          row = first + height;
          return { first, last: first + height - 1, copies };
        });
        const all = new RowPlan(made);
        const places: number[] = [];
        for (let r = 1; r < row + 3; r++) {
          const region = all.region(r);
          for (let n = 0; n < (region ? region.copies : 1); n++) places.push(all.copy(r, n));
        }
        expect(places.sort((a, b) => a - b)).toEqual(places.map((_, i) => i + 1));
      }),
    );
  });
});
