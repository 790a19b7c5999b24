import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** A package whose code is in a bundle, and the licence that must go with it. */
type Bundled = { readonly name: string; readonly version: string; readonly licence: string; readonly text: string };

const DEPENDENCY = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/u;

/**
 * Writes `THIRD-PARTY.txt` beside a bundle: name, version, licence and licence text of every package that is in it, and
 * of those that it leaves outside and ships. The build fails for a package that states no licence.
 *
 * @param shipped packages that are shipped beside the bundle, by name
 * @param folder where `node_modules` is
 */
export function thirdParty(folder: string, shipped: readonly string[] = []): Plugin {
  return {
    name: 'third-party',
    generateBundle() {
      const bundled = [...this.getModuleIds()].flatMap((id) => DEPENDENCY.exec(id.replace(/^\0/u, ''))?.[1] ?? []);
      const beside = shipped.map((name) => path.join(folder, 'node_modules', name));
      const found = [...new Set([...bundled, ...beside])].map(packageIn);
      const lacking = found.filter(({ licence }) => licence === '').map(({ name }) => name);
      if (lacking.length > 0) this.error(`no licence is stated by ${lacking.join(', ')}`);
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY.txt', source: textOf(found) });
    },
  };
}

function packageIn(folder: string): Bundled {
  const manifest = path.join(folder, 'package.json');
  const { name, version, license } = (existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}) as Record<
    string,
    unknown
  >;
  const files = globSync('{LICEN[CS]E,COPYING,NOTICE}*', { cwd: folder }).toSorted();
  return {
    name: typeof name === 'string' ? name : path.basename(folder),
    version: typeof version === 'string' ? version : '',
    licence: typeof license === 'string' ? license : '',
    text: files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n'),
  };
}

function textOf(packages: readonly Bundled[]): string {
  const parts = packages
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ name, version, licence, text }) => {
      const words = text === '' ? '(The package brings no licence text of its own.)' : text;
      return `${name} ${version}\nLicence: ${licence}\n\n${words}\n`;
    });
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}
