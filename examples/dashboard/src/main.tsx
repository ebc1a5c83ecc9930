import { render } from "preact";
import { App } from "./app.jsx";
import { readSettings } from "./settings.js";

render(<App settings={readSettings(document)} />, document.getElementById("app")!);
