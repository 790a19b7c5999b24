/** The first thing that is wrong with a value: where in it, and what, without its content. */
export type ShapeFault = { readonly path: readonly (string | number)[]; readonly problem: string };

/** What a piece of JSON must look like. `Of` is its type; fields that are not named pass through untouched. */
export type Shape<Of> = {
  /** null when the value fits. */
  readonly faultIn: (input: unknown) => ShapeFault | null;
  readonly mayBeAbsent: boolean;
  /** The value itself, not a copy, under its type; or what is wrong with it. Never throws. */
  readonly safeParse: (
    input: unknown,
  ) => { readonly success: true; readonly data: Of } | { readonly success: false; readonly fault: ShapeFault };
};

/** The type that a shape describes. */
export type TypeOf<S> = S extends Shape<infer Of> ? Of : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type ObjectOf<F extends Fields> = {
  readonly [K in keyof F as undefined extends TypeOf<F[K]> ? never : K]: TypeOf<F[K]>;
} & { readonly [K in keyof F as undefined extends TypeOf<F[K]> ? K : never]?: TypeOf<F[K]> } & {
  readonly [other: string]: unknown;
};

// A first load checks every resource of the portal. These checks copy nothing and stop at the first fault; a general
// schema library takes as long for it as encrypting and storing the resource does.
function shape<Of>(faultIn: Shape<Of>['faultIn'], mayBeAbsent = false): Shape<Of> {
  return {
    faultIn,
    mayBeAbsent,
    safeParse: (input) => {
      const fault = faultIn(input);
      return fault === null ? { success: true, data: input as Of } : { success: false, fault };
    },
  };
}

const wrongType: ShapeFault = { path: [], problem: 'invalid_type' };

export const text: Shape<string> = shape((input) => (typeof input === 'string' ? null : wrongType));
export const flag: Shape<boolean> = shape((input) => (typeof input === 'boolean' ? null : wrongType));
export const number: Shape<number> = shape((input) => (typeof input === 'number' ? null : wrongType));

/** A text that a test accepts; `problem` says what it should be. */
export function textThat(accepts: (text: string) => boolean, problem: string): Shape<string> {
  const fault = { path: [], problem };
  return shape((input) => (typeof input !== 'string' ? wrongType : accepts(input) ? null : fault));
}

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  const known: ReadonlySet<unknown> = new Set(values);
  const fault = { path: [], problem: 'invalid_value' };
  return shape((input) => (known.has(input) ? null : fault));
}

export function optional<Of>(of: Shape<Of>): Shape<Of | undefined> {
  return shape((input) => (input === undefined ? null : of.faultIn(input)), true);
}

export function listOf<Of>(of: Shape<Of>): Shape<readonly Of[]> {
  return shape((input) => {
    if (!Array.isArray(input)) return wrongType;
    for (let place = 0; place < input.length; place += 1) {
      const fault = of.faultIn(input[place]);
      if (fault !== null) return { ...fault, path: [place, ...fault.path] };
    }
    return null;
  });
}

/** An object with these fields, in the order in which they are checked, and with any others. */
export function object<const F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const checks = Object.entries(fields);
  return shape((input) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return wrongType;
    const values = input as Readonly<Record<string, unknown>>;
    for (const [name, field] of checks) {
      const value = values[name];
      if (value === undefined && field.mayBeAbsent) continue;
      const fault = field.faultIn(value);
      if (fault !== null) return { ...fault, path: [name, ...fault.path] };
    }
    return null;
  });
}
