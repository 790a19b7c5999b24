// Runs in the browser: /page.js is this file with its types taken off. Nothing can be imported but types.
import type { Fault } from '../../misbehaviour/faults.ts';
import type { FoundPatient, Thread } from '../../patient/threads.ts';

type State = {
  fhirUrl: string;
  created: string;
  surgery: string;
  clockSkew: number;
  faults: Fault[];
  counts: Record<string, number>;
  requests: { at: string; method: string; path: string; status: number | string }[];
};

const KINDS: Record<Fault['kind'], string> = {
  offline: 'Uten nett: forbindelsen brytes',
  silent: 'Stum: forespørselen besvares aldri',
  slow: 'Treg',
  dropReply: 'Svaret går tapt etter at det er lagret',
  status: 'Svar med feilkode',
  revokedToken: 'Tilgangen er trukket tilbake (401)',
  truncatedBody: 'Svaret er kuttet på midten',
  invalidJson: 'Svaret er ødelagt JSON',
  captivePortal: 'Innloggingsside for nettet i stedet for svar',
  repeatedPage: 'En side kommer to ganger',
  reversedPage: 'En side kommer bakvendt',
  swappedPages: 'Side to kommer før side én',
  skippedPage: 'En side mangler',
  expiredCursor: 'Neste side er utløpt (410)',
};

const DETAILS: Partial<Record<string, { label: string; value: string }>> = {
  slow: { label: 'Millisekunder per svar', value: '2000' },
  status: { label: 'Feilkode', value: '500' },
  clock: { label: 'Minutter foran (negativt: bak)', value: '10' },
};

const STATUS: Record<string, string> = {
  requested: 'Sendt',
  received: 'Mottatt',
  accepted: 'Mottatt',
  'in-progress': 'Under arbeid',
  completed: 'Besvart',
  cancelled: 'Avsluttet',
};

const LEVELS: Record<string, string> = { full: 'Full tilgang', 'basis-plus': 'Basis+', basis: 'Basis' };

const POLL_MS = 1500;

function element<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page lacks #${id}`);
  return found;
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
  set: Partial<Pick<HTMLElement, 'className'>> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  return Object.assign(made, set);
}

