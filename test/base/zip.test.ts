import { deflateSync, strFromU8, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { crc32, templateLimits, unzip, zip, type ZipLimits } from "../../src/base/zip";
import { type RawEntry, rawZip } from "./raw-zip";

const good: RawEntry[] = [
  { name: "a.xml", data: "first part" },
  { name: "b/c.xml", data: "second part, kept as it is", method: 0 },
];

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return "accepted";
}

const unzipped = (entries: RawEntry[], limits?: Partial<ZipLimits>) =>
  refusal(() => unzip(rawZip(entries), "The file", { ...templateLimits, ...limits }));

describe("[B23] what is no zip", () => {
  it("[B23] unpacks a sound zip, in order, and packs it again", () => {
    const parts = unzip(rawZip(good));
    expect([...parts].map(([name, data]) => [name, strFromU8(data)])).toEqual([
      ["a.xml", "first part"],
      ["b/c.xml", "second part, kept as it is"],
    ]);
    expect(unzip(zip(parts))).toEqual(parts);
    expect(zip(parts)).toEqual(zip(new Map(parts)));
  });

  it("[B23] says what is wrong with something else", () => {
    expect(refusal(() => unzip(new Uint8Array(0)))).toMatch(/not an .xlsx workbook, or it is cut short/);
    expect(refusal(() => unzip(strToU8("<html>not found</html>")))).toMatch(/not an .xlsx workbook/);
    expect(refusal(() => unzip(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)))).toMatch(
      /password or in the old .xls format/,
    );
    expect(unzipped([{ name: "a", data: "x", flags: 1 }])).toMatch(/protected by a password/);
    expect(unzipped([{ name: "a", data: "x", method: 12 }])).toMatch(/not supported \(method 12\)/);
  });

  it("[B23] refuses a zip cut short anywhere", () => {
    const bytes = zip(
      new Map([
        ["a.xml", strToU8("first part")],
        ["b/c.xml", strToU8("second".repeat(99))],
      ]),
    );
    for (let length = 0; length < bytes.length; length++)
      expect(refusal(() => unzip(bytes.subarray(0, length)))).toMatch(/cut short|not an .xlsx/);
  });
});

describe("[B24] limits", () => {
  const zeros = new Uint8Array(8 << 20);

  it("[B24] refuses a bomb before unpacking it", () => {
    expect(unzipped([{ name: "bomb", data: zeros }])).toMatch(/unreasonable size at “bomb”/);
  });

  it("[B24] refuses too many parts, too large parts, too much in all, and too large a file", () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      name: `part${i}`,
      data: "x".repeat(100),
      method: 0,
    }));
    expect(unzipped(many, { parts: 20 })).toMatch(/30 parts; more than 20/);
    expect(unzipped(many, { part: 50 })).toMatch(/unreasonable size/);
    expect(unzipped(many, { total: 2000 })).toMatch(/unreasonable size at “part20”/);
    expect(unzipped(many, { packed: 1000 })).toMatch(/is larger than/);
    expect(unzipped(many)).toBe("accepted");
  });
});

describe("[B25] names", () => {
  it.each([
    "../evil",
    "/etc/passwd",
    "a/../../b",
    "a\\b",
    "c:/x",
    "a\u0000b",
    "a//b",
    "./a",
    "xl/__proto__/a",
    "",
  ])("[B25] refuses %j", (name) =>
    expect(unzipped([{ name, data: "x" }])).toMatch(/name that is not allowed/),
  );

  it("[B25] refuses a part that comes twice, whatever its case", () => {
    expect(unzipped([...good, { name: "A.XML", data: "again" }])).toMatch(/“A.XML” twice/);
  });

  it("[B25] refuses a part with two names", () => {
    expect(unzipped([{ name: "a.xml", localName: "b.xml", data: "x" }])).toMatch(/two different names/);
  });
});

describe("[B26] contents", () => {
  it("[B26] computes CRC-32 as everyone does", () => expect(crc32(strToU8("123456789"))).toBe(0xcbf43926));

  it("[B26] refuses a part that fails its checksum", () => {
    expect(unzipped([{ name: "a.xml", data: "text", crc: 1 }])).toMatch(/“a.xml” fails its checksum/);
    expect(unzipped([{ name: "a.xml", data: "text", crc: 1, method: 0 }])).toMatch(/fails its checksum/);
  });

  it("[B26] refuses sizes that lie, in either direction", () => {
    expect(unzipped([{ name: "a", data: "four", size: 3 }])).toMatch(/not the size it claims/);
    expect(unzipped([{ name: "a", data: "four", size: 5 }])).toMatch(/not the size it claims/);
    expect(unzipped([{ name: "a", data: "four", size: 5, method: 0 }])).toMatch(/not the size it claims/);
  });

  it("[B26] does not unpack 40 MB that claim to be one kilobyte", () => {
    const packed = deflateSync(new Uint8Array(40 << 20));
    let inflated = 0;
    const limits = { ...templateLimits };
    const message = refusal(() => {
      const parts = unzip(rawZip([{ name: "liar", data: "", size: 1024, packed }]), "The file", limits);
      for (const data of parts.values()) inflated += data.length;
    });
    expect(message).toMatch(/“liar” has not the size it claims/);
    expect(inflated).toBe(0);
  });

  it("[B26] refuses data that is no deflate stream", () => {
    const packed = strToU8("this is not deflate at all");
    expect(unzipped([{ name: "a", data: "x", packed }])).toMatch(/cannot be unpacked|not the size/);
  });

  it("[B26] refuses parts that share their bytes", () => {
    const entries = [
      { name: "a", data: "x" },
      { name: "b", data: "x", sameAs: 0 },
    ];
    expect(unzipped(entries)).toMatch(/two different names|overlap/);
    expect(unzipped([entries[0]!, { ...entries[1]!, localName: "a" }])).toMatch(
      /two different names|overlap/,
    );
  });
});

describe("[B27] parts nobody asked for", () => {
  it("[B27] leaves them packed, and still minds where they lie", () => {
    const only = (name: string) => name === "a.xml";
    const broken: RawEntry = { name: "media/photo.bin", data: "x", crc: 1 };
    expect([...unzip(rawZip([...good, broken]), "The file", templateLimits, only).keys()]).toEqual(["a.xml"]);
    const liar: RawEntry = { name: "media/photo.bin", localName: "a.xml", data: "x" };
    expect(refusal(() => unzip(rawZip([...good, liar]), "The file", templateLimits, only))).toMatch(
      /two different names/,
    );
  });
});
