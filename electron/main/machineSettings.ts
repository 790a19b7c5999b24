import { z } from '../../shared/lib/zod.ts';
import type { EngineHost } from './engineHost.ts';

const lockMinutesReply = z.looseObject({ ok: z.literal(true), value: z.looseObject({ minutes: z.int() }) });
const protectionReply = z.looseObject({ ok: z.literal(true), value: z.looseObject({ on: z.boolean() }) });

/** What the surgery has chosen for this machine, and main carries out; null for what the engine does not answer. */
export async function readMachineSettings(engine: EngineHost) {
  const lock = lockMinutesReply.safeParse(await engine.ask('reader', 'readLockMinutes', {}, null));
  const screen = protectionReply.safeParse(await engine.ask('reader', 'readContentProtection', {}, null));
  return {
    lockAfterMinutes: lock.success ? lock.data.value.minutes : null,
    isContentProtected: screen.success ? screen.data.value.on : null,
  };
}
