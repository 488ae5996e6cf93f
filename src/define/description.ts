/** A rule's description: literal pieces and fields between them. */
export interface Text<out Field extends string> {
  readonly kind: 'text';
  readonly literals: readonly string[];
  readonly fields: readonly Field[];
}

/**
 * Writes a description with fields of the event. A field that the event lacks becomes empty text.
 * Ex: text`Login of ${'user.name'} failed` -> `Login of $(user.name) failed`
 */
export function text<const Field extends string>(literals: TemplateStringsArray, ...fields: Field[]): Text<Field> {
  return Object.freeze({ kind: 'text', literals: [...literals], fields });
}
