/** The field that names an object to its master: `uuid` of a checkpoint, `name` of a model, else `id`. */
type Identity<T> = T extends { uuid: unknown } ? "uuid" : T extends { modelId: unknown } ? "name" : "id";

/** Methods and the identity: what a handle has without asking the master. */
type Present<T> = {
  readonly [K in keyof T as K extends Identity<T> ? K : T[K] extends (...rest: never[]) => unknown ? K : never]: T[K];
};

/** Fields that stay undefined until the object is loaded. */
type Unloaded<T> = { readonly [K in Exclude<keyof T, keyof Present<T>>]?: T[K] | undefined };

/**
 * An object made without a request: its identity and every method of its class. Fields that only the master knows are
 * undefined until `reload()`, which resolves to the whole object.
 *
 * @example
 * const experiment = await determined.experiment(42).reload();
 */
export type Handle<T> = Present<T> & Unloaded<T>;
