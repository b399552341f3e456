import { beforeEach, describe, expect, it } from "vitest";
import { saveMessages } from "../../src/company/message-commands";
import { messageText } from "../../src/company/message-queries";
import { fillMessage, messageProblem, startingTexts } from "../../src/company/messages";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const text = (language: "en" | "uk") =>
  book.store.read((read) => messageText(read, "complaint noted", language));

describe("the texts of messages", () => {
  it("[Y11] are the starting ones until the desk writes its own, language by language", async () => {
    expect(await text("en")).toBe(startingTexts["complaint noted"].en);
    await book.run(saveMessages({ occasion: "complaint noted", texts: { en: " Noted: {complaint}. " } }));
    expect(await text("en")).toBe("Noted: {complaint}.");
    expect(await text("uk")).toBe(startingTexts["complaint noted"].uk);
    await book.run(
      saveMessages({ occasion: "complaint noted", texts: { en: startingTexts["complaint noted"].en } }),
    );
    expect(await text("en")).toBe(startingTexts["complaint noted"].en);
    expect(await book.store.read((read) => read.count("message"))).toBe(0);
  });

  it("[Y12] are refused with an unknown word or an open bracket, each at its language", async () => {
    const refusal = await book.refused(
      saveMessages({
        occasion: "visit due",
        texts: { en: "Dear {custmer}", uk: "[на {day}", hi: "{day" },
      }),
    );
    expect(refusal.problems.en).toContain("“{custmer}” is not known here");
    expect(refusal.problems.uk).toContain("bracket");
    expect(refusal.problems.hi).toContain("brace");
    expect(await book.store.read((read) => read.count("message"))).toBe(0);
    for (const texts of Object.values(startingTexts))
      for (const one of Object.values(texts)) expect(messageProblem(one)).toBe("");
  });

  it("[Y12] leave out what stands in brackets when a fact inside it is missing", () => {
    const template =
      "{company}: {complaint} is noted.[ Visit: {time}.][ {technician} {technicianPhone}.] {phone}";
    expect(fillMessage(template, { company: "Aqua", complaint: "C-1", phone: "1", time: "after 6" })).toBe(
      "Aqua: C-1 is noted. Visit: after 6. 1",
    );
    expect(fillMessage(template, { company: "Aqua", complaint: "C-1", technician: "Ravi" })).toBe(
      "Aqua: C-1 is noted.",
    );
  });
});
