import { rawAnswer, type RequestRule } from './requestRule.ts';

type Statement = { rest?: { interaction?: { code: string }[] }[] };

/** A portal that does not say it takes batches: everything is then asked for one by one. */
export function withoutBatch(portal: string): RequestRule {
  return ({ path }) => (path.endsWith('/metadata') ? { answer: plainStatement(portal) } : 'pass');
}

async function plainStatement(portal: string): Promise<Buffer> {
  const reply = await fetch(`${portal}/fhir/metadata`);
  const statement = (await reply.json()) as Statement;
  const rest = statement.rest?.map((one) => ({
    ...one,
    interaction: one.interaction?.filter(({ code }) => code !== 'batch' && code !== 'transaction'),
  }));
  return rawAnswer(200, { 'content-type': 'application/fhir+json' }, JSON.stringify({ ...statement, rest }));
}