async function post<T>(name: string, body: unknown): Promise<T> {
  const response = await fetch(`/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `${response.status}`);
  return answer;
}

const status = element('status', HTMLElement);

/** Does what a button asks, and says so when it cannot. */
function attempt(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    status.textContent = `Det gikk ikke: ${error instanceof Error ? error.message : String(error)}`;
  });
}

function time(at: string): string {
  return new Date(at).toLocaleString('nb-NO', { dateStyle: 'short', timeStyle: 'medium' });
}

function describe(fault: Fault): string {
  const parts = [KINDS[fault.kind]];
  if (fault.kind === 'slow') parts.push(`${fault.ms} ms`);
  if (fault.kind === 'status') parts.push(String(fault.status));
  if (fault.times !== undefined) parts.push(fault.times === 1 ? 'én gang' : `${fault.times} ganger`);
  if (fault.only !== undefined) parts.push(fault.only === 'reads' ? 'lesing' : 'skriving');
  if (fault.type !== undefined) parts.push(fault.type);
  return parts.join(' · ');
}

function showState(state: State): void {
  const isOffline = state.faults.some(({ kind }) => kind === 'offline');
  const clock = state.clockSkew === 0 ? [] : [`klokka ${state.clockSkew / 60_000} min feil`];
  status.textContent = [isOffline ? 'Uten nett' : 'Tilgjengelig', state.fhirUrl, ...clock].join(' · ');
  const network = element('network', HTMLButtonElement);
  network.textContent = isOffline ? 'Ta opp nettet igjen' : 'Ta ned nettet';
  network.setAttribute('aria-pressed', String(isOffline));

  const active = state.faults.map((fault) => {
    const item = make('li', '');
    const off = make('button', 'Slå av');
    off.type = 'button';
    off.setAttribute('aria-label', `Slå av: ${KINDS[fault.kind]}`);
    off.addEventListener('click', () => attempt(() => change('behave', { kind: fault.kind })));
    item.append(make('span', describe(fault)), off);
    return item;
  });
  const key = JSON.stringify(state.faults);
  const list = element('active', HTMLElement);
  // Left alone while nothing changes, so that a focused button stays where it is.
  if (list.dataset['key'] !== key) list.replaceChildren(...(active.length > 0 ? active : [make('li', 'Ingenting')]));
  list.dataset['key'] = key;

  const rows = state.requests
    .toReversed()
    .map((line) => row(time(line.at), line.method, line.path || '/', answerText(line.status)));
  element('requests', HTMLElement).replaceChildren(...(rows.length > 0 ? rows : [row('–', '', 'Ingen ennå', '')]));
  const counts = Object.entries(state.counts);
  element('total', HTMLElement).textContent = counts.reduce((sum, [, count]) => sum + count, 0).toLocaleString('nb-NO');
  element('counts', HTMLElement).replaceChildren(
    ...counts.map(([type, count]) => row(type, count.toLocaleString('nb-NO'))),
  );
}

function answerText(answer: number | string): string {
  return answer === 'dropped' ? 'brutt' : String(answer);
}

function row(...cells: string[]): HTMLTableRowElement {
  const made = document.createElement('tr');
  made.append(...cells.map((cell) => make('td', cell)));
  return made;
}

async function change(name: string, body: unknown): Promise<void> {
  await post(name, body);
  await refreshState();
}

async function refreshState(): Promise<void> {
  showState((await (await fetch('/control/state')).json()) as State);
}

function chosenPatient(): string | undefined {
  return new URLSearchParams(location.hash.slice(1)).get('pasient') ?? undefined;
}

async function refreshThreads(): Promise<void> {
  const id = chosenPatient();
  const chosen = element('chosen', HTMLElement);
  if (id === undefined) {
    chosen.hidden = true;
    return;
  }
  const { patient, threads } = await post<{ patient: FoundPatient | null; threads: Thread[] }>('patient/threads', {
    patient: id,
  });
  chosen.hidden = patient === null;
  element('found-none', HTMLElement).textContent = patient === null ? 'Denne pasienten finnes ikke her.' : '';
  if (!patient) return;
  element('patient-name', HTMLElement).textContent = patient.name;
  element('patient-about', HTMLElement).textContent =
    `Født ${patient.birthDate} · fastlege ${patient.gp} · samtykke: ${LEVELS[patient.level] ?? 'ikke gitt'}`;
  element('threads-none', HTMLElement).hidden = threads.length > 0;
  const box = element('threads', HTMLElement);
  const key = JSON.stringify(threads);
  if (box.dataset['key'] === key) return;
  box.dataset['key'] = key;
  box.replaceChildren(...threads.map(threadArticle));
}

function threadArticle(thread: Thread): HTMLElement {
  const article = make('article', '');
  const heading = make('h4', thread.subject);
  heading.append(make('span', STATUS[thread.status] ?? thread.status));
  article.append(heading);
  for (const message of thread.messages) {
    const box = make('div', '', { className: `message ${message.from}` });
    const who = message.from === 'surgery' ? `Legekontoret, ${message.who}` : message.who;
    box.append(make('p', `${who} · ${time(message.sent)}`, { className: 'who' }), make('p', message.text));
    article.append(box);
  }
  return article;
}

function field(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function onSubmit(id: string, work: (form: HTMLFormElement) => Promise<void>): void {
  const form = element(id, HTMLFormElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(() => work(form));
  });
}

onSubmit('misbehave', async (form) => {
  const kind = field(form, 'kind');
  const minutes = 60_000;
  if (kind === 'clock') {
    await change('clock', { ms: Number(field(form, 'detail')) * minutes });
    return;
  }
  const [times, only, detail] = [field(form, 'times'), field(form, 'only'), Number(field(form, 'detail'))];
  await change('misbehave', {
    kind,
    ...(times === '' ? {} : { times: Number(times) }),
    ...(only === '' ? {} : { only }),
    ...(kind === 'slow' ? { ms: detail } : {}),
    ...(kind === 'status' ? { status: detail } : {}),
  });
});

onSubmit('find', async (form) => {
  const found = await post<FoundPatient[]>('patient/find', { name: field(form, 'name') });
  element('found-none', HTMLElement).textContent = found.length === 0 ? 'Ingen pasient med det navnet.' : '';
  const items = found.map((patient) => {
    const item = document.createElement('li');
    const choose = make('button', patient.name);
    choose.type = 'button';
    choose.append(make('small', `født ${patient.birthDate} · ${patient.gp}`));
    choose.addEventListener('click', () => {
      location.hash = `pasient=${patient.id}`;
      element('found', HTMLElement).replaceChildren();
      element('pasienten', HTMLElement).focus();
    });
    item.append(choose);
    return item;
  });
  element('found', HTMLElement).replaceChildren(...items);
});

onSubmit('write', async (form) => {
  const patient = chosenPatient();
  await post('patient/write', {
    patient,
    kind: field(form, 'kind'),
    subject: field(form, 'subject'),
    question: field(form, 'question'),
    urgent: new FormData(form).has('urgent'),
  });
  form.reset();
  await refreshThreads();
});

onSubmit('register', async (form) => {
  await post('register', { key: JSON.parse(field(form, 'key')) as unknown });
  form.reset();
  status.textContent = 'Nøkkelen er registrert. Arbeidsstasjonen slippes inn.';
});

element('network', HTMLButtonElement).addEventListener('click', (event) => {
  const isOffline = event.currentTarget instanceof HTMLElement && event.currentTarget.ariaPressed === 'true';
  attempt(() => (isOffline ? change('behave', { kind: 'offline' }) : change('misbehave', { kind: 'offline' })));
});
element('behave', HTMLButtonElement).addEventListener('click', () => attempt(() => change('behave', {})));

const kinds = element('misbehave', HTMLFormElement).elements.namedItem('kind');
if (kinds instanceof HTMLSelectElement) {
  kinds.append(
    ...Object.entries(KINDS).map(([value, text]) => new Option(text, value)),
    new Option('Klokka går feil', 'clock'),
  );
  kinds.value = 'dropReply';
  kinds.addEventListener('change', () => showDetail(kinds.value));
}

function showDetail(kind: string): void {
  const label = element('detail-label', HTMLElement);
  const detail = DETAILS[kind];
  label.hidden = detail === undefined;
  const [text, input] = [label.querySelector('span'), label.querySelector('input')];
  if (text) text.textContent = detail?.label ?? '';
  if (input) input.value = detail?.value ?? '';
}

window.addEventListener('hashchange', () => attempt(refreshThreads));
attempt(refreshState);
attempt(refreshThreads);
setInterval(() => {
  if (document.hidden) return;
  attempt(refreshState);
  attempt(refreshThreads);
}, POLL_MS);
