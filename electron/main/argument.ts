import { forPatients } from './hardening/forPatients.ts';

/** The value of `--name=value` or `--name value` on the command line; a build for patients takes none of ours. */
export function argument(name: string): string | undefined {
  if (forPatients) return undefined;
  const joined = process.argv.find((one) => one.startsWith(`--${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 3);
  const place = process.argv.indexOf(`--${name}`);
  return place === -1 ? undefined : process.argv[place + 1];
}
