import type { PortalTrustView, SettingDifference } from '../../../shared/ipc/views/portalTrust.ts';
import { inOneLine } from '../../../shared/fhir/inOneLine.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import {
  isLoopback,
  readPortalSettings,
  withoutSecrets,
  type PortalSettings,
  type SettingsFault,
} from '../../engine/portal/settings.ts';
import type { MachineFile } from './machineFile.ts';
import { portalSettingsFrom, takeSecretsOut } from './portalSettingsFile.ts';

/**
 * Which portal and which provider this machine believes. A file beside the program is easily changed, and whoever
 * changes it could name a provider that lets them in as anyone: so the first settings are bound, sealed with the
 * machine's own key, and others count only when somebody entitled and signed in by the bound ones has said so.
 */
export class PortalTrust {
  readonly file: string;
  readonly #mayBeUsed: (file: string) => boolean;
  #machine: MachineFile | null = null;
  #found: Result<PortalSettings, SettingsFault> = err({ field: '', problem: 'not read yet' });
  #bound: PortalSettings | null = null;
  #isFresh = true;
  #secretsInFile = false;
  #accepted = false;

  /**
   * @param file the settings file
   * @param mayBeUsed whether nobody but those who may has written it
   */
  constructor(file: string, mayBeUsed: (file: string) => boolean = () => true) {
    this.file = file;
    this.#mayBeUsed = mayBeUsed;
  }

  /** Reads the file, holds it to what the machine was set up with, and binds the first that can be used. */
  open(machine: MachineFile): void {
    this.#machine = machine;
    const bound = boundIn(machine);
    this.#isFresh = bound === null;
    this.#bound = bound;
    this.#found = this.#mayBeUsed(this.file)
      ? portalSettingsFrom(this.file, bound)
      : err({ field: '', problem: 'others than an administrator may write to it, or to its folder' });
    if (!this.#found.ok) return;
    if (bound !== null && isSameDemo(bound, this.#found.value))
      this.#bound = { ...bound, fhirBase: this.#found.value.fhirBase };
    if (this.#bound === null && this.#bind(this.#found.value)) this.#bound = this.#found.value;
    this.#nameSurgery(this.#found.value);
    if (this.differences.length === 0 && this.#bound !== null) this.#secretsInFile = !takeSecretsOut(this.file);
  }

  /** What is wrong with the file; null when it can be read. */
  get fault(): SettingsFault | null {
    return this.#found.ok ? null : this.#found.error;
  }

  /** What the machine goes by: what is bound, with the pace of the file. Null when the file cannot be used. */
  get settings(): PortalSettings | null {
    if (!this.#found.ok) return null;
    return this.#bound === null ? this.#found.value : { ...this.#bound, poll: this.#found.value.poll };
  }

  /** Nothing was bound before this start: the surgery's own file is then asked what it belongs to. */
  get isFresh(): boolean {
    return this.#isFresh;
  }

  /** In what the file differs from what is bound. Secrets are told without their value. */
  get differences(): readonly SettingDifference[] {
    if (!this.#found.ok || this.#bound === null) return [];
    const [bound, found] = [fieldsOf(this.#bound), fieldsOf(this.#found.value)];
    const fields = [...new Set([...bound.keys(), ...found.keys()])];
    return fields
      .filter((field) => bound.get(field)?.is !== found.get(field)?.is)
      .map((field) => ({ field, bound: shownOf(bound.get(field)), found: shownOf(found.get(field)) }));
  }

  view(): PortalTrustView {
    return {
      file: this.file,
      differences: this.differences,
      accepted: this.#accepted,
      secretsInFile: this.#secretsInFile,
    };
  }

  /** Somebody entitled takes the file's settings into use; they hold from the next start. */
  accept() {
    if (!this.#found.ok || this.differences.length === 0) return err({ type: 'NothingToAccept' } as const);
    if (!this.#bind(this.#found.value)) return err({ type: 'MachineKeyNotSaved' } as const);
    this.#accepted = true;
    return ok(null);
  }

  /**
   * Which organisation the surgery is may be named after the first start: of several nobody can sign in before it is, and
   * so nobody could accept it. Another than the one that is bound is a difference like any other.
   */
  #nameSurgery({ organization }: PortalSettings): void {
    if (this.#bound === null || this.#bound.organization !== undefined || organization === undefined) return;
    const named = { ...this.#bound, organization };
    if (this.#bind(named)) this.#bound = named;
  }

  #bind(settings: PortalSettings): boolean {
    return this.#machine?.change({ portal: JSON.stringify(settings) }) ?? false;
  }
}

function boundIn(machine: MachineFile): PortalSettings | null {
  const text = machine.kept?.portal ?? null;
  const read = text === null ? null : readPortalSettings(text);
  return read?.ok === true ? read.value : null;
}

/** The demo where a name is enough, on another port than last time: there is no sign-in that could be got round. */
function isSameDemo(bound: PortalSettings, found: PortalSettings): boolean {
  const [before, now] = [new URL(bound.fhirBase), new URL(found.fhirBase)];
  const byName = bound.people === undefined && found.people === undefined;
  return byName && isLoopback(before.href) && before.hostname === now.hostname && before.pathname === now.pathname;
}

type Field = { readonly is: string; readonly shown: string };

/** Each field by its path. How often the portal is asked is nobody's secret and no question of trust. */
function fieldsOf({ poll: _poll, ...settings }: PortalSettings): ReadonlyMap<string, Field> {
  const open = new Map(leaves('', withoutSecrets(settings).without));
  const all = leaves('', settings).map(([path, is]): [string, Field] => {
    return [path, { is, shown: open.get(path) ?? '•••' }];
  });
  return new Map(all);
}

function leaves(path: string, value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [[path, shownValue(value)]];
  if (path.endsWith('.privateKey')) return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, part]) => leaves(path === '' ? name : `${path}.${name}`, part));
}

/** As it can stand in a table: whoever wrote the file may have hidden in it what turns the words round. */
function shownOf(field: Field | undefined): string | null {
  return field === undefined ? null : inOneLine(field.shown);
}

function shownValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
