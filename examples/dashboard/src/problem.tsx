/** What went wrong, in the words of the error; while nothing did and nothing is known, what is being waited for. */
export function Problem({ error, waiting }: { error: unknown; waiting?: string }) {
  if (error !== undefined) {
    return (
      <p class="problem" role="alert">
        {(error as Error).message}
      </p>
    );
  }
  return waiting === undefined ? null : <p class="waiting">{waiting}</p>;
}
