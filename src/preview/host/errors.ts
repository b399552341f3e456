import type { GridError } from "../engine";

/** A refusal as Excel words it: goes back to the add-in as `OfficeExtension.Error` with this code. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly http = 400,
  ) {
    super(message);
    this.name = "HostError";
  }
}

/** The host codes that never become an Excel error object: they fail the whole request. */
export const HOST_FAULT = {
  cellEditMode: 5004,
  session: 5012,
  activityLimit: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  accessDenied: 7000,
} as const;

/** One of the numbers of {@link HOST_FAULT}, thrown where a whole request is to be refused. */
export class HostFault extends Error {
  constructor(readonly fault: number) {
    super(`host fault ${fault}`);
    this.name = "HostFault";
  }
}

const STATUS: Readonly<Record<string, number>> = {
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  AccessDenied: 403,
};

/** What the grid refused, in the same words. */
export const gridRefusal = (error: GridError): HostError =>
  new HostError(error.code, error.message, STATUS[error.code] ?? 400);

/** `InvalidArgument`, with Excel's general sentence unless a narrower one is given. */
export const invalidArgument = (
  message = "The argument is invalid or missing or has an incorrect format.",
): HostError => new HostError("InvalidArgument", message);

/** `InvalidArgument` with Excel's wording for an array that does not fit its range. */
export const wrongShape = (): HostError =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

/** `ItemNotFound`: a name, id or index that leads nowhere. */
export const itemNotFound = (): HostError =>
  new HostError("ItemNotFound", "The requested resource doesn't exist.", 404);

/** `ItemAlreadyExists`: a name taken. */
export const itemExists = (): HostError =>
  new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);

/** `ApiNotFound`, naming the member: what this host has not (yet) learned is never silently accepted. */
export const apiNotFound = (
  member: string,
  why = "The API you are trying to use could not be found.",
): HostError => new HostError("ApiNotFound", `ApiNotFound: ${member}. ${why}`, 404);

/** `InvalidOperation`, with the reason. */
export const invalidOperation = (message: string): HostError => new HostError("InvalidOperation", message);

/** `AccessDenied`, as on a locked cell of a protected sheet. */
export const accessDenied = (): HostError =>
  new HostError("AccessDenied", "You cannot perform the requested operation.", 403);
