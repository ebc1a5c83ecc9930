// What Node, Bun and Deno do beyond the web: files, certificates, proxies, the logins of the det command.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createExperiment,
  Determined,
  DownloadError,
  MasterUnreachableError,
  TlsError,
  whoami,
} from "determined-client";
import { equal, failureOf } from "./expect.mjs";

const connect = (master, options) =>
  new Determined({ master, user: "determined", password: "", tokenStore: false, ...options });

/** A model directory and a config beside it. */
function writeModel(folder) {
  mkdirSync(join(folder, "model/package"), { recursive: true });
  writeFileSync(join(folder, "model/train.py"), "print(1)");
  writeFileSync(join(folder, "model/package/__init__.py"), "");
  writeFileSync(join(folder, "model/big.log"), "left out");
  writeFileSync(join(folder, "model/.detignore"), "*.log\n");
  writeFileSync(
    join(folder, "config.yaml"),
    "name: from a file\nentrypoint: python3 train.py\nsearcher: { name: single, metric: loss }\n",
  );
  return { config: join(folder, "config.yaml"), modelDir: join(folder, "model") };
}

async function train(determined, folder) {
  const experiment = await determined.createExperiment(writeModel(folder));
  equal(await experiment.wait({ interval: "100ms" }), "STATE_COMPLETED");
  return experiment;
}

const sentPaths = (fake) =>
  fake
    .requests({ operation: "CreateExperiment" })[0]
    .body.modelDefinition.map(({ path }) => path.replace(/\/$/, ""))
    .sort();

