import { rawAnswer, type Part, type RequestRule, type RequestSeen } from './requestRule.ts';

/** What the portal is made to say to one interaction; `headers` only reach the client when it stands alone. */
export type Refusal = {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer of a FHIR server that refuses or fails, with its words. */
export function refusal({ status, text, headers = {} }: Refusal): Buffer {
  return rawAnswer(status, { 'content-type': 'application/fhir+json', ...headers }, JSON.stringify(outcomeOf(text)));
}

function outcomeOf(text: string): unknown {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing', details: { text } }] };
}

/**
 * A portal that refuses some interactions and carries out the others. An entry of a batch is refused in its own place;
 * the rest of the Bundle goes on.
 *
 * @param portal the portal's address without the line
 * @param decide null lets an interaction through
 */
export function refusing(portal: string, decide: (part: Part) => Refusal | null): RequestRule {
  return (request) => {
    const refusals = request.parts.map(decide);
    if (refusals.every((one) => one === null)) return 'pass';
    const [first] = refusals;
    if (refusals.length === 1 && first !== null && first !== undefined) return { answer: refusal(first) };
    return { answer: answerBatch(portal, request, refusals) };
  };
}

type Bundle = { entry: unknown[] };

async function answerBatch(
  portal: string,
  request: RequestSeen,
  refusals: readonly (Refusal | null)[],
): Promise<Buffer> {
  const asked = JSON.parse(request.body) as Bundle;
  const others = asked.entry.filter((_entry, place) => refusals[place] === null);
  let given: unknown[] = [];
  if (others.length > 0) {
    const authorization = /\r\nauthorization: *([^\r]*)/iu.exec(request.head)?.[1];
    const reply = await fetch(`${portal}/fhir/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/fhir+json',
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: JSON.stringify({ ...asked, entry: others }),
    });
    if (reply.status !== 200) return refusal({ status: reply.status, text: 'the batch was refused' });
    given = ((await reply.json()) as Bundle).entry;
  }
  const entry = refusals.map((one) =>
    one === null
      ? given.shift()
      : { response: { status: `${one.status}`, outcome: outcomeOf(one.text) }, resource: outcomeOf(one.text) },
  );
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'batch-response', entry });
  return rawAnswer(200, { 'content-type': 'application/fhir+json' }, body);
}
