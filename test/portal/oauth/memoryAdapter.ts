type Payload = Record<string, unknown>;
type Kept = Map<string, { payload: Payload; expires: number }>;

/** Where one provider keeps what oidc-provider wants kept: clients, sessions, codes, assertions and proofs already used. */
export type Keeping = { readonly adapter: (name: string) => object; readonly model: (name: string) => Kept };

/** Keeps it in memory, for one provider alone. oidc-provider's own adapter for that warns. */
export function memoryKeeping(): Keeping {
  const models = new Map<string, Kept>();
  const model = (name: string): Kept => {
    const kept: Kept = models.get(name) ?? new Map();
    models.set(name, kept);
    return kept;
  };
  return { model, adapter: (name) => adapterOf(model(name)) };
}

function adapterOf(kept: Kept) {
  const find = async (id: string): Promise<Payload | undefined> => {
    const found = kept.get(id);
    if (found && found.expires < Date.now()) kept.delete(id);
    return found && found.expires >= Date.now() ? found.payload : undefined;
  };
  return {
    find,
    async upsert(id: string, payload: Payload, expiresIn?: number): Promise<void> {
      kept.set(id, { payload, expires: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
    },
    async consume(id: string): Promise<void> {
      const found = kept.get(id);
      if (found) found.payload['consumed'] = Math.floor(Date.now() / 1000);
    },
    async destroy(id: string): Promise<void> {
      kept.delete(id);
    },
    async findByUid(uid: string): Promise<Payload | undefined> {
      const id = [...kept].find(([, { payload }]) => payload['uid'] === uid)?.[0];
      return id === undefined ? undefined : find(id);
    },
    async findByUserCode(): Promise<undefined> {
      return undefined;
    },
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [id, { payload }] of kept) if (payload['grantId'] === grantId) kept.delete(id);
    },
  };
}
