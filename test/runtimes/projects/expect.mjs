/** The few comparisons that the checks need; not every runtime has `node:assert`. */
export function equal(actual, expected) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`expected ${right}, got ${left}`);
}

/** Gives what a promise is rejected with. */
export async function failure(promise) {
  const value = await promise.then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  if (!("error" in value)) throw new Error(`expected an error, got ${String(value.value)}`);
  return value.error;
}

/** Gives the error of a promise, which must be of a class, by `instanceof` and by `isInstance`. */
export async function failureOf(errorClass, promise) {
  const error = await failure(promise);
  if (!(error instanceof errorClass) || !errorClass.isInstance(error)) {
    throw new Error(`expected ${errorClass.name}, got ${error?.stack ?? error}`);
  }
  return error;
}
