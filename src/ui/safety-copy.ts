/** What was typed last into a form, kept at once and synchronously until the store has it. */
export class SafetyCopy {
  constructor(private readonly name: string) {}

  read(): Record<string, unknown> | undefined {
    try {
      const text = localStorage.getItem(this.name);
      return text === null ? undefined : (JSON.parse(text) as Record<string, unknown>);
    } catch {
      return undefined;
    }
  }

  /** Storage that is forbidden or full changes nothing: the store keeps the draft a moment later anyway. */
  write(typed: Readonly<Record<string, unknown>>): void {
    try {
      localStorage.setItem(this.name, JSON.stringify(typed));
    } catch {
      this.remove();
    }
  }

  remove(): void {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // Where nothing can be kept nothing was.
    }
  }
}
