import { damaged, located, unsupported } from "./problems.js";
import { Storage } from "./storage.js";
import { checkedCount, StorageClass } from "./torch-globals.js";

/** The storages of a file by key. */
export class StorageRecords {
  readonly all: Map<string, Storage> = new Map();
  readonly #file: string;
  readonly #open: (key: string, bytes: number) => () => Uint8Array;

  /** `open` is called once per key and returns what reads the bytes later; `file` is named in its errors. */
  constructor(file: string, open: (key: string, bytes: number) => () => Uint8Array) {
    this.#file = file;
    this.#open = open;
  }

  /** The storage of a persistent id: `("storage", class, key, location, count)`, in old files with a view at the end. */
  load(id: unknown): Storage {
    const [kind, storageClass, key, , count, view] = Array.isArray(id) ? (id as unknown[]) : [];
    if (kind !== "storage" || !(storageClass instanceof StorageClass)) {
      throw damaged("it refers to an outside object that is not a storage");
    }
    if (typeof key !== "string" || !/^\w[\w.-]{0,63}$/.test(key))
      throw damaged("a storage in it has an impossible key");
    if (view !== undefined && view !== null)
      throw unsupported("a storage in it is a view of another one, as very old releases of PyTorch wrote them");
    const { type } = storageClass;
    const length = checkedCount(count);
    const known = this.all.get(key);
    if (known && (known.type !== type || known.count !== length)) throw damaged("a storage in it has two types");
    const storage = known ?? new Storage(type, length, this.#located(this.#open(key, length * type.bytes)));
    this.all.set(key, storage);
    return storage;
  }

  #located(read: () => Uint8Array): () => Uint8Array {
    return () => {
      try {
        return read();
      } catch (error) {
        throw located(error, this.#file);
      }
    };
  }
}
