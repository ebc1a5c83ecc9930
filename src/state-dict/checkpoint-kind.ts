import { UnsupportedRuntimeError } from "../errors/index.js";

const loaders: Record<string, string> = {
  saved_model: "determined.estimator.load_estimator_from_checkpoint_path",
  saved_weights: "determined.keras.load_model_from_checkpoint_path",
  h5: "determined.keras.load_model_from_checkpoint_path",
};

/**
 * Says by its metadata whether a checkpoint is PyTorch's, by the rules of Python's `Checkpoint.load_from_path`. All others throw
 * UnsupportedRuntimeError that says what was found and how to load it in Python.
 */
export function checkIsTorch(metadata: Readonly<Record<string, unknown>>, place: string): void {
  const { framework, format = "saved_model" } = metadata;
  const named = typeof framework === "string" ? framework : "";
  if (named.startsWith("torch")) return;
  const isTensorFlow = named.startsWith("tensorflow");
  if (!isTensorFlow && "torch_version" in metadata) return;
  if (isTensorFlow || "tensorflow_version" in metadata) {
    const loader = Object.hasOwn(loaders, String(format)) ? loaders[String(format)] : "the TensorFlow that wrote it";
    throw new UnsupportedRuntimeError(
      `${place} is a TensorFlow checkpoint (format ${JSON.stringify(format)}); only PyTorch's can be loaded here. In Python use ${loader}.`,
    );
  }
  throw new UnsupportedRuntimeError(
    `${place}: metadata.json says ${named ? `framework ${JSON.stringify(named)}` : "no framework"}, so it is unknown how to load it. ` +
      "A checkpoint of the Core API is read by the code that wrote it.",
  );
}
