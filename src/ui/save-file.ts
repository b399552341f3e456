/** Hands a file to the person, under a name; some hosts of a pane keep it in their downloads without asking. */
export function saveFile(content: string | Uint8Array, name: string, type: string): void {
  const part = typeof content === "string" ? content : (content as Uint8Array<ArrayBuffer>);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([part], { type }));
  link.download = name;
  link.click();
  // Some browsers begin to read it only later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
