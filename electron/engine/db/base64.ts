/**
 * The bytes of a text in base64, as FHIR's base64Binary has it: spaces and line breaks count for nothing. Null for what is
 * not that: Node itself takes anything and leaves out what it does not know.
 */
export function fromBase64(text: string): Buffer | null {
  const packed = /\s/u.test(text) ? text.replaceAll(/\s+/gu, '') : text;
  if (packed.length % 4 !== 0) return null;
  const padding = packed.endsWith('==') ? 2 : packed.endsWith('=') ? 1 : 0;
  const bytes = Buffer.from(packed, 'base64');
  return bytes.length === (packed.length / 4) * 3 - padding ? bytes : null;
}
