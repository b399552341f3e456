import { GridError } from "./engine";
import type { Picture } from "./grid-types";
import type { UniverBook } from "./univer-book";

/** Pictures are kept beside the grid; where there is a screen, `show` lays them over the cells. */
export class UniverPictures {
  /** Called when the pictures of a sheet have changed. */
  show: (sheetId: string) => void = () => undefined;
  private created = 0;

  constructor(private readonly book: UniverBook) {}

  list(sheetId: string): readonly Picture[] {
    this.book.sheet(sheetId);
    return this.book.sideOf(sheetId).pictures;
  }

  add(sheetId: string, picture: Omit<Picture, "id">): string {
    const taken = new Set(this.list(sheetId).map((one) => one.id));
    let id = "";
    do id = `picture${++this.created}`;
    while (taken.has(id));
    this.replace(sheetId, [...this.list(sheetId), { ...picture, id }]);
    return id;
  }

  change(sheetId: string, id: string, change: Partial<Omit<Picture, "id" | "bytes" | "type">>): void {
    this.known(sheetId, id);
    this.replace(
      sheetId,
      this.list(sheetId).map((one) => (one.id === id ? { ...one, ...change } : one)),
    );
  }

  remove(sheetId: string, id: string): void {
    this.known(sheetId, id);
    this.replace(
      sheetId,
      this.list(sheetId).filter((one) => one.id !== id),
    );
  }

  private replace(sheetId: string, pictures: readonly Picture[]): void {
    this.book.sideOf(sheetId).pictures = [...pictures];
    this.show(sheetId);
  }

  private known(sheetId: string, id: string): void {
    if (!this.list(sheetId).some((one) => one.id === id))
      throw new GridError("ItemNotFound", "The picture does not exist.");
  }
}
