import { expect, test } from 'vitest';
import { sharedTransactions } from '../../electron/engine/db/sharedTransaction.ts';
import { aDatabase } from './aDatabase.ts';

/** A table that takes each number once, and what each transaction put in it. */
function aTable() {
  const db = aDatabase();
  db.exec('CREATE TABLE taken (number INTEGER PRIMARY KEY) STRICT');
  const transactions: (readonly number[])[] = [];
  const together = sharedTransactions<number>(db, (numbers) => transactions.push(numbers));
  const insert = db.prepare('INSERT INTO taken VALUES (?)');
  return {
    transactions,
    put: (number: number) => together(() => (insert.run(number), number)),
    taken: () => db.prepare('SELECT number FROM taken ORDER BY number').pluck().all(),
  };
}

test('what is asked for at the same time is one transaction, and what comes later the next', async () => {
  const { put, taken, transactions } = aTable();
  expect(await Promise.all([put(1), put(2), put(3)])).toEqual([1, 2, 3]);
  await put(4);
  expect(transactions).toEqual([[1, 2, 3], [4]]);
  expect(taken()).toEqual([1, 2, 3, 4]);
});

test('much at once becomes several transactions, so that the thread answers people between them', async () => {
  const { put, transactions } = aTable();
  await Promise.all(Array.from({ length: 250 }, (_, number) => put(number)));
  expect(transactions.map(({ length }) => length)).toEqual([100, 100, 50]);
});

test('one that fails is told so, and takes nobody with it', async () => {
  const { put, taken } = aTable();
  await put(2);
  const [first, second, third] = await Promise.allSettled([put(1), put(2), put(3)]);
  expect(first).toEqual({ status: 'fulfilled', value: 1 });
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' } });
  expect(third).toEqual({ status: 'fulfilled', value: 3 });
  expect(taken()).toEqual([1, 2, 3]);
});

test('nothing is said to be done before its transaction is', async () => {
  const { put, transactions } = aTable();
  const heard: number[] = [];
  await Promise.all(
    [1, 2].map(async (number) => {
      await put(number);
      heard.push(transactions.length);
    }),
  );
  expect(heard).toEqual([1, 1]);
});
