import { platform } from "#platform";
import { answerError } from "../../api/answer-error.js";
import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { checkText, type Checked, type OptionTable, type RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";

/** Options of `Experiment.downloadCode`. */
export interface DownloadCodeOptions extends RequestOptions {
  /**
   * Directory to save to, created when missing.
   *
   * @default the working directory
   */
  outputDir?: string | undefined;
}

export const downloadCodeOptions = {
  outputDir: { check: checkText },
} satisfies OptionTable<DownloadCodeOptions>;

/** Reads the model definition of an experiment as gzip-compressed tar. */
export async function readCode(
  connection: Connection,
  experimentId: number,
  request: RequestSettings,
): Promise<Uint8Array<ArrayBuffer>> {
  const init = { params: { path: { experimentId } }, ...request };
  const answer = await connection.api.GET("/api/v1/experiments/{experimentId}/model_def", init);
  const text = unwrap(answer).b64Tgz ?? "";
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch (cause) {
    throw answerError(answer.response, "holds code that is not Base64.", undefined, cause);
  }
}

/** Saves the model definition of an experiment; gives the path of the file. */
export async function downloadCode(
  connection: Connection,
  experimentId: number,
  { outputDir: directory, request }: Checked<typeof downloadCodeOptions>,
): Promise<string> {
  const read = (): Promise<Uint8Array> => readCode(connection, experimentId, request);
  return platform.saveFile({ directory, name: `exp-${experimentId}_model_def.tar.gz`, read });
}
