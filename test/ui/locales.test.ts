import { describe, expect, it } from "vitest";
import { languages, messages, translations } from "../../scripts/locales.mjs";

const places = (text: string): string[] => (text.match(/\$\{\d+\}/g) ?? []).sort();

/** Read once: the whole of the sources is parsed for it. */
const everything = await messages();

describe.each(languages)("%s", (language) => {
  it("[U20] has every sentence of the kit", async () => {
    const [all, known] = [await messages(["ui"]), await translations(language)];
    expect(all.size).toBeGreaterThan(50);
    expect([...all.keys()].filter((text) => !known[text])).toEqual([]);
  });

  it("[U25] has the same places in a translation as in the sentence", async () => {
    const known = Object.entries(await translations(language));
    expect(known.filter(([text, translated]) => places(text).join() !== places(translated).join())).toEqual(
      [],
    );
  });

  it("[U25] has a text in every translation", async () => {
    const known = Object.entries(await translations(language));
    expect(known.filter(([, translated]) => !translated.trim())).toEqual([]);
  });

  it("[U25] translates no sentence that has gone from the sources", async () => {
    const known = Object.keys(await translations(language));
    expect(known.filter((text) => !everything.has(text))).toEqual([]);
  });

  it("[U20] was made from its table", async () => {
    const { templates } = (await import(`../../src/ui/locales/${language}.ts`)) as {
      templates: Record<string, unknown>;
    };
    const known = await translations(language);
    const wanted = [...everything.values()]
      .filter(({ text }) => known[text] !== undefined)
      .map(({ id }) => id);
    expect(Object.keys(templates)).toEqual(expect.arrayContaining(wanted));
  });
});
