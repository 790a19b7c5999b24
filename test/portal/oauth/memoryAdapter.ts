type Payload = Record<string, unknown>;

const models = new Map<string, Map<string, { payload: Payload; expires: number }>>();

/** Keeps what oidc-provider wants kept (assertions and proofs already used) in memory. Its own adapter for that warns. */
export class MemoryAdapter {
  readonly #kept: Map<string, { payload: Payload; expires: number }>;

  constructor(name: string) {
    const kept = models.get(name) ?? new Map<string, { payload: Payload; expires: number }>();
    models.set(name, kept);
    this.#kept = kept;
  }

  async upsert(id: string, payload: Payload, expiresIn?: number): Promise<void> {
    this.#kept.set(id, { payload, expires: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
  }

  async find(id: string): Promise<Payload | undefined> {
    const found = this.#kept.get(id);
    if (found && found.expires < Date.now()) this.#kept.delete(id);
    return found && found.expires >= Date.now() ? found.payload : undefined;
  }

  async consume(id: string): Promise<void> {
    const found = this.#kept.get(id);
    if (found) found.payload['consumed'] = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.#kept.delete(id);
  }

  async findByUid(): Promise<undefined> {
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async revokeByGrantId(): Promise<void> {
    // A machine has no grants.
  }
}
