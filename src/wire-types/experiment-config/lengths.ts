/** How long something goes on, in exactly one unit: `{ batches: 1000 }`. */
export interface LengthConfig {
  /** Batches of one trial's training. */
  batches?: number | undefined;
  /** Records, which `global_batch_size` turns into batches. */
  records?: number | undefined;
  /** Epochs; before release 0.38.0 they need `records_per_epoch`. */
  epochs?: number | undefined;
}
