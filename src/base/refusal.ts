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
