import type { RequestSettings } from "../../values/index.js";
import { unwrap } from "../../api/unwrap.js";
import { AmbiguousCreateError } from "../../errors/index.js";
import type { Connection } from "../connection.js";
import { LATE, searchDelay } from "../search-delay.js";
import type { ModelVersion } from "./model-version.js";

/** A registration that is to happen once: docs/decisions/010 says what is sent when, and why that is enough. */
export interface Registration {
  readonly connection: Connection;
  /** Name or id of the model. */
  readonly modelName: string;
  /** The versions of the checkpoint that the model has now, lowest number first. */
  readonly look: () => Promise<ModelVersion[]>;
  readonly request: RequestSettings;
}

/** Milliseconds before each attempt to settle. What a broken connection carried may still be done within them. */
const ATTEMPTS: readonly number[] = [0, LATE, LATE];

/** Registers a checkpoint of which the model had no version a moment ago; of two that race both give the same. */
export async function registerOnce(
  registration: Registration,
  register: () => Promise<ModelVersion>,
): Promise<ModelVersion> {
  let ours: ModelVersion;
  try {
    ours = await register();
  } catch (error) {
    return findLost(registration, error);
  }
  return settle(registration, ours);
}

/** After an answer: of several versions the lowest stays, for all who look see it, and only who registered another removes that. */
async function settle(registration: Registration, ours: ModelVersion): Promise<ModelVersion> {
  const { connection, request } = registration;
  let known: ModelVersion | undefined;
  let cause: unknown;
  for (const delay of ATTEMPTS) {
    if (delay) await connection.clock.sleep(delay, request.signal);
    try {
      const versions = await registration.look();
      known = versions[0];
      const isOurs = ({ modelVersionId }: ModelVersion): boolean => modelVersionId === ours.modelVersionId;
      if (!known || isOurs(known)) return ours;
      if (versions.some(isOurs)) await remove(registration, ours);
      return known;
    } catch (error) {
      request.signal?.throwIfAborted();
      cause = error;
    }
  }
  throw unsettled(ours, known, cause);
}

/** Once only: the number of the highest version is free when it is gone, and a second request could meet the next to get it. */
async function remove({ connection, modelName, request }: Registration, { modelVersion }: ModelVersion): Promise<void> {
  const path = { modelName, modelVersionNum: modelVersion };
  const init = { params: { path }, isRepeatable: false, ...request };
  unwrap(await connection.api.DELETE("/api/v1/models/{modelName}/versions/{modelVersionNum}", init));
}

function unsettled(ours: ModelVersion, known: ModelVersion | undefined, cause: unknown): AmbiguousCreateError {
  const { modelVersion, modelName } = ours;
  const words = known
    ? `was registered beside version ${known.modelVersion} of the same checkpoint and could not be removed`
    : "was registered, but whether it is the only one of its checkpoint could not be found out";
  const why = cause instanceof Error ? ` ${cause.message}` : "";
  return new AmbiguousCreateError(
    `Version ${modelVersion} of model ${JSON.stringify(modelName)} ${words}. Look with listVersions().${why}`,
    { operation: "registerVersion", cause },
  );
}

/** After a failure: gives the version that is there all the same, ours or another's. */
async function findLost(registration: Registration, failure: unknown): Promise<ModelVersion> {
  const { connection, request, look } = registration;
  const delay = searchDelay(failure);
  if (delay === undefined) throw failure;
  if (delay) await connection.clock.sleep(delay, request.signal);
  const [found, ...others] = await look().catch((error: unknown) => {
    request.signal?.throwIfAborted();
    connection.logger.debug("The version could not be looked for.", error);
    return [];
  });
  if (!found) throw failure;
  if (others.length) {
    // Which one is ours nobody can tell, and another may be meant, so none is removed.
    const numbers = others.map(({ modelVersion }) => modelVersion).join(", ");
    connection.logger.warn(
      `The answer of registerVersion got lost. Model ${JSON.stringify(found.modelName)} has the checkpoint as version ${found.modelVersion}, and as ${numbers} too, of which one may be by this call.`,
    );
  }
  return found;
}
