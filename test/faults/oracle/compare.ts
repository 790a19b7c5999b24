import { createHash } from 'node:crypto';
import type { Resource } from '@medplum/fhirtypes';
import { unpackId } from '../../../electron/engine/db/fhirId.ts';
import type { Db } from '../../../electron/engine/db/open.ts';
import { RESOURCE_TYPES, typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import type { Portal } from '../../portal/portal.ts';

/** A value as JSON with sorted keys, so that two equal resources have one text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

const hash = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex');

/** A message as a desk keeps it: the content of its files lies apart from its text. */
function withoutContents(resource: Resource): unknown {
  if (resource.resourceType !== 'Communication') return resource;
  const payload = resource.payload?.map((part) => {
    const { data, ...file } = part.contentAttachment ?? {};
    return data === undefined ? part : { ...part, contentAttachment: file };
  });
  return { ...resource, payload };
}

/** Where a desk and the portal differ, resource by resource; empty when they are alike. */
export function differences(db: Db, portal: Portal): string[] {
  const found: string[] = [];
  const aside = new Set(
    (db.prepare('SELECT type, fhir_id FROM quarantine').all() as { type: string; fhir_id: string }[]).map(
      (one) => `${one.type}/${one.fhir_id}`,
    ),
  );
  const ofType = db.prepare('SELECT fhir_id, json FROM resource WHERE type = ? AND json IS NOT NULL');
  for (const type of RESOURCE_TYPES) {
    const here = new Map(
      (ofType.all(typeNumber(type)) as { fhir_id: Buffer | string; json: string }[]).map((row) => [
        unpackId(row.fhir_id),
        hash(JSON.parse(row.json)),
      ]),
    );
    for (const resource of portal.all(type)) {
      const mine = here.get(resource.id);
      here.delete(resource.id);
      if (aside.has(`${type}/${resource.id}`)) continue;
      if (mine === undefined) found.push(`${type}/${resource.id} is missing here`);
      else if (mine !== hash(withoutContents(resource))) found.push(`${type}/${resource.id} is another version here`);
    }
    for (const id of here.keys()) found.push(`${type}/${id} is here and not at the portal`);
  }
  return found;
}
