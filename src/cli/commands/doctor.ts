import { defineCommand } from "../command.js";
import { examine } from "../doctor/examine.js";
import { stepsOf, type Finding } from "../doctor/finding.js";

export const doctor = defineCommand({
  about:
    "Checks address, proxy, connection, certificate, release, clock and login. Prints what to do, the most urgent step first, " +
    "and below that what each check found. A login that it tries is ended again; nothing is kept and nothing is changed.",
  arguments: {},
  flags: {},
  connects: true,
  json: 'One object: "ok" (true or false), "steps" (what to do, in order) and "checks", each with "result", "subject" and "message".',
  exitCodes: { 1: "something does not work" },
  examples: { "doctor -m https://det.example.com": "why can I not reach that master?" },
  async run({ client: given, names, output, signal }) {
    const client = { ...given, logger: undefined };
    const findings: Finding[] = [];
    output.bar(() => "Checking the address …");
    for await (const finding of examine(client, names, signal)) {
      findings.push(finding);
      output.bar(() => `Checking what is behind: ${finding.subject} …`);
    }
    const steps = stepsOf(findings);
    const ok = findings.every(({ result }) => result !== "FAIL");
    if (output.json) {
      const checks = findings.map(({ result, subject, words }) => ({
        result: result.toLowerCase(),
        subject,
        message: words,
      }));
      await output.result({ ok, steps, checks }, "");
      return ok ? 0 : 1;
    }
    for (const [index, step] of steps.entries())
      await output.result({}, `${index === 0 ? "Do first:" : "Then:"} ${step}`);
    for (const { result, subject, words } of findings) {
      await output.result({}, `${result.padEnd(5)}${subject.padEnd(12)}${words}`);
    }
    return ok ? 0 : 1;
  },
});
