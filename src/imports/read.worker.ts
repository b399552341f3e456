import { Refusal } from "../base/refusal";
import type { CodePage } from "./delimited";
import { readForeignFile, type ForeignFile } from "./sheet-reader";

/** What the reading worker is asked: the bytes of a file, and the code page where one was chosen. */
export interface ReadWish {
  readonly bytes: Uint8Array;
  readonly codePage?: CodePage;
}

/** What it answers: the cells, a sentence why not, or what broke. */
export type ReadAnswer =
  { readonly file: ForeignFile } | { readonly refusal: string } | { readonly bug: string };

const answer = ({ bytes, codePage }: ReadWish): ReadAnswer => {
  try {
    return { file: readForeignFile(bytes, codePage) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    return { bug: error instanceof Error ? error.message : String(error) };
  }
};

self.addEventListener("message", ({ data }: MessageEvent<ReadWish>) => self.postMessage(answer(data)));
