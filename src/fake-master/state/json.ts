/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** A JSON object: metadata, hyperparameters, a configuration. */
export type JsonObject = { [key: string]: Json };
