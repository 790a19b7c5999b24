import { afterEach, beforeEach, expect } from 'vitest';
import { startPortal, type Portal } from '../portal/portal.ts';
import { Workstation } from './surgery.ts';

/** A small surgery's portal for each test of a file. At its end nothing at any of its workstations may have broken. */
export function aClinic() {
  let portal: Portal | null = null;
  let desks: Workstation[] = [];

  beforeEach(async () => {
    portal = await startPortal({ surgery: 'small' });
    desks = [];
  });
  afterEach(async () => {
    for (const desk of desks) desk.dispose();
    await portal?.close();
    expect(desks.flatMap(({ broken }) => broken)).toEqual([]);
  });

  return {
    get portal(): Portal {
      if (portal === null) throw new Error('no test is under way');
      return portal;
    },
    /** A workstation that has fetched everything, with someone signed in. */
    async desk(name: string): Promise<Workstation> {
      const desk = new Workstation(this.portal.fhirUrl).start();
      desks.push(desk);
      await desk.synced();
      desk.signInAs(name);
      return desk;
    },
  };
}
