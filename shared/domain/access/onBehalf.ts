/** What someone can do or see for another person on the portal. */
export const BEHALF_MATTERS = [
  'booking',
  'renewal',
  'e-consultation',
  'message',
  'vaccine',
  'prescription',
  'result',
] as const;

export type BehalfMatter = (typeof BEHALF_MATTERS)[number];
