import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { fillTemplate } from "../../src/paper/fill";
import { pngSize } from "../../src/paper/pictures";
import { part } from "./mini";
import { useNodeXml } from "./node-xml";
import { PIXEL } from "./rich-template";

useNodeXml();

/** A PNG's first bytes: enough to tell its size. */
function png(width: number, height: number): Uint8Array {
  const bytes = PIXEL.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

interface Placed {
  name: string;
  descr?: string;
  at: {
    tl: { col: number; row: number };
    br?: { col: number; row: number };
    ext?: { width: number; height: number };
  };
}

/** A sheet of ten columns, 70 pixels each, with pictures. */
async function withPictures(pictures: Placed[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Bill");
  for (let n = 1; n <= 10; n++) sheet.getColumn(n).width = 10;
  sheet.getCell("A5").value = "{{line.a}}";
  const id = workbook.addImage({ buffer: PIXEL.buffer as ExcelJS.Buffer, extension: "png" });
  for (const { at } of pictures) sheet.addImage(id, at as ExcelJS.ImagePosition);
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  let n = 0;
  const named = strFromU8(parts["xl/drawings/drawing1.xml"]!).replace(
    /(<xdr:cNvPr id="\d+") name="[^"]*"/g,
    (_, start: string) => {
      const { name, descr = "" } = pictures[n++]!;
      return `${start} name="${name}" descr="${descr}"`;
    },
  );
  parts["xl/drawings/drawing1.xml"] = strToU8(named);
  return zipSync(parts);
}

const drawing = (bytes: Uint8Array) => part(bytes, "xl/drawings/drawing1.xml");
const left = { tl: { col: 0, row: 0 }, ext: { width: 200, height: 100 } };
const right = { tl: { col: 7, row: 0 }, ext: { width: 200, height: 100 } };
const print = (bytes: Uint8Array, images: Record<string, { png: Uint8Array }> = {}) =>
  fillTemplate(bytes, { scalars: {}, blocks: { line: [{}, {}, {}] }, images });

describe("[P17] pictures", () => {
  it("[P17] are known by name or alternative text, and others stay", async () => {
    const template = await withPictures([
      { name: "Logo", at: left },
      { name: "Picture 2", descr: "{{seal}}", at: left },
      { name: "Picture 3", descr: "our house", at: left },
    ]);
    const none = drawing(print(template));
    expect([...none.matchAll(/<xdr:pic>/g)]).toHaveLength(1);
    expect(none).toContain("our house");
    const seal = drawing(print(template, { seal: { png: png(10, 10) } }));
    expect([...seal.matchAll(/<xdr:pic>/g)]).toHaveLength(2);
  });

  it("[P17] remove the file behind them only when nobody else shows it", async () => {
    const one = print(await withPictures([{ name: "logo", at: left }]));
    expect(Object.keys(unzipSync(one)).filter((path) => path.includes("media/"))).toEqual([]);
    const shared = print(
      await withPictures([
        { name: "logo", at: left },
        { name: "house", at: left },
      ]),
    );
    expect(Object.keys(unzipSync(shared)).filter((path) => path.includes("media/"))).toEqual([
      "xl/media/image1.png",
    ]);
  });

  it("[P17] fit into their box, undistorted, at its left on the left half of the sheet", async () => {
    const text = drawing(
      print(await withPictures([{ name: "logo", at: left }]), { logo: { png: png(50, 100) } }),
    );
    expect(text).toContain('<xdr:ext cx="476250" cy="952500"/>'); // 50 × 100 pixels of 9,525
    expect(text).toContain("<xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff>");
  });

  it("[P17] keep to the right on the right half", async () => {
    const text = drawing(
      print(await withPictures([{ name: "logo", at: right }]), { logo: { png: png(50, 100) } }),
    );
    // the box ends 690 pixels from the left; 50 pixels before that are in the tenth column's first ten
    expect(text).toContain("<xdr:col>9</xdr:col><xdr:colOff>95250</xdr:colOff>");
  });

  it("[P17] tied to cells at both ends are measured by those cells", async () => {
    const at = { tl: { col: 0, row: 0 }, br: { col: 2, row: 4 } };
    const text = drawing(print(await withPictures([{ name: "logo", at }]), { logo: { png: png(140, 10) } }));
    expect(text).toContain('<xdr:ext cx="1333500" cy="95250"/>'); // 140 × 10 pixels: two columns wide
    expect(text).toContain("<xdr:oneCellAnchor");
    expect(text).not.toContain("twoCellAnchor");
  });

  it("[P17] must be PNG files", async () => {
    expect(pngSize(PIXEL, "logo")).toEqual({ width: 1, height: 1 });
    for (const bytes of [new Uint8Array(0), strToU8("GIF89a".repeat(9)), PIXEL.subarray(0, 20), png(0, 5)])
      expect(() => pngSize(bytes, "logo")).toThrow(Refusal);
    const template = await withPictures([{ name: "logo", at: left }]);
    expect(() => print(template, { logo: { png: strToU8("no picture") } })).toThrow(
      "The picture “logo” is not a PNG file.",
    );
  });

  it("[P23] move by their upper corner, and stretch only if tied at both ends", async () => {
    const rows = (text: string) => [...text.matchAll(/<xdr:row>(\d+)</g)].map(([, row]) => Number(row));
    const above = { tl: { col: 0, row: 0 }, br: { col: 2, row: 8 } };
    const below = { tl: { col: 0, row: 6 }, br: { col: 2, row: 8 } };
    const template = await withPictures([
      { name: "a", at: above },
      { name: "b", at: below },
    ]);
    const twoCell = unzipSync(template);
    twoCell["xl/drawings/drawing1.xml"] = strToU8(
      strFromU8(twoCell["xl/drawings/drawing1.xml"]!).replaceAll(' editAs="oneCell"', ""),
    );
    expect(rows(drawing(print(zipSync(twoCell))))).toEqual([0, 10, 8, 10]);
    const oneCell = unzipSync(template);
    oneCell["xl/drawings/drawing1.xml"] = strToU8(
      strFromU8(oneCell["xl/drawings/drawing1.xml"]!).replace(
        /<xdr:twoCellAnchor[^>]*>/g,
        '<xdr:twoCellAnchor editAs="oneCell">',
      ),
    );
    expect(rows(drawing(print(zipSync(oneCell))))).toEqual([0, 8, 8, 10]);
    const absolute = strFromU8(oneCell["xl/drawings/drawing1.xml"]!).replaceAll('"oneCell"', '"absolute"');
    expect(
      rows(drawing(print(zipSync({ ...oneCell, "xl/drawings/drawing1.xml": strToU8(absolute) })))),
    ).toEqual([0, 8, 6, 8]);
  });
});
