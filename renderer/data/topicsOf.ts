import { topicsOfQueries, type Topic } from '../../shared/ipc/topics.ts';
import type { QueryName } from './ask.ts';

/** What each query depends on; one that is forgotten does not compile. */
export const topicsOf: Readonly<Record<QueryName, readonly Topic[]>> = topicsOfQueries;
