/** What a command throws when it declines: `message` is a sentence for the person, `problems` one more by field name. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    message: string,
    readonly problems: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A refusal as one text: its sentence, and what its fields say where they say more. */
export function refusalWords({ message, problems }: Refusal): string {
  const fields = Object.values(problems);
  return fields.length ? `${message} ${fields.join(" ")}` : message;
}