export const steps = {
  "an experiment is made of a YAML file and a model directory": {
    async run({ master, folder }) {
      const experiment = await train(connect(master), folder);
      equal(experiment.name, "from a file");
      const code = await experiment.downloadCode({ outputDir: join(folder, "code") });
      equal(statSync(code).size > 0, true);
    },
    look: (fake) => equal(sentPaths(fake), ["package", "package/__init__.py", "train.py"]),
  },

  "config and modelDir may be file: URLs": {
    async run({ master, folder }) {
      const { config, modelDir } = writeModel(folder);
      await connect(master).createExperiment({ config: pathToFileURL(config), modelDir: pathToFileURL(modelDir) });
    },
    look: (fake) => equal(sentPaths(fake).includes("train.py"), true),
  },

  "a checkpoint is downloaded, verified, and appears whole": {
    async run({ master, folder }) {
      const checkpoint = await (await train(connect(master), folder)).topCheckpoint();
      const phases = new Set();
      const onProgress = (progress) => phases.add(progress.phase ?? progress.kind);
      const path = await checkpoint.download({ path: join(folder, "best"), onProgress });
      equal(phases.size > 0, true);
      for (const [name, size] of Object.entries(checkpoint.resources)) {
        if (!name.endsWith("/")) equal([name, statSync(join(path, name)).size], [name, size]);
      }
      equal(typeof JSON.parse(readFileSync(join(path, "metadata.json"), "utf8")), "object");
      equal(await checkpoint.download({ path }), path);
    },
    look: (fake) => equal(fake.requests().filter(({ path }) => path.startsWith("/checkpoints/")).length, 1),
  },

  "an archive that ends early is a DownloadError, and nothing is left": {
    arrange: (fake) => void fake.faults.truncateArchive({ times: Infinity }),
    async run({ master, folder }) {
      const checkpoint = await (await train(connect(master, { retry: false }), folder)).topCheckpoint();
      await failureOf(DownloadError, checkpoint.download({ path: join(folder, "down/best") }));
      equal(existsSync(join(folder, "down")) ? readdirSync(join(folder, "down")) : [], []);
    },
  },

  "a create that nobody can have received is a MasterUnreachableError": {
    async run({ refused, folder }) {
      const determined = connect(refused, { token: "t", retry: { baseDelay: "50ms" } });
      const error = await failureOf(MasterUnreachableError, determined.createExperiment(writeModel(folder)));
      equal([error.attempts, error.message.includes(refused)], [5, true]);
    },
  },

  "an unknown certificate is a TlsError, without another attempt": {
    async run({ secure }) {
      const error = await failureOf(TlsError, connect(secure).getMasterInfo());
      equal([error.attempts, error.message.includes("certPath")], [1, true]);
    },
  },

  "https to a master that speaks http is a TlsError": {
    async run({ master }) {
      await failureOf(TlsError, connect(master.replace("http:", "https:"), { retry: false }).getMasterInfo());
    },
  },

  "certPath trusts an authority of one's own": {
    async run({ secure, certificate }) {
      equal((await connect(secure, { certPath: certificate }).getMasterInfo()).version, "0.38.1");
    },
  },

  "a name that the certificate lacks is a TlsError": {
    async run({ secure, certificate }) {
      const elsewhere = secure.replace("127.0.0.1", "localhost");
      await failureOf(TlsError, connect(elsewhere, { certPath: certificate }).getMasterInfo());
    },
  },

  "certName is the name that the certificate must have": {
    async run({ secure, certificate }) {
      const elsewhere = secure.replace("127.0.0.1", "localhost");
      const determined = connect(elsewhere, { certPath: certificate, certName: "det.internal" });
      equal((await determined.getMasterInfo()).version, "0.38.1");
    },
  },

  "noverify accepts any certificate": {
    async run({ secure }) {
      equal((await connect(secure, { noverify: true }).getMasterInfo()).version, "0.38.1");
    },
  },

  "an experiment is created and followed over TLS": {
    async run({ secure, certificate, folder }) {
      const determined = connect(secure, { certPath: certificate });
      const experiment = await determined.createExperiment(writeModel(folder));
      const trial = await experiment.awaitFirstTrial({ interval: "50ms" });
      let count = 0;
      for await (const line of trial.logs({ follow: true })) if (line) count += 1;
      equal(count > 10, true);
      const path = await (await experiment.topCheckpoint()).download({ path: join(folder, "best") });
      equal(existsSync(join(path, "metadata.json")), true);
    },
  },

  "HTTP_PROXY is asked for what only the proxy can reach": {
    env: ({ proxy }) => ({ HTTP_PROXY: proxy }),
    async run() {
      const determined = connect("http://det.invalid:8080", { allowInsecureAuth: true });
      equal((await determined.getMasterInfo()).version, "0.38.1");
    },
    look: (fake) => equal(fake.requests({ operation: "GetMaster" })[0].headers.get("x-through"), "proxy"),
  },

  "a login is saved where the det command looks, under its lock": {
    env: ({ folder }) => ({ DET_DEBUG_CONFIG_PATH: join(folder, "config") }),
    async run({ master, folder }) {
      const options = { master, user: "determined", tokenStore: "default" };
      await Determined.login({ ...options, password: "" });
      const file = join(folder, "config/auth.json");
      const saved = JSON.parse(readFileSync(file, "utf8"));
      equal(saved.version, 2);
      equal(typeof saved.masters[master].tokens.determined, "string");
      equal(statSync(file).mode & 0o777, 0o600);
      equal(existsSync(`${file}.lock`), true);
      const again = new Determined(options);
      equal((await again.whoami()).username, "determined");
      await again.logout();
      equal(JSON.parse(readFileSync(file, "utf8")).masters[master].tokens, {});
    },
    look: (fake) => equal(fake.requests({ operation: "Login" }).length, 1),
  },

  "the module functions take master and login from the environment": {
    env: ({ master, folder }) => ({
      DET_MASTER: master,
      DET_USER: "determined",
      DET_PASS: "",
      DET_DEBUG_CONFIG_PATH: join(folder, "config"),
    }),
    async run({ folder }) {
      const experiment = await createExperiment(writeModel(folder));
      equal((await whoami()).username, "determined");
      equal(await experiment.wait({ interval: "100ms" }), "STATE_COMPLETED");
    },
  },
};
