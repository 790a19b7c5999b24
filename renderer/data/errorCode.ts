/** Names an error by its kind and its place in the program, never by its text: that may hold a patient's words. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'W-0';
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  const position = /(\d{1,7}:\d{1,7})\)?$/.exec(place)?.[1] ?? '0';
  const kind = /^[A-Z][A-Za-z]{0,30}Error$/.test(error.name) ? `${error.name}-` : '';
  return `W-${kind}${position}`;
}
