/** Where a matter stands for the people at the desk. Its place is its number in the database: new ones go at the end. */
export const QUEUE_STATES = ['open', 'in-progress', 'answered', 'closed'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];
