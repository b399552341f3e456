// The look shared by the shipped papers: colours, fonts, borders, and small helpers over exceljs.
import { deflateSync } from "node:zlib";
import { crc32 } from "node:zlib";

export const INK = "FF1C2B33";
export const SOFT = "FF5F6E76";
export const ACCENT = "FF0B5C66";
export const TINT = "FFEAF3F4";
export const LINE = "FFD3DDE0";
export const WHITE = "FFFFFFFF";

export const font = (size, more = {}) => ({ name: "Arial", size, color: { argb: INK }, ...more });
export const soft = (size, more = {}) => font(size, { color: { argb: SOFT }, ...more });
export const fill = (argb) => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
export const edge = (argb = LINE, style = "thin") => ({ style, color: { argb } });

export const MONEY = "#,##0.00";
export const PRICE = "#,##0.00######"; // a price may be finer than money: 0.00101 apiece
export const DATE = "dd\\ mmm\\ yyyy";
export const PERCENT = 'General"%"';

/** Writes a value with a style into a cell or a merged range such as "A1:F1". */
export function put(sheet, range, value, style = {}) {
  const [first] = range.split(":");
  if (range.includes(":")) sheet.mergeCells(range);
  const cell = sheet.getCell(first);
  cell.value = value;
  cell.style = {
    font: style.font ?? font(9),
    alignment: {
      vertical: style.top ? "top" : "middle",
      horizontal: style.align,
      wrapText: style.wrap ?? false,
      shrinkToFit: [MONEY, PRICE, DATE].includes(style.format), // long figures get small, never ####
      indent: style.indent ?? 0,
    },
    ...(style.fill ? { fill: fill(style.fill) } : {}),
    ...(style.border ? { border: style.border } : {}),
    ...(style.format ? { numFmt: style.format } : {}),
  };
  return cell;
}

/** Gives every cell of a row's columns a fill and borders, so that merged and empty ones look alike. */
export function paint(sheet, row, columns, { fill: argb, border } = {}) {
  for (const column of columns) {
    const cell = sheet.getCell(`${column}${row}`);
    if (argb) cell.fill = fill(argb);
    if (border) cell.border = border;
  }
}

/** A quiet picture that shows where the logo, the payment code or the signature goes. */
export function placeholderPng(width, height) {
  const raw = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const rim = x < 2 || y < 2 || x >= width - 2 || y >= height - 2;
      const dash = rim && (x + y) % 12 < 7;
      raw.set(dash ? [0x9f, 0xb8, 0xbc] : [0xf2, 0xf7, 0xf7], y * (width * 3 + 1) + 1 + x * 3);
    }
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(checksum(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(raw)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function checksum(bytes) {
  if (crc32) return crc32(bytes);
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
