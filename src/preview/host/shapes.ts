import type { Picture } from "../grid-types";
import { invalidArgument, itemNotFound } from "./errors";
import { HostCollection, HostObject, NullObject } from "./host-object";
import { imageOf } from "./image";
import { sameName } from "./names";
import { integer } from "./range-area";
import type { WorksheetHost } from "./worksheet";

/** `worksheet.shapes`: pictures only; other shapes fail loudly. */
export class ShapesHost extends HostCollection<ShapeHost> {
  readonly className = "ShapeCollection";
  constructor(private readonly sheet: WorksheetHost) {
    super();
  }
  list(): ShapeHost[] {
    return this.sheet.host.engine.book.pictures(this.sheet.Id).map(({ id }) => new ShapeHost(this.sheet, id));
  }
  AddImage(base64: unknown): ShapeHost {
    this.sheet.guard("allowEditObjects");
    const { bytes, type, width, height } = imageOf(base64);
    const { book } = this.sheet.host.engine;
    const number = this.list().length + 1;
    const place = { left: 0, top: 0, width, height, altText: "", name: `Picture ${number}` };
    return new ShapeHost(this.sheet, book.addPicture(this.sheet.Id, { ...place, type, bytes }));
  }
  GetItem(key: unknown): ShapeHost {
    const found = this.find(key);
    if (!found) throw itemNotFound();
    return found;
  }
  GetItemOrNullObject(key: unknown): HostObject {
    return this.find(key) ?? NullObject.instance;
  }
  GetItemAt(index: unknown): ShapeHost {
    const found = this.list()[integer(index)];
    if (!found) throw invalidArgument();
    return found;
  }
  item(key: unknown): ShapeHost {
    return this.GetItem(key);
  }
  private find(key: unknown): ShapeHost | undefined {
    return this.list().find((shape) => shape.Id === key || sameName(shape.Name, String(key)));
  }
}

type Placed = Partial<Omit<Picture, "id" | "bytes" | "type">>;

class ShapeHost extends HostObject {
  readonly className = "Shape";
  /** In Excel a picture keeps its proportions until told otherwise. */
  private locked = true;
  constructor(
    private readonly sheet: WorksheetHost,
    readonly Id: string,
  ) {
    super();
  }
  override get eventTarget(): string {
    return this.Id;
  }
  private get picture(): Picture {
    const found = this.sheet.host.engine.book.pictures(this.sheet.Id).find(({ id }) => id === this.Id);
    if (!found) throw itemNotFound();
    return found;
  }
  private change(change: Placed): void {
    this.sheet.guard("allowEditObjects");
    this.sheet.host.engine.book.changePicture(this.sheet.Id, this.Id, change);
  }

  get Type(): string {
    return "Image";
  }
  get Name(): string {
    return this.picture.name;
  }
  set Name(name: unknown) {
    if (typeof name !== "string" || name === "") throw invalidArgument();
    this.change({ name });
  }
  get AltTextDescription(): string {
    return this.picture.altText;
  }
  set AltTextDescription(altText: unknown) {
    this.change({ altText: String(altText) });
  }
  get LockAspectRatio(): boolean {
    return this.locked;
  }
  set LockAspectRatio(locked: unknown) {
    this.locked = locked === true;
  }
  get Left(): number {
    return this.picture.left;
  }
  set Left(left: unknown) {
    this.change({ left: points(left) });
  }
  get Top(): number {
    return this.picture.top;
  }
  set Top(top: unknown) {
    this.change({ top: points(top) });
  }
  get Width(): number {
    return this.picture.width;
  }
  set Width(value: unknown) {
    const width = points(value);
    const { width: old, height } = this.picture;
    this.change({ width, ...(this.locked ? { height: (height * width) / old } : {}) });
  }
  get Height(): number {
    return this.picture.height;
  }
  set Height(value: unknown) {
    const height = points(value);
    const { height: old, width } = this.picture;
    this.change({ height, ...(this.locked ? { width: (width * height) / old } : {}) });
  }
  get Image(): HostObject {
    return new ImageHost(this, this.picture.type);
  }
  IncrementLeft(by: unknown): void {
    this.Left = this.Left + points(by, -Infinity);
  }
  IncrementTop(by: unknown): void {
    this.Top = this.Top + points(by, -Infinity);
  }
  Delete(): void {
    this.sheet.guard("allowEditObjects");
    this.sheet.host.engine.book.removePicture(this.sheet.Id, this.Id);
  }
}

function points(value: unknown, least = 0): number {
  if (typeof value !== "number" || value < least) throw invalidArgument();
  return value;
}

class ImageHost extends HostObject {
  readonly className = "Image";
  constructor(
    private readonly shape: ShapeHost,
    private readonly type: Picture["type"],
  ) {
    super();
  }
  get Id(): string {
    return this.shape.Id;
  }
  get Format(): string {
    return this.type === "png" ? "PNG" : "JPEG";
  }
  get Shape(): ShapeHost {
    return this.shape;
  }
}
