import { formatRoute } from "./routing/route.js";

interface Props {
  /** What is not there, as a sentence without its full stop. */
  readonly what: string;
  /** The address that led here. */
  readonly where?: string;
  /** The list that has what there is. */
  readonly back: "experiments" | "models";
}

/** Says that there is nothing at an address, and where to go on. */
export function Lost({ what, where, back }: Props) {
  const list = formatRoute(back === "models" ? { page: "models" } : { page: "experiments", query: "" });
  return (
    <div class="card lost">
      <h1>{what}</h1>
      {where === undefined ? null : <p class="code muted">{where}</p>}
      <p>
        <a href={list}>{back === "models" ? "All models" : "All experiments"}</a>
      </p>
    </div>
  );
}
