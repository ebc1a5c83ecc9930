import type { Reporter, TestModule } from "vitest/node";

/** Says how many tests a real master can run, and why it cannot run the others. */
export default class BridgeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const reasons = new Map<string, number>();
    let withoutMaster = 0;
    let elsewhere = 0;
    let here = 0;
    for (const { name } of tests) {
      const reason = /\(needs the fake: (.*)\)$/.exec(name)?.[1];
      if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      else if (/ \[about releases .*\]$/.test(name)) elsewhere += 1;
      else if (/ \[https?:.*\]$/.test(name)) here += 1;
      else withoutMaster += 1;
    }
    const needFake = [...reasons.values()].reduce((sum, count) => sum + count, 0);
    const because = [...reasons].map(([reason, count]) => `${reason} (${count})`).join(", ");
    console.log(
      `${here + elsewhere} tests can run on a real master: ${here} ran on this one, ${elsewhere} are about other releases. ` +
        `${needFake} need the fake, because of ${because}. ${withoutMaster} need no master.`,
    );
  }
}
