// A worker that runs the step that a request names, and answers `done` or the error.
import { steps as inProcess } from "./in-process.mjs";
import { steps as overHttp } from "./over-http.mjs";

const steps = { ...overHttp, ...inProcess };

export default {
  async fetch(request) {
    const { name, context } = await request.json();
    try {
      await steps[name].run(context);
      return new Response("done");
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 });
    }
  },
};
