import { meansOutage } from "./connection/outage.js";
import { useOutage } from "./connection/use-outage.js";
import { describeError } from "./describe-error.js";
import { useSession } from "./session/session-context.js";

interface Props {
  readonly error: unknown;
  /** What is being waited for while nothing went wrong and nothing is known. */
  readonly waiting?: string;
  /** What did not work. */
  readonly doing?: string;
}

/** What went wrong. An outage is only said as long as it lasts. */
export function Problem({ error, waiting, doing }: Props) {
  const { settings, outage } = useSession();
  const since = useOutage(outage);
  if (error !== undefined && !(meansOutage(error) && since === undefined)) {
    return (
      <p class="problem" role="alert" title={(error as Error).message}>
        {doing === undefined ? "" : `${doing}: `}
        {describeError(error, settings)}
        {doing !== undefined && meansOutage(error) ? " Whether it was done is shown when it is back." : ""}
      </p>
    );
  }
  return waiting === undefined ? null : <p class="waiting">{waiting}</p>;
}
