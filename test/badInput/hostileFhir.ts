import { patientOf } from '../builders/people.ts';
import type { Portal } from '../portal/portal.ts';

/** What a patient, or a portal that has been taken over, might send to be shown. */
export const SCRIPT = '<script>window.taken = 1; document.title = "kapret"</script>';
export const IMAGE = '<img src="https://elsewhere.example/x.png" onerror="window.taken = 1">';
export const LINK = '[Trykk her](javascript:window.taken=1) <a href="javascript:window.taken=1">her</a>';
export const SUBJECT = `Prøvesvar ${IMAGE}`;
export const QUESTION = `Hei ${SCRIPT}\n${LINK}\n"><iframe srcdoc="${IMAGE}"></iframe>`;
/** Would turn what stands after it, and break the line. */
export const NAME = 'Nora \u202eevil\u202c\u2066 <b>Ødegård</b>\u0000\n';
export const NAME_SHOWN = 'Nora evil <b>Ødegård</b>';

const narrative = { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}${IMAGE}</div>` };

/** Attachments that lie about themselves, lead elsewhere, or are far too large. `address` is one that tells when it is asked. */
function attachments(address: string, size: number) {
  return [
    { contentType: 'text/html', data: Buffer.from(SCRIPT).toString('base64'), title: `${IMAGE}.html` },
    { contentType: 'image/svg+xml', data: Buffer.from(`<svg onload="window.taken=1"/>`).toString('base64') },
    { contentType: 'application/x-msdownload', url: `${address}/Binary/evil`, title: '../../../../evil.exe' },
    { contentType: 'image/jpeg', url: 'javascript:window.taken=1' },
    { contentType: 'image/jpeg', url: 'file:///etc/passwd' },
    { contentType: 'image/jpeg\r\nX: 1', data: 'no base64 at all \u0000' },
    { contentType: 'image/png', data: 'A'.repeat(size) },
    { contentType: 7, url: { toString: 'x' }, size: -1 },
  ].map((contentAttachment) => ({ contentAttachment }));
}

/**
 * A patient with a hostile name writes hostile words with hostile attachments, and beside them lie resources whose ids
 * are paths. Gives the id of the matter.
 */
export async function writeHostilely(portal: Portal, size: number): Promise<string> {
  const who = patientOf(portal, 'Ingrid Lien').id;
  const patient = portal.read('Patient', who);
  if (patient === undefined) throw new Error('no patient');
  const name = [{ use: 'official', text: NAME, family: IMAGE }];
  const telecom = [{ system: 'phone', value: 'javascript:window.taken=1' }];
  await portal.createMalformed({ ...patient, name, telecom, text: narrative });
  const taskId = await portal.patientWrites({ subject: SUBJECT, question: QUESTION, patient: who });
  const [question] = portal.communications(taskId);
  if (question === undefined) throw new Error('no message');
  const { id: _id, ...rest } = question;
  await portal.createMalformed({
    ...rest,
    text: narrative,
    sender: { reference: 'javascript:window.taken=1', display: NAME },
    payload: [{ contentString: `Vedlegg ${SCRIPT}` }, ...attachments(portal.fhirUrl, size)],
  });
  for (const id of HOSTILE_IDS) {
    // oxlint-disable-next-line no-await-in-loop -- one store, one after the other
    await portal.createMalformed({ ...rest, id });
  }
  return taskId;
}

/** Ids that no resource may have. */
export const HOSTILE_IDS = ['../../../etc/passwd', 'a/../b', '..%2f..%2f', 'x?_count=1', 'x\u0000', IMAGE, '\u202eid'];
