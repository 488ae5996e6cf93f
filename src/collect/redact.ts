/** Replaces every secret in a text, whatever brought it there: a console may send a token back in an error or a row. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  return (text) =>
    secrets.reduce((kept, secret) => (kept.includes(secret) ? kept.replaceAll(secret, '***') : kept), text);
}
