/** Why a file cannot be read: `syntax` becomes message 1226, `variable` 1227. The message is Wazuh's own wording. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly kind: 'syntax' | 'variable';
  /** Counted from 1, where the reader stood when it gave up. */
  readonly line: number;

  constructor(kind: 'syntax' | 'variable', text: string, line: number) {
    super(`XMLERR: ${text}`);
    this.kind = kind;
    this.line = line;
  }
}
