import { countArrays, ReadingBudget } from './readingBudget.ts';
import { TOO_HEAVY } from './tooHeavy.ts';

// Runs in the thread that reads PDFs, before what reads them.
const plainPost = globalThis.postMessage.bind(globalThis);
const post = (...message: unknown[]): void => void Reflect.apply(plainPost, undefined, message);
const budget = new ReadingBudget(() => post(TOO_HEAVY));

countArrays(globalThis, budget);
globalThis.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (has(data, 'action') && data.action === 'GetOperatorList') budget.begin();
});
Object.assign(globalThis, {
  // What the browser unpacks nobody counts: without it PDF.js unpacks by itself.
  DecompressionStream: undefined,
  postMessage: (...message: unknown[]) => {
    const [said] = message;
    if (has(said, 'chunk') && has(said.chunk, 'fnArray') && Array.isArray(said.chunk.fnArray)) {
      budget.gives(said.chunk.fnArray.length);
    }
    post(...message);
  },
});

function has<Key extends string>(value: unknown, key: Key): value is { readonly [K in Key]: unknown } {
  return typeof value === 'object' && value !== null && key in value;
}
