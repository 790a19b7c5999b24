/**
 * How long a test waits for anything before it holds it to hang, in ms. Whatever is there sooner is not waited for; so
 * this is no measure of speed, and has room for a machine that has ten times as much to do.
 */
export const PATIENCE = 180_000;

/** The same for a whole test, which may wait more than once. */
export const TEST_PATIENCE = 600_000;

/** For one look of several, in ms: long enough for a window that is drawn slowly, and soon looked again. */
export const LOOK = 5_000;
