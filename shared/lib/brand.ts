declare const brand: unique symbol;

/** A string that only the right function may make, so that two kinds of id cannot be swapped. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
