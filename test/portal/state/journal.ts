import { closeSync, existsSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { Stored } from '../fhir/resourceStore.ts';

const headerSchema = z.strictObject({
  /** Goes up when the same seed makes another surgery than before: a journal over the old one would not fit. */
  legekontorPortal: z.literal(1),
  surgery: z.enum(['full', 'small', 'empty']),
  seed: z.int(),
  /** When the surgery was made (UTC); every date in it is relative to this. */
  created: z.iso.datetime(),
});

const lineSchema = z.strictObject({
  stored: z.array(
    z.looseObject({
      resourceType: z.string(),
      id: z.string(),
      meta: z.looseObject({ versionId: z.string(), lastUpdated: z.string() }),
    }),
  ),
  deleted: z.array(z.string()),
});

export type StateHeader = Omit<z.infer<typeof headerSchema>, 'legekontorPortal'>;

/** The state file cannot be used. Nothing in it has been touched. */
export class StateFileError extends Error {
  override name = 'StateFileError';
}

export type Journal = {
  header: StateHeader;
  /** Said when the last line had been cut short and was dropped. */
  notice: string | undefined;
  replay: (put: (resource: Stored) => void, remove: (type: string, id: string) => void) => void;
  append: (changes: (Stored | string)[]) => void;
  close: () => void;
};

/**
 * Opens the state file: a header line, then one line for each set of changes that was committed as one.
 *
 * What the seed makes is not in it. A last line without its line end is a write that was cut short: it is dropped.
 * Anything else that cannot be read throws a StateFileError naming file and line. With `fresh` an existing file is
 * set aside under the name `<file>.replaced` and a new one is begun.
 */
export function openJournal(file: string, begin: StateHeader, options: { fresh: boolean }): Journal {
  if (existsSync(file) && options.fresh) renameSync(file, `${file}.replaced`);
  const exists = existsSync(file);
  const { header, lines, notice } = exists ? read(file) : { header: begin, lines: [], notice: undefined };
  const descriptor = openSync(file, 'a');
  if (!exists) writeSync(descriptor, `${JSON.stringify({ legekontorPortal: 1, ...begin })}\n`);

  return {
    header,
    notice,
    replay(put, remove) {
      for (const line of lines) {
        for (const resource of line.stored) put(resource as Stored);
        for (const key of line.deleted) {
          const [type = '', id = ''] = key.split('/');
          remove(type, id);
        }
      }
    },
    append(changes) {
      const stored = changes.filter((change) => typeof change !== 'string');
      const deleted = changes.filter((change) => typeof change === 'string');
      if (changes.length > 0) writeSync(descriptor, `${JSON.stringify({ stored, deleted })}\n`);
    },
    close: () => closeSync(descriptor),
  };
}

function read(file: string) {
  const bytes = readFileSync(file);
  // Cut at the byte: a half-written line may end inside a letter.
  const whole = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.subarray(0, whole).toString().split('\n').slice(0, -1);
  const [first, ...rest] = lines;
  const header = first === undefined ? undefined : headerSchema.safeParse(parseJson(first)).data;
  if (!header) throw unusable(file, 1, 'this is not a state file of the demo portal');
  const changes = rest.map((line, index) => {
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success) throw unusable(file, index + 2, 'the line is damaged');
    return parsed.data;
  });
  let notice: string | undefined;
  if (whole < bytes.length) {
    truncateSync(file, whole);
    notice = `${file}: the last line was cut short and has been dropped (${bytes.length - whole} bytes)`;
  }
  const { legekontorPortal: _version, ...kept } = header;
  return { header: kept, lines: changes, notice };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unusable(file: string, line: number, why: string): StateFileError {
  return new StateFileError(`${file}, line ${line}: ${why}. Nothing was changed. Begin anew with --fresh.`);
}
