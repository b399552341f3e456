import { describe, expect, it } from "vitest";
import { languages, messages, translations } from "../../scripts/locales.mjs";

const places = (text: string): string[] => (text.match(/\$\{\d+\}/g) ?? []).sort();

describe.each(languages)("%s", (language) => {
  it("[U20] has every sentence of the kit", async () => {
    const [all, known] = [await messages(["ui"]), await translations(language)];
    expect(all.size).toBeGreaterThan(50);
    expect([...all.keys()].filter((text) => !known[text])).toEqual([]);
  });

  it("[U20] has the same places in a translation as in the sentence", async () => {
    const known = Object.entries(await translations(language));
    expect(known.filter(([text, translated]) => places(text).join() !== places(translated).join())).toEqual(
      [],
    );
  });

  it("[U20] was made from its table", async () => {
    const { templates } = (await import(`../../src/ui/locales/${language}.ts`)) as {
      templates: Record<string, unknown>;
    };
    const [all, known] = [await messages(), await translations(language)];
    const wanted = [...all.values()].filter(({ text }) => known[text] !== undefined).map(({ id }) => id);
    expect(Object.keys(templates)).toEqual(expect.arrayContaining(wanted));
  });
});
