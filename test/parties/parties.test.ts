import { beforeEach, describe, expect, it } from "vitest";
import { addParty, addSite, addTechnician, amendParty, amendTechnician } from "../../src/parties/commands";
import { activeTechnicians, partiesByPhone, searchParties } from "../../src/parties/queries";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const draft = { name: "Café Amrut", phones: ["020-2545 1199"], customer: true, principal: false };
const parties = () => book.store.read((read) => read.count("party"));

describe("parties", () => {
  it("[A1] refuses a party without a name or a role, by field, and saves nothing", async () => {
    const refusal = await book.refused(
      addParty({ name: " ", phones: [], customer: false, principal: false }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["customer", "name"]);
    expect(await parties()).toBe(1);
  });

  it("[A2] refuses a short phone, a malformed address and a wrong tax id at their fields", async () => {
    const refusal = await book.refused(
      addParty({ ...draft, phones: ["123"], email: "nobody", taxId: "27AAACA1234A1Z9" }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["email", "phones", "taxId"]);
  });

  it("[A3] refuses the same name with the same phone, accepts the same phone under another name", async () => {
    await book.run(addParty(draft));
    const refusal = await book.refused(addParty({ ...draft, name: "café amrut", phones: ["02025451199"] }));
    expect(refusal.problems.phones).toContain("Café Amrut");
    await book.run(addParty({ ...draft, name: "Amrut Stores" }));
    expect(await parties()).toBe(3);
  });

  it("[A4] finds by last digits however written, and by a word without marks", async () => {
    await book.run(addParty(draft));
    const names = async (find: Promise<{ name: string }[]>) => (await find).map(({ name }) => name);
    expect(await names(book.store.read((read) => partiesByPhone(read, "9822041577")))).toEqual([
      "Sunita Deshpande",
    ]);
    expect(await names(book.store.read((read) => partiesByPhone(read, "1199")))).toEqual(["Café Amrut"]);
    for (const typed of ["cafe", "AMR", "amrut café", "5 1199"])
      expect(await names(book.store.read((read) => searchParties(read, typed)))).toEqual(["Café Amrut"]);
    expect(await names(book.store.read((read) => searchParties(read, "amrut deshpande")))).toEqual([]);
  });

  it("[A5] changes only the fields named", async () => {
    await book.run(amendParty({ id: book.customer, email: "s@example.org" }));
    const after = await book.store.read((read) => read.get(book.customer));
    expect(after).toMatchObject({
      name: "Sunita Deshpande",
      email: "s@example.org",
      phones: ["+91 98220 41577"],
    });
  });

  it("[A6] gives a site only to a party that exists", async () => {
    const site = { name: "Second", address: "", area: "", stateCode: "", phone: "" };
    await book.refused(addSite({ ...site, partyId: "party:gone" }));
    await book.run(addSite({ ...site, partyId: book.customer }));
    expect(await book.store.read((read) => read.count("site", "party", { is: book.customer }))).toBe(2);
  });

  it("[A7] keeps technicians' names apart and offers only those at work", async () => {
    expect((await book.refused(addTechnician({ name: "ravi" }))).problems).toHaveProperty("name");
    await book.run(amendTechnician({ id: book.technician, active: false }));
    expect(await book.store.read(activeTechnicians)).toEqual([]);
  });
});
