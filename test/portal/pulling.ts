import type { Bundle, Resource } from '@medplum/fhirtypes';

/** Follows a search's pages to their end, as a trusting client does; at most 200 of them. For the portal's own tests. */
export async function pullPages(fhirUrl: string, search: string): Promise<Bundle[]> {
  const pages: Bundle[] = [];
  let url: string | undefined = `${fhirUrl}/${search}`;
  while (url !== undefined && pages.length < 200) {
    const response: Response = await fetch(url);
    if (!response.ok) throw new Error(`page ${pages.length + 1}: ${response.status}`);
    const page = (await response.json()) as Bundle;
    pages.push(page);
    url = page.link?.find(({ relation }) => relation === 'next')?.url;
  }
  return pages;
}

export function resourcesOf(pages: readonly Bundle[]): Resource[] {
  return pages.flatMap(({ entry }) => (entry ?? []).flatMap(({ resource }) => resource ?? []));
}

export function idsOf(pages: readonly Bundle[]): string[] {
  return resourcesOf(pages).map(({ id }) => id ?? '');
}
